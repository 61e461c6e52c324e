import { type CheckInPerson, findPeople } from '../../../records/check-in/check-in-list.rules';
import { readStoredList, type StoredList, writeStoredList } from '../../../records/check-in/check-in-lists.store';
import { ProblemError, UnreachableError } from '../../../shared/api/api.errors';
import { ExternalStore } from '../../../shared/api/external.store';
import { type CheckInEntry, decideOnPerson, parseScan, parseTypedCode, type WalkIn } from './check-in-entry.rules';
import {
  addEntry,
  applyEntries,
  type CheckInQueue,
  dismissEntry,
  EMPTY_QUEUE,
  type EntryResult,
  hasFreeSeat,
  isClockCorrected,
  listBatch,
  MAX_BATCH_ENTRIES,
  moveToPresent,
  settleEntries,
  updateList,
} from './check-in-queue.rules';
import { changeQueue, readQueue } from './check-in-queue.store';
import { reconcileResult, type ShownResult } from './check-in-result.rules';
import { openLink, readList, sendEntries } from './check-in.client';

/** The time between two looks for a newer list while the server can be reached. */
const REFRESH_INTERVAL_MS = 15_000;

/** The time before the first new attempt after the server did not answer. It doubles with each attempt. */
const FIRST_RETRY_DELAY_MS = 1_000;
const MAX_RETRY_DELAY_MS = 30_000;

/** Whether this device may read the list and send entries, as far as it knows. */
export type Access = 'open' | 'ended' | 'forbidden' | 'missing';

/** The check-in of a seminar as this device shows it. */
export interface DeviceState {
  /** Whether what the device keeps has been read. */
  isLoaded: boolean;
  access: Access;
  connection: 'starting' | 'synced' | 'offline';
  stored: StoredList | null;
  queue: CheckInQueue;
  /** The people with the entries that wait. */
  people: readonly CheckInPerson[];
  isClockWrong: boolean;
  /** Whether the browser keeps the entries when the page is closed. */
  isKept: boolean;
  last: ShownResult | null;
}

const INITIAL_STATE: DeviceState = {
  isLoaded: false,
  access: 'open',
  connection: 'starting',
  stored: null,
  queue: EMPTY_QUEUE,
  people: [],
  isClockWrong: false,
  isKept: true,
  last: null,
};

/** Builds the part of an entry that all kinds share. */
const startEntry = (): Pick<CheckInEntry, 'key' | 'occurredAt'> => ({
  key: crypto.randomUUID(),
  occurredAt: new Date().toISOString(),
});

/**
 * The check-in of one seminar on this device. It decides from its own list, keeps every entry before it shows the result,
 * and sends the entries in their order whenever the server can be reached.
 */
export class CheckInDevice {
  readonly state = new ExternalStore<DeviceState>(INITIAL_STATE);
  private readonly channel: BroadcastChannel;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private exchange: Promise<void> | null = null;
  private isExchangeDue = false;
  private resultCount = 0;

  /** @param token the token of a link, until it has been exchanged for a cookie */
  constructor(
    readonly seminarId: string,
    private token: string | null,
  ) {
    this.channel = new BroadcastChannel(`check-in ${seminarId}`);
    this.channel.addEventListener('message', () => void this.load());
  }

  /** Shows what the device keeps, and begins to exchange it with the server. */
  async start(): Promise<void> {
    await this.load();
    addEventListener('online', () => this.sync());
    addEventListener('offline', () => this.change({ connection: 'offline' }));
    addEventListener('focus', () => this.sync());
    document.addEventListener('visibilitychange', () => !document.hidden && this.sync());
    this.sync();
  }

  /** Exchanges entries and list with the server now. */
  sync(): void {
    clearTimeout(this.retryTimer);
    if (this.exchange) {
      this.isExchangeDue = true;
      return;
    }
    this.exchange = this.runExchange().finally(() => {
      this.exchange = null;
      if (!this.isExchangeDue) return;
      this.isExchangeDue = false;
      this.sync();
    });
  }

