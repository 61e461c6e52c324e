import type { components } from '../../../shared/api/schema';
import type { CheckInList, CheckInPerson } from '../../../records/check-in/check-in-list.rules';
import type { CheckInEntry, PendingEntry, WalkIn } from './check-in-entry.rules';

/** The result of an entry. It always has a key, because this device knows the entry of each result. */
export type EntryResult = components['schemas']['CheckInResultView'] & { key: string };

/** An entry that the server refused. The screen shows it until somebody has read it. */
export interface RefusedEntry {
  key: string;
  name: string;
  occurredAt: string;
  /** Whether it was to take another entry back. */
  isUndo: boolean;
  code: string | null;
  detail: string | null;
}

/** An entry that the server has processed. It is kept, so that it can be taken back on this device. */
export interface SettledEntry {
  key: string;
  personId: string;
}

/** The entries that this device keeps, in the order in which they were made. */
export interface CheckInQueue {
  pending: readonly PendingEntry[];
  refused: readonly RefusedEntry[];
  settled: readonly SettledEntry[];
}

export const EMPTY_QUEUE: CheckInQueue = { pending: [], refused: [], settled: [] };

/** The number of entries that one request sends. The server takes more, and a server under load does not in time. */
export const MAX_BATCH_ENTRIES = 50;

/** The codes of entries whose time the server has corrected, because the clock of this device is wrong. */
const CLOCK_CORRECTED = 'clock_corrected';

/** Adds an entry at the end. */
export function addEntry(queue: CheckInQueue, entry: PendingEntry): CheckInQueue {
  return { ...queue, pending: [...queue.pending, entry] };
}

/** Forgets a refused entry after somebody has read why. */
export function dismissEntry(queue: CheckInQueue, key: string): CheckInQueue {
  return { ...queue, refused: queue.refused.filter((entry) => entry.key !== key) };
}

/**
 * Moves entries that are in the future to the present. The clock of the device was set back meanwhile, and the server
 * refuses entries that are later than the request. The time of an entry must not change between two attempts, so that the
 * device keeps it before it sends it.
 */
export function moveToPresent(queue: CheckInQueue, now: string): CheckInQueue {
  if (queue.pending.every(({ entry }) => entry.occurredAt <= now)) return queue;
  const pending = queue.pending.map(({ entry, name }) => ({
    entry: { ...entry, occurredAt: entry.occurredAt > now ? now : entry.occurredAt },
    name,
  }));
  return { ...queue, pending };
}

/** Returns the entries of the next request, in their order. */
export function listBatch(queue: CheckInQueue): CheckInEntry[] {
  return queue.pending.slice(0, MAX_BATCH_ENTRIES).map(({ entry }) => entry);
}

/** Takes the entries out of the queue that the server has processed. Entries that were made meanwhile stay. */
export function settleEntries(queue: CheckInQueue, results: readonly EntryResult[]): CheckInQueue {
  const byKey = new Map(results.map((result) => [result.key, result]));
  const answered = queue.pending.flatMap(({ entry, name }) => {
    const result = byKey.get(entry.key);
    return result ? [{ entry, name, result }] : [];
  });
  const refused = answered
    .filter(({ result }) => result.outcome === 'refused')
    .map(({ entry: { key, occurredAt, undo }, name, result: { code, detail, person } }) => ({
      key,
      name: person?.fullName ?? name,
      occurredAt,
      isUndo: Boolean(undo),
      code: code ?? null,
      detail: detail ?? null,
    }));
  const settled = answered.flatMap(({ entry, result: { key, outcome, person } }) =>
    person && !entry.undo && canUndo(outcome) ? [{ key, personId: person.id }] : [],
  );
  const undone = new Set(answered.flatMap(({ entry: { undo } }) => undo ?? []));
  return {
    pending: queue.pending.filter(({ entry }) => !byKey.has(entry.key)),
    refused: [...queue.refused, ...refused],
    settled: [...queue.settled, ...settled].filter(({ key }) => !undone.has(key)),
  };
}

/** Tells whether an outcome can be taken back: this entry has brought the person in, and not another one before it. */
export function canUndo(outcome: EntryResult['outcome']): boolean {
  return outcome === 'checked_in' || outcome === 'walk_in' || outcome === 'waitlisted';
}

