import type { Connector, ParseResult, ParseOptions } from '../parsing/connector.rules.js';
import { buildUnreadable } from '../parsing/submission-parts.rules.js';
import type { Submission } from '../parsing/submission.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { findAt, listEntriesAt, readJson, readUtf8, computeSha256, findTextAt } from '../parsing/json-values.rules.js';

/** A row of an uploaded file, as it is stored in the inbox. */
export interface StoredRow {
  row: Record<string, string>;
  /** Stable keys of questions by heading, learned from deliveries of the form. */
  keys: Record<string, string>;
  /** Id of the form, if the export contains none. */
  formId: string | null;
  /** Whether the registration is stored already and the row changes only its status. */
  statusOnly: boolean;
}

/** Returns a row as the bytes of a delivery. The same row always gives the same bytes. */
export function serialiseRow({ row, keys, formId, statusOnly }: StoredRow): Buffer {
  return Buffer.from(JSON.stringify({ row, keys, formId, statusOnly }));
}

/** Returns a digest of the row alone, because the keys of its headings may be learned between two uploads. */
export function computeRowDigest({ row }: StoredRow): string {
  return computeSha256(JSON.stringify(row));
}

/** Reads a stored row again. Never throws. */
export function readRow(connector: Connector, bytes: Buffer, options: ParseOptions): ParseResult {
  const stored = readJson(readUtf8(bytes));
  if (!connector.csv || !isPlainObject(findAt(stored, 'row'))) return buildUnreadable('not a row of a file');
  const pickTexts = (name: string) =>
    Object.fromEntries(
      listEntriesAt(stored, name).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
    );
  const formId = findTextAt(stored, 'formId');
  const statusOnly = findAt(stored, 'statusOnly') === true;
  return parseStoredRow(connector, { row: pickTexts('row'), keys: pickTexts('keys'), formId, statusOnly }, options);
}

/** Reads a row. Its questions get the keys that deliveries have for them. */
export function parseStoredRow(
  connector: Connector,
  { row, keys, formId, statusOnly }: StoredRow,
  { timezone, paths, statuses }: ParseOptions,
): ParseResult {
  const known = formId === null ? paths : { ...paths, formId };
  // The path of the form id of a generic form is a column of the row, so it is not replaced.
  const options = { timezone, paths: isByPaths(connector) ? paths : known, statuses };
  const parsed = connector.csv?.parseRow(row, options);
  if (parsed?.kind !== 'submissions') return parsed ?? buildUnreadable('exports of this provider are not supported');
  const chooseKey = (key: string) => (Object.hasOwn(keys, key) ? (keys[key] ?? key) : key);
  const submissions = parsed.submissions.map((submission): Submission => {
    // A file has no time of the status. The status therefore counts as of the upload.
    if (statusOnly)
      return { ...submission, version: null, attendee: null, buyer: null, answers: [], silentOn: ALL_ELSE };
    return { ...submission, answers: submission.answers.map((answer) => ({ ...answer, key: chooseKey(answer.key) })) };
  });
  return { kind: 'submissions', submissions };
}

/** The parts that a row with only a status leaves out. */
const ALL_ELSE: Submission['silentOn'] = ['attendee', 'buyer', 'answers'];

function isByPaths({ provider }: Connector): boolean {
  return provider === 'generic' || provider === 'standard_webhooks';
}
