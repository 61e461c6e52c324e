import { readdirSync, readFileSync } from 'node:fs';

/** The folder of the data files. Its README describes them. */
const FOLDER = new URL('../data/', import.meta.url);

/** One entry of a data file: a request of a user on a day. */
export interface DemoEntry {
  /** The place of the entry, for messages. */
  place: string;
  /** Method and path, in which `@name` stands for the id of a record. */
  request: string;
  body: object;
  /** The name of a user, or `system`. */
  by: string;
  daysAgo: number;
  /** The earliest time of that day in UTC. */
  time: string;
  /** The name of the record that the request creates. */
  record?: string;
  /** The number from which the id of that record is made, or the numbers of several records. */
  number?: number;
  numbers?: number[];
}

/** Entries in the order of time, some minutes apart. The data of a history apply to each entry without its own. */
export interface DemoHistory extends Partial<DemoEntry> {
  history: string;
  comment?: string;
  minutesApart?: number;
  /** Fields of bodies, by the request. */
  defaults?: Record<string, object>;
  entries: DemoEntry[];
}

/** Reads the histories of all data files. @throws an error that names the file */
export function readHistories(folder = FOLDER): DemoHistory[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return runAtPlace(file, () => (JSON.parse(text) as DemoHistory[]).map((history) => completeEntries(file, history)));
  });
}

function completeEntries(file: string, given: DemoHistory): DemoHistory {
  const { history, comment: _, minutesApart, defaults = {}, entries, ...common } = given;
  const complete = (entry: DemoEntry, index: number) => {
    const place = `${file}, "${history}", entry ${index + 1} (${entry.request})`;
    return { ...common, ...entry, body: { ...defaults[entry.request], ...entry.body }, place };
  };
  return { history, minutesApart, entries: entries.map(complete) };
}

/** Creates an error that names its place in the data. */
export function createPlacedError(place: string, cause: unknown): Error {
  return new Error(`Demo data, ${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** Runs `work`. Its error names the place in the data. */
export function runAtPlace<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw createPlacedError(place, error);
  }
}