/** Tells whether the clock of this device is wrong, by the results of a request. */
export function isClockCorrected(results: readonly EntryResult[]): boolean {
  return results.some(({ code }) => code === CLOCK_CORRECTED);
}

/** Puts the people into the list whom the server has returned, each in the state after the last result. */
export function updateList(list: CheckInList, results: readonly EntryResult[]): CheckInList {
  const changed = new Map(results.flatMap(({ person }) => (person ? [[person.id, person]] : [])));
  const known = new Set(list.people.map(({ id }) => id));
  const added = [...changed.values()].filter(({ id }) => !known.has(id));
  return { ...list, people: [...list.people.map((person) => changed.get(person.id) ?? person), ...added] };
}

/**
 * Returns the people as this device shows them: the list of the server, and on top of it the entries that wait. An entry
 * that the server will probably refuse changes nothing. A walk-in that waits has the key of its entry as id.
 */
export function applyEntries(list: CheckInList, queue: CheckInQueue): CheckInPerson[] {
  const people = new Map(list.people.map((person) => [person.id, person]));
  const personIds = new Map(queue.settled.map(({ key, personId }) => [key, personId]));
  const before = new Map<string, CheckInPerson>();
  for (const { entry } of queue.pending) {
    if (entry.undo) {
      undoEntry(people, personIds.get(entry.undo), before.get(entry.undo));
    } else if (entry.walkIn) {
      const status = hasFreeSeat(list.seminar.capacity, [...people.values()]) ? 'attended' : 'waitlisted';
      people.set(entry.key, buildWalkIn(entry, entry.walkIn, status));
      personIds.set(entry.key, entry.key);
    } else {
      const person = findEntryPerson(people, entry);
      if (!person) continue;
      personIds.set(entry.key, person.id);
      if (person.status === 'attended' || person.status === 'cancelled') continue;
      if (person.status === 'waitlisted' && !hasFreeSeat(list.seminar.capacity, [...people.values()])) continue;
      before.set(entry.key, person);
      people.set(person.id, { ...person, status: 'attended', checkedInAt: entry.occurredAt });
    }
  }
  return [...people.values()];
}

function findEntryPerson(people: ReadonlyMap<string, CheckInPerson>, { registrationId, code }: CheckInEntry) {
  if (registrationId) return people.get(registrationId);
  return [...people.values()].find((person) => person.code === code);
}

function undoEntry(
  people: Map<string, CheckInPerson>,
  personId: string | undefined,
  before: CheckInPerson | undefined,
): void {
  const person = personId === undefined ? undefined : people.get(personId);
  if (!person) return;
  if (before) people.set(person.id, before);
  else if (person.walkIn) people.delete(person.id);
  else people.set(person.id, { ...person, status: 'registered', checkedInAt: null });
}

function buildWalkIn(
  { key, occurredAt }: CheckInEntry,
  { fullName, companyName }: WalkIn,
  status: 'attended' | 'waitlisted',
): CheckInPerson {
  const checkedInAt = status === 'attended' ? occurredAt : null;
  return {
    id: key,
    code: '',
    fullName,
    nativeName: null,
    companyName: companyName ?? null,
    status,
    checkedInAt,
    walkIn: true,
  };
}

/** Tells whether a seat is free, as far as the list knows. */
export function hasFreeSeat(capacity: number | null, people: readonly Pick<CheckInPerson, 'status'>[]): boolean {
  if (capacity === null) return true;
  const taken = people.filter(
    ({ status }) => status !== 'cancelled' && status !== 'waitlisted' && status !== 'no_show',
  );
  return taken.length < capacity;
}

/** Returns the key of the entry with which this device checked a person in; undefined if it did not, or took it back. */
export function findEntryKey(queue: CheckInQueue, personId: string, code: string): string | undefined {
  const undone = new Set(queue.pending.flatMap(({ entry: { undo } }) => undo ?? []));
  const pending = queue.pending.filter(
    ({ entry }) =>
      !entry.undo &&
      (entry.registrationId === personId || entry.key === personId || (code !== '' && entry.code === code)),
  );
  const keys = [
    ...queue.settled.filter((entry) => entry.personId === personId).map(({ key }) => key),
    ...pending.map(({ entry }) => entry.key),
  ];
  return keys.findLast((key) => !undone.has(key));
}