  /** Checks in the person whose code was typed, or the only person who has what was typed in the name. */
  async enter(typed: string): Promise<void> {
    const { people } = this.state.get();
    const code = parseTypedCode(typed, people);
    if (code !== null) return this.checkInByCode(code);
    // People who are in already count too. A second Enter would otherwise check in the next person of the same name.
    const [only, ...others] = findPeople(people, typed);
    if (!only) this.show({ kind: 'nobody', name: typed });
    else if (others.length > 0) this.show({ kind: 'several', name: typed });
    else await this.checkInPerson(only);
  }

  /** Checks in the person whose code a camera has read. */
  async scan(text: string): Promise<void> {
    const code = parseScan(text);
    if (code === null) this.show({ kind: 'noCode', name: text.slice(0, 40) });
    else await this.checkInByCode(code);
  }

  private async checkInByCode(code: string): Promise<void> {
    const person = this.state.get().people.find((one) => one.code === code);
    if (person) await this.checkInPerson(person);
    else {
      const entry = { ...startEntry(), code };
      await this.add(entry, code, { kind: 'unknown', name: code });
    }
  }

  /** Checks in a person of the list. */
  async checkInPerson({ id, fullName: name, companyName }: CheckInPerson): Promise<void> {
    const { people, stored } = this.state.get();
    const person = people.find((one) => one.id === id);
    const kind = decideOnPerson(person, hasFreeSeat(stored?.list.seminar.capacity ?? null, people));
    if (kind === 'already') return this.show({ kind, name, companyName, checkedInAt: person?.checkedInAt ?? null });
    await this.add({ ...startEntry(), registrationId: id }, name, { kind, name, companyName });
  }

  /** Registers somebody who comes without a registration, and checks the person in. */
  async registerWalkIn(walkIn: WalkIn): Promise<void> {
    const { people, stored } = this.state.get();
    const isFull = !hasFreeSeat(stored?.list.seminar.capacity ?? null, people);
    const { fullName: name, companyName = null } = walkIn;
    const kind = isFull ? 'waitlisted' : 'walk_in';
    await this.add({ ...startEntry(), walkIn }, name, { kind, name, companyName });
  }

  /** Takes an entry of this device back. */
  async undo(key: string, name: string): Promise<void> {
    await this.add({ ...startEntry(), undo: key }, name, { kind: 'undone', name });
  }

  /** Forgets a refused entry. */
  async dismiss(key: string): Promise<void> {
    await this.changeKept((queue) => dismissEntry(queue, key));
  }

  private async add(
    entry: CheckInEntry,
    name: string,
    shown: Partial<ShownResult> & Pick<ShownResult, 'kind' | 'name'>,
  ) {
    await this.changeKept((queue) => addEntry(queue, { entry, name }));
    this.show({ ...shown, key: entry.key });
    this.sync();
  }

  private show(shown: Partial<ShownResult> & Pick<ShownResult, 'kind' | 'name'>): void {
    this.resultCount += 1;
    this.change({ last: { companyName: null, checkedInAt: null, key: null, ...shown, number: this.resultCount } });
  }

  /** Changes the entries on the device first, and then on the screen. Without a store they are on the screen only. */
  private async changeKept(change: (queue: CheckInQueue) => CheckInQueue): Promise<void> {
    try {
      if (!this.state.get().isKept) throw new Error('The browser has no store.');
      this.change({ queue: await changeQueue(this.seminarId, change) });
      this.channel.postMessage(null);
    } catch {
      this.change({ isKept: false, queue: change(this.state.get().queue) });
    }
  }

  /**
   * Reads what the device keeps, which another tab may have changed. Each part is shown as soon as it is read, so that it
   * does not replace an entry that is made meanwhile.
   */
  private async load(): Promise<void> {
    const loadQueue = async () => {
      try {
        const queue = await readQueue(this.seminarId);
        // Entries that the browser could not keep are on the screen only, and what it keeps must not replace them.
        if (this.state.get().isKept) this.change({ queue });
      } catch {
        this.change({ isKept: false });
      }
    };
    const loadList = async () => {
      const stored = await readStoredList(this.seminarId);
      if (stored || this.state.get().isKept) this.change({ stored });
    };
    await Promise.all([loadQueue(), loadList()]);
    this.change({ isLoaded: true });
  }

