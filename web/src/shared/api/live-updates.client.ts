import { checkConnection } from './connection.store';
import { type LiveUpdate, RESYNC, RESYNC_NOTIFICATIONS } from './live-updates.rules';
import { isSessionExpired } from './sign-in.store';

/** Time without further updates after which they are passed on together. Browsers do not all read at the same moment. */
const QUIET_MS = [300, 900] as const;
/** Maximum time for which updates are collected. */
const MAX_WAIT_MS = 3_000;
/** Time after which a hidden tab lets go of its connection. A browser has few of them for all its tabs. */
const HIDDEN_MS = 60_000;
/** Time after which a stream that the server refused is tried again. Browsers repeat only connections that broke. */
const RETRY_MS = 10_000;

/** Receives the changes of records from the server while the page is visible. */
export class LiveUpdatesClient {
  private source: EventSource | null = null;
  private hasBeenOpen = false;
  private collected: LiveUpdate[] = [];
  private collectedSince = 0;
  private readonly timers: Partial<Record<'flush' | 'pause' | 'retry', number>> = {};

  /** @param onUpdates receives the updates of a burst together */
  constructor(private readonly onUpdates: (updates: LiveUpdate[]) => void) {}

  start(): void {
    document.addEventListener('visibilitychange', this.followVisibility);
    window.addEventListener('offline', checkConnection);
    this.connect();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.followVisibility);
    window.removeEventListener('offline', checkConnection);
    for (const timer of Object.values(this.timers)) window.clearTimeout(timer);
    this.disconnect();
  }

  private connect(): void {
    const source = new EventSource('/api/v1/live-updates');
    this.source = source;
    source.addEventListener('open', () => {
      // Updates may have been missed since the last connection, and notifications since the page was loaded.
      this.collect(this.hasBeenOpen ? RESYNC : RESYNC_NOTIFICATIONS);
      this.hasBeenOpen = true;
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) =>
      this.collect(JSON.parse(data) as LiveUpdate),
    );
    source.addEventListener('error', () => {
      checkConnection();
      if (source.readyState === EventSource.CLOSED) this.setTimer('retry', RETRY_MS, () => this.retry());
    });
  }

  private disconnect(): void {
    this.source?.close();
    this.source = null;
  }

  private retry(): void {
    if (this.source?.readyState !== EventSource.CLOSED) return;
    // Without a session the server would refuse again.
    if (isSessionExpired.get()) this.setTimer('retry', RETRY_MS, () => this.retry());
    else this.connect();
  }

  private readonly followVisibility = (): void => {
    if (document.hidden) {
      this.setTimer('pause', HIDDEN_MS, () => this.disconnect());
      return;
    }
    window.clearTimeout(this.timers.pause);
    if (!this.source) this.connect();
  };

  private collect(update: LiveUpdate): void {
    const now = performance.now();
    if (this.collected.length === 0) this.collectedSince = now;
    this.collected.push(update);
    const [shortest, longest] = QUIET_MS;
    const quiet = shortest + Math.random() * (longest - shortest);
    const left = this.collectedSince + MAX_WAIT_MS - now;
    this.setTimer('flush', Math.max(0, Math.min(quiet, left)), () => {
      const updates = this.collected;
      this.collected = [];
      this.onUpdates(updates);
    });
  }

  private setTimer(name: 'flush' | 'pause' | 'retry', delay: number, run: () => void): void {
    window.clearTimeout(this.timers[name]);
    this.timers[name] = window.setTimeout(run, delay);
  }
}
