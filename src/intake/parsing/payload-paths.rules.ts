import { toAnswerValue } from './answer-values.rules.js';
import type { ParseResult, ParseOptions } from './connector.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  computeSha256,
  findAt,
  findIdAt,
  findTextAt,
  listItemsAt,
  readJson,
  toKey,
  toSortableNumbers,
  toStorable,
  toText,
} from './json-values.rules.js';
import { parseInstant } from './provider-times.rules.js';
import { readStatus } from './status-words.rules.js';
import {
  buildAnswer,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnmapped,
  buildUnreadable,
} from './submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer } from './submission.rules.js';

/**
 * Values that a connection without a connector of its own can find in a JSON body by a path with dots (`data.id`,
 * `rows.0.id`). Every path is optional.
 */
export const PAYLOAD_PATHS = [
  'externalId',
  'formerExternalId',
  'formId',
  'version',
  'occurredAt',
  'status',
  'answers',
  'fullName',
  'givenName',
  'familyName',
  'email',
  'phone',
  'companyName',
  'buyerName',
  'buyerEmail',
] as const;
/** One of {@link PAYLOAD_PATHS}. */
export type PayloadPath = (typeof PAYLOAD_PATHS)[number];

/** Data about a submission apart from its body. */
export interface SubmissionContext {
  /** The id to use if no path leads to one. */
  fallbackId: string;
  /** The provider's usual paths, for values whose path the connection does not name. */
  usual: Partial<Record<PayloadPath, string>>;
  /** The status to use if no path leads to one. */
  status?: SubmissionStatus;
  /** Further keys of the body that the connector itself reads. */
  ownKeys?: readonly string[];
}

/** Maximum number of registrations in one delivery. Upload a longer list as a file. */
const MAX_REGISTRATIONS = 500;

/**
 * Reads a body by the paths of its connection. Every text in it is an answer whose key is its path. Each item of a list
 * is a registration, unless a path leads to an item of the list.
 */
export function readByPaths(body: unknown, options: ParseOptions, context: SubmissionContext): ParseResult {
  const isOneByPaths = Object.values(options.paths).some((path) => /^\d+(\.|$)/.test(path));
  return Array.isArray(body) && !isOneByPaths ? readList(body, options, context) : readOne(body, options, context);
}

/** Reads the items of a list. The reason for an unreadable item names the position of the item. */
function readList(items: readonly unknown[], options: ParseOptions, context: SubmissionContext): ParseResult {
  if (items.length === 0) return buildNothing('an empty list');
  if (items.length > MAX_REGISTRATIONS) {
    return buildUnreadable(`more than ${MAX_REGISTRATIONS} registrations in one delivery`);
  }
  const results = items.map((item) =>
    isPlainObject(item)
      ? readOne(item, options, { ...context, fallbackId: `sha256:${computeSha256(JSON.stringify(item))}` })
      : buildUnreadable('not a JSON object'),
  );
  const unread = results.flatMap((result, index) =>
    result.kind === 'unreadable' ? [{ ...result, reason: `item ${index}: ${result.reason}` }] : [],
  );
  // A reason that another mapping would remove comes first, because people can act on it.
  const [first] = unread.toSorted(
    (one, other) => Number(other.needsMapping ?? false) - Number(one.needsMapping ?? false),
  );
  const submissions = results.flatMap((result) => (result.kind === 'submissions' ? result.submissions : []));
  if (submissions.length === 0 && first) return first;
  return { kind: 'submissions', submissions, ...(first && { unread: first }) };
}

function readOne(body: unknown, options: ParseOptions, context: SubmissionContext): ParseResult {
  if (!isPlainObject(body) && !Array.isArray(body)) return buildUnreadable('not a JSON object');
  const findPath = (name: PayloadPath) =>
    Object.hasOwn(options.paths, name) ? options.paths[name] : context.usual[name];
  const findValue = (name: PayloadPath) => {
    const path = findPath(name);
    return path ? findAt(body, ...splitPath(body, path)) : undefined;
  };
  const findText = (name: PayloadPath) => toText(findValue(name));
  const findId = (name: PayloadPath) => findIdAt({ id: findValue(name) }, 'id');
  const id = findId('externalId');
  if (id === null && Object.hasOwn(options.paths, 'externalId'))
    return buildUnreadable('no id at the path of externalId');
  const { status, problem } = readStatus(findValue('status'), options.statuses);
  if (problem !== undefined) return buildUnmapped(problem);
  const occurredAt = findText('occurredAt');
  const version = findText('version');
  const former = findId('formerExternalId');
  const formId = findId('formId');
  const answersPath = findPath('answers');
  const answers = answersPath ? findAt(body, ...splitPath(body, answersPath)) : body;
  const isListed = answersPath !== undefined && Array.isArray(answers);
  const paths = PAYLOAD_PATHS.flatMap((name) => (name === 'answers' ? [] : (findPath(name) ?? [])));
  return buildSubmitted(
    buildSubmission(id ?? context.fallbackId, {
      formerExternalId: former,
      formId,
      version: version === null ? null : toSortable(version, options.timezone),
      occurredAt: parseInstant(occurredAt, options.timezone),
      occurredAtRaw: occurredAt,
      status: status ?? context.status ?? 'registered',
      ...buildPeople(findText),
      answers: isListed ? parseListedAnswers(answers) : listLeaves(answers),
      // Some providers send all of a registration and others only the changes, so a missing answer is not an empty one.
      isPartial: true,
      emptied: isListed ? findEmptyAnswerKeys(answers) : findEmptyPaths(answers),
      ownKeys: [...paths, ...(context.ownKeys ?? [])],
    }),
  );
}