  private async runExchange(): Promise<void> {
    try {
      // Two tabs send one after the other, and the second one finds nothing left to send.
      await navigator.locks.request(`check-in ${this.seminarId}`, () => this.exchangeAll());
      this.failures = 0;
      this.change({ connection: 'synced', access: 'open' });
      this.retryTimer = setTimeout(() => this.sync(), REFRESH_INTERVAL_MS);
    } catch (error) {
      await this.handleFailure(error);
    }
  }

  private async exchangeAll(): Promise<void> {
    if (this.token !== null) await this.exchangeToken(this.token);
    await this.sendPending();
    const stored = await readList(this.seminarId, this.state.get().stored?.etag ?? null);
    if (stored) await this.keepList(stored);
  }

  private async exchangeToken(token: string): Promise<void> {
    try {
      await openLink(this.seminarId, token);
    } catch (error) {
      // A member of the staff may be signed in all the same. The next request tells.
      if (!(error instanceof ProblemError)) throw error;
    }
    this.token = null;
  }

  private async sendPending(): Promise<void> {
    let size = MAX_BATCH_ENTRIES;
    for (;;) {
      await this.changeKept((queue) => moveToPresent(queue, new Date().toISOString()));
      const entries = listBatch(this.state.get().queue).slice(0, size);
      if (entries.length === 0) return;
      let results: EntryResult[];
      try {
        results = await sendEntries(this.seminarId, entries);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // One entry that the server does not accept must not keep back the others.
        if (entries.length > 1) {
          size = 1;
          continue;
        }
        results = [buildRefusal(entries[0]!, error)];
      }
      const keys = new Set(entries.map(({ key }) => key));
      if (!results.some(({ key }) => keys.has(key))) throw new UnreachableError('The server has answered no entry.');
      await this.settle(results);
    }
  }

  private async settle(results: readonly EntryResult[]): Promise<void> {
    const { stored } = this.state.get();
    if (stored) await this.keepList({ ...stored, list: updateList(stored.list, results) });
    await this.changeKept((queue) => settleEntries(queue, results));
    // Meanwhile another person may have come, whose result must not be replaced by the one before.
    const last = reconcileResult(this.state.get().last, results);
    this.change({ last, isClockWrong: isClockCorrected(results) });
  }

  private async keepList(stored: StoredList | null): Promise<void> {
    await writeStoredList(this.seminarId, stored);
    this.change({ stored });
    this.channel.postMessage(null);
  }

  private async handleFailure(error: unknown): Promise<void> {
    const access = findAccess(error);
    if (access) {
      // Nobody may see the names any more. The entries stay, and go with the next link or sign-in.
      await this.keepList(null);
      this.change({ access, connection: 'synced', last: null });
      return;
    }
    this.change({ connection: 'offline' });
    const delay = Math.min(FIRST_RETRY_DELAY_MS * 2 ** this.failures, MAX_RETRY_DELAY_MS);
    this.failures += 1;
    this.retryTimer = setTimeout(() => this.sync(), delay);
  }

  private change(change: Partial<DeviceState>): void {
    const state = { ...this.state.get(), ...change };
    const { stored, queue } = state;
    const people = stored ? applyEntries(stored.list, queue) : [];
    this.state.set({ ...state, people: 'stored' in change || 'queue' in change ? people : state.people });
  }
}

/** Tells whether the server refuses a request for its content, and not for who sends it. */
function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError && findAccess(error) === null;
}

function buildRefusal({ key }: CheckInEntry, { problem }: ProblemError): EntryResult {
  return { key, outcome: 'refused', person: null, code: problem.code, detail: problem.detail ?? null };
}

/** Returns what an answer says about the access of this device; null if it says nothing. */
function findAccess(error: unknown): Access | null {
  if (!(error instanceof ProblemError)) return null;
  if (error.status === 401) return 'ended';
  if (error.status === 403) return 'forbidden';
  return error.status === 404 ? 'missing' : null;
}
