import { PassThrough, type Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.constants.js';
import { CodedError } from '../common/errors/domain.errors.js';
import { AuthenticationService } from '../identity/authentication/authentication.service.js';
import type { Credentials } from '../identity/authentication/credentials.rules.js';
import type { LiveUpdateView } from './live-update.view.js';

/** Maximum number of streams of one caller on one instance. */
const MAX_STREAMS_PER_CALLER = 10;
/** Maximum number of bytes that wait for a slow client, twice: before and after the stream is piped. */
const MAX_BUFFERED_BYTES = 65_536;
/** Proxies close connections that are silent for a minute. */
const HEARTBEAT_INTERVAL_MS = 25_000;
/** The shortest and the longest time after which browsers connect again, so that they do not come all at once. */
const RETRY_MS = [1_000, 4_000] as const;

const RESYNC: LiveUpdateView = { type: 'resync', entity: null, id: null, version: null };

/** The stream of server-sent events of one client. */
export class LiveUpdateStream {
  private readonly through = new PassThrough({ highWaterMark: MAX_BUFFERED_BYTES });
  private hasMissedUpdates = false;

  constructor(
    public actor: Actor,
    readonly credentials: Credentials,
  ) {
    const [shortest, longest] = RETRY_MS;
    this.write(`retry: ${Math.round(shortest + Math.random() * (longest - shortest))}\n\n`);
  }

  /** The bytes for the client. The stream is closed when they are, on whatever side. */
  get readable(): Readable {
    return this.through;
  }

  send(update: LiveUpdateView): void {
    this.write(`data: ${JSON.stringify(update)}\n\n`);
  }

  sendHeartbeat(): void {
    this.write(': heartbeat\n\n');
  }

  close(): void {
    this.through.end();
  }

  /** Writes to the client. A client that is too slow gets nothing until it has caught up, and then a resync. */
  private write(text: string): void {
    if (!this.through.writable) return;
    if (!this.through.writableNeedDrain) {
      this.through.write(text);
      return;
    }
    if (this.hasMissedUpdates) return;
    this.hasMissedUpdates = true;
    this.through.once('drain', () => {
      this.hasMissedUpdates = false;
      this.send(RESYNC);
    });
  }
}

/** The open streams of this instance. Streams whose caller has lost the right to them end. */
@Injectable()
export class LiveUpdateStreamRegistry implements OnModuleDestroy {
  private readonly streams = new Set<LiveUpdateStream>();
  private readonly timer = setInterval(() => void this.sendHeartbeats(), HEARTBEAT_INTERVAL_MS).unref();
  private isStopping = false;

  constructor(private readonly authentication: AuthenticationService) {}

  /**
   * Opens a stream.
   * @throws 429 `live_updates.too_many_streams`
   */
  open(actor: Actor, credentials: Credentials): LiveUpdateStream {
    const own = [...this.streams].filter((stream) => stream.actor.kind === actor.kind && stream.actor.id === actor.id);
    if (own.length >= MAX_STREAMS_PER_CALLER) {
      throw new CodedError(
        'live_updates.too_many_streams',
        `A caller can have ${MAX_STREAMS_PER_CALLER} streams at the same time; close another one first.`,
      );
    }
    const stream = new LiveUpdateStream(actor, credentials);
    this.streams.add(stream);
    stream.readable.once('close', () => this.streams.delete(stream));
    if (this.isStopping) stream.close();
    return stream;
  }

  /** Returns the open streams. */
  getAll(): ReadonlySet<LiveUpdateStream> {
    return this.streams;
  }

  /** Tells every client to read everything again. */
  requestResync(): void {
    for (const stream of this.streams) stream.send(RESYNC);
  }

  /** Keeps the connections open, and ends the streams whose session or token has expired. */
  async sendHeartbeats(): Promise<void> {
    for (const stream of this.streams) stream.sendHeartbeat();
    for (const stream of this.streams) await this.check(stream);
  }

  /** Checks the streams of a user or a key that has changed; null stands for all. */
  async checkCaller(id: string | null): Promise<void> {
    const changed = [...this.streams].filter(({ actor }) => id === null || actor.id === id);
    if (changed.length > 0) this.authentication.forget();
    for (const stream of changed) await this.check(stream);
  }

  /** Ends the streams, because the server waits for its responses when it stops. */
  onModuleDestroy(): void {
    this.isStopping = true;
    clearInterval(this.timer);
    for (const stream of this.streams) stream.close();
  }

  private async check(stream: LiveUpdateStream): Promise<void> {
    // While the database is unreachable there is nothing to send; the next check decides.
    const actor = await this.authentication.findActor(stream.credentials, false).catch(() => undefined);
    if (actor === undefined) return;
    if (actor === null) {
      stream.close();
      return;
    }
    const hasOtherRights = actor.role !== stream.actor.role;
    stream.actor = actor;
    if (hasOtherRights) stream.send(RESYNC);
  }
}