/** Returns a version as a sortable text: an instant, numbers with leading zeros, or the unchanged text. */
function toSortable(version: string, zone: string): string {
  return parseInstant(version, zone) ?? toKey(toSortableNumbers(version));
}

function buildPeople(text: (name: PayloadPath) => string | null): Pick<Submission, 'attendee' | 'buyer'> {
  return {
    attendee: buildPerson({
      fullName: text('fullName'),
      givenName: text('givenName'),
      familyName: text('familyName'),
      email: text('email'),
      phone: text('phone'),
      companyName: text('companyName'),
    }),
    buyer: buildPerson({ fullName: text('buyerName'), email: text('buyerEmail') }),
  };
}

/** Splits a path into steps. A path that is a name of the body as a whole, with its dots, is one step. */
function splitPath(body: unknown, path: string): string[] {
  return findAt(body, path) === undefined ? path.split('.').slice(0, 32) : [path];
}

/** Reads a list of answers, each of the form `{key|id|ref|name, label, value}`. */
function parseListedAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer, index) => {
    const key = parseListedKey(answer);
    if (key === undefined) return listLeaves(answer, String(index));
    const isPreset = findAt(answer, 'preChecked') === true || findAt(answer, 'preset') === true;
    return buildJsonAnswer(key, findAt(answer, 'value') ?? findAt(answer, 'answer'), {
      label: findTextAt(answer, 'label') ?? findTextAt(answer, 'question'),
      optionIds: listItemsAt(answer, 'optionIds').flatMap((option) => findTextAt({ option }, 'option') ?? []),
      ...(isPreset ? { preset: true } : {}),
    });
  });
}

function buildJsonAnswer(key: string, value: unknown, rest: Partial<SubmittedAnswer> = {}): SubmittedAnswer[] {
  return buildAnswer(key, readAnswerValue(value), { ...rest, ...(typeof value === 'boolean' && { isBoolean: true }) });
}

/** Returns the value of an answer. Power Automate sends the choices of Microsoft Forms as a JSON text (`["A","B"]`). */
function readAnswerValue(value: unknown): SubmittedAnswer['value'] | null {
  const text = typeof value === 'string' && /^\s*\[\s*["\]]/.test(value) ? readJson(value) : undefined;
  const isChoices = Array.isArray(text) && text.every((item) => typeof item === 'string');
  return toAnswerValue(isChoices ? text : value);
}

function parseListedKey(answer: unknown): string | undefined {
  return ['key', 'ref', 'id', 'name'].flatMap((name) => findIdAt(answer, name) ?? [])[0];
}

/** Returns every text of a body as an answer whose key is its path. A list of texts is one answer. */
function listLeaves(value: unknown, before = ''): SubmittedAnswer[] {
  const entries = Array.isArray(value) ? value.map((item, index): [string, unknown] => [String(index), item]) : null;
  const isListOfTexts = entries !== null && entries.every(([, item]) => typeof item !== 'object' || item === null);
  if (!isListOfTexts && (entries || isPlainObject(value))) {
    return (entries ?? Object.entries(value as Record<string, unknown>)).flatMap(([name, item]) =>
      listLeaves(item, toKey(before === '' ? name : `${before}.${name}`)),
    );
  }
  return before === '' ? [] : buildJsonAnswer(toStorable(before), value);
}

/** Returns the keys of the listed answers that are empty. */
function findEmptyAnswerKeys(answers: readonly unknown[]): string[] {
  return answers.flatMap((answer) => (parseListedAnswers([answer]).length === 0 ? (parseListedKey(answer) ?? []) : []));
}

/** Returns the paths within a body whose values are empty. */
function findEmptyPaths(value: unknown, before = ''): string[] {
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      findEmptyPaths(item, toKey(before === '' ? name : `${before}.${name}`)),
    );
  }
  return before !== '' && readAnswerValue(value) === null ? [toStorable(before)] : [];
}
