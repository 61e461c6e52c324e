import { readdirSync, readFileSync } from 'node:fs';

/** The folder of the data files. Its README describes them. */
const FOLDER = new URL('../data/', import.meta.url);

/** One entry of a data file: a request of a user on a day. */
export interface DemoEntry {
  /** The place of the entry, for messages. */
  place: string;
  /** Method and path, in which `@name` stands for the id of a record. */
  request: string;
  body?: Record<string, unknown>;
  /** The name of a user, or `system`. */
  by: string;
  daysAgo: number;
  /** The time of that day in UTC, or the earliest one if the entries before it take longer. */
  time: string;
  /** The name of the record that the request creates. */
  record?: string;
  /** The number from which its id is made, or the numbers of several records. */
  number?: number;
  numbers?: number[];
}
const FIELDS = new Set(['place', 'request', 'body', 'by', 'daysAgo', 'time', 'record', 'number', 'numbers']);

/** A list of entries in the order of time, some minutes apart. */
export interface DemoHistory {
  minutesApart: number;
  entries: DemoEntry[];
}

/** A history as a file has it. Its other fields apply to every entry that does not have them. */
interface StoredHistory extends Partial<DemoEntry> {
  history: string;
  comment?: string;
  minutesApart?: number;
  /** Fields of bodies, by the request. */
  defaults?: Record<string, object>;
  entries: DemoEntry[];
}

/** Reads the histories of all data files, or of one. @throws an error that names the file and the entry */
export function readHistories(file?: string, folder = FOLDER): DemoHistory[] {
  const files = file ? [file] : readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.toSorted().flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return runAtPlace(name, () => (JSON.parse(text) as StoredHistory[]).map((stored) => readHistory(name, stored)));
  });
}

function readHistory(file: string, stored: StoredHistory): DemoHistory {
  const { history, comment: _, minutesApart = 1, defaults = {}, entries, ...common } = stored;
  const read = (given: DemoEntry, index: number) => {
    const place = `${file}, "${history}", entry ${index + 1} (${given.request})`;
    const entry = { ...common, ...given, body: { ...defaults[given.request], ...given.body }, place };
    const unknown = Object.keys(entry).filter((field) => !FIELDS.has(field));
    if (unknown.length > 0) throw createPlacedError(place, `an entry has no field ${unknown.join(', ')}.`);
    return entry;
  };
  return { minutesApart, entries: entries.map(read) };
}

class PlacedError extends Error {}

/** Creates an error that names its place in the data. */
export function createPlacedError(place: string, cause: unknown): Error {
  if (cause instanceof PlacedError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new PlacedError(`Demo data, ${place}: ${message}`, { cause });
}

/** Runs `work`. Its error names the place in the data. */
export function runAtPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw createPlacedError(place, error);
  }
}
