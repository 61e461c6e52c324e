import type { Connector, Reading, ReadingOptions } from '../connectors/connector.js';
import { unreadable } from '../connectors/submission.parts.js';
import type { Submission } from '../submission.js';
import { at, entriesAt, isObject, readJson, readUtf8, sha256, textAt } from '../connectors/json.reading.js';

/** A row of an uploaded file, as it is kept in the inbox. */
export interface StoredRow {
  row: Record<string, string>;
  /** Which question a heading is, where deliveries of the form have told. */
  keys: Record<string, string>;
  /** The form, where the export does not say. */
  formId: string | null;
  /** The registration is known, and it is only its status that the row has news of. */
  statusOnly: boolean;
}

/** A row as the bytes of a delivery: the same row always gives the same. */
export function rowBytes({ row, keys, formId, statusOnly }: StoredRow): Buffer {
  return Buffer.from(JSON.stringify({ row, keys, formId, statusOnly }));
}

/** A digest of what a row says; which questions its headings are is learned meanwhile. */
export function rowDigest({ row }: StoredRow): string {
  return sha256(JSON.stringify(row));
}

/** Reads a stored row again. Never throws. */
export function readRow(connector: Connector, bytes: Buffer, options: ReadingOptions): Reading {
  const stored = readJson(readUtf8(bytes));
  if (!connector.csv || !isObject(at(stored, 'row'))) return unreadable('not a row of a file');
  const texts = (name: string) =>
    Object.fromEntries(
      entriesAt(stored, name).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
    );
  const formId = textAt(stored, 'formId');
  const statusOnly = at(stored, 'statusOnly') === true;
  return readingOfRow(connector, { row: texts('row'), keys: texts('keys'), formId, statusOnly }, options);
}

/** What a row says, its questions by the keys that deliveries have for them. */
export function readingOfRow(
  connector: Connector,
  { row, keys, formId, statusOnly }: StoredRow,
  { timezone, paths, statuses }: ReadingOptions,
): Reading {
  const known = formId === null ? paths : { ...paths, formId };
  // Of a generic form the path of the form id leads into the row.
  const options = { timezone, paths: isByPaths(connector) ? paths : known, statuses };
  const reading = connector.csv?.readRow(row, options);
  if (reading?.kind !== 'submissions') return reading ?? unreadable('no export of this sender is read');
  const keyOf = (key: string) => (Object.hasOwn(keys, key) ? (keys[key] ?? key) : key);
  const submissions = reading.submissions.map((submission): Submission => {
    // A file has no time of its own: what it says of a status is said when it is uploaded.
    if (statusOnly)
      return { ...submission, version: null, attendee: null, buyer: null, answers: [], silentOn: ALL_ELSE };
    return { ...submission, answers: submission.answers.map((answer) => ({ ...answer, key: keyOf(answer.key) })) };
  });
  return { kind: 'submissions', submissions };
}

/** What a row that only tells of a status says nothing of. */
const ALL_ELSE: Submission['silentOn'] = ['attendee', 'buyer', 'answers'];

function isByPaths({ provider }: Connector): boolean {
  return provider === 'generic' || provider === 'standard_webhooks';
}
