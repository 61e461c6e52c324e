import { answerValue } from './answer.values.js';
import type { Reading, ReadingOptions } from './connector.js';
import { asText, at, idAt, isObject, keyOf, listAt, sha256, storable, textAt } from './json.reading.js';
import { instantOf } from './sender.times.js';
import { readStatus } from './status-words.rules.js';
import { answerOf, nothing, personOf, submissionOf, submitted, buildUnmapped, unreadable } from './submission.parts.js';
import type { Submission, SubmissionStatus, SubmittedAnswer } from '../submission.js';
import { sortableNumbers } from '../version.numbers.js';

/**
 * Where things stand in the JSON of a sender that we have no connector for, as paths with dots (`data.id`, `rows.0.id`).
 * All may be left out.
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

/** What is known of a submission besides its body. */
export interface Beside {
  /** The id when no path leads to one. */
  fallbackId: string;
  /** Paths where this sender usually has things, for those that the connection does not name. */
  usual: Partial<Record<PayloadPath, string>>;
  /** The status when no path leads to one. */
  status?: SubmissionStatus;
  /** The other keys of a body that the connector reads by itself. */
  ownKeys?: readonly string[];
}

/** More registrations than one delivery may have; a longer list is uploaded as a file. */
const MAX_REGISTRATIONS = 500;

/**
 * Reads a body by the paths of its connection. Every text in it is an answer, by its path. A list has a registration in
 * each item, unless a path leads to a place in the list.
 */
export function readByPaths(body: unknown, options: ReadingOptions, beside: Beside): Reading {
  const isOneByPaths = Object.values(options.paths).some((path) => /^\d+(\.|$)/.test(path));
  return Array.isArray(body) && !isOneByPaths ? readList(body, options, beside) : readOne(body, options, beside);
}

/** Takes what can be read of a list; the rest is told of with the item that it stands in. */
function readList(items: readonly unknown[], options: ReadingOptions, beside: Beside): Reading {
  if (items.length === 0) return nothing('an empty list');
  if (items.length > MAX_REGISTRATIONS) {
    return unreadable(`more than ${MAX_REGISTRATIONS} registrations in one delivery`);
  }
  const readings = items.map((item) =>
    isObject(item)
      ? readOne(item, options, { ...beside, fallbackId: `sha256:${sha256(JSON.stringify(item))}` })
      : unreadable('not a JSON object'),
  );
  const unread = readings.flatMap((reading, index) =>
    reading.kind === 'unreadable' ? [{ ...reading, reason: `item ${index}: ${reading.reason}` }] : [],
  );
  // A reason that another mapping would remove comes first, because somebody can do something about it.
  const [first] = unread.toSorted(
    (one, other) => Number(other.needsMapping ?? false) - Number(one.needsMapping ?? false),
  );
  const submissions = readings.flatMap((reading) => (reading.kind === 'submissions' ? reading.submissions : []));
  if (submissions.length === 0 && first) return first;
  return { kind: 'submissions', submissions, ...(first && { unread: first }) };
}

function readOne(body: unknown, options: ReadingOptions, beside: Beside): Reading {
  if (!isObject(body) && !Array.isArray(body)) return unreadable('not a JSON object');
  const pathOf = (name: PayloadPath) => (Object.hasOwn(options.paths, name) ? options.paths[name] : beside.usual[name]);
  const valueAt = (name: PayloadPath) => {
    const path = pathOf(name);
    return path ? at(body, ...stepsOf(body, path)) : undefined;
  };
  const text = (name: PayloadPath) => asText(valueAt(name));
  const idOf = (name: PayloadPath) => idAt({ id: valueAt(name) }, 'id');
  const id = idOf('externalId');
  if (id === null && Object.hasOwn(options.paths, 'externalId')) return unreadable('no id at the path of externalId');
  const { status, problem } = readStatus(valueAt('status'), options.statuses);
  if (problem !== undefined) return buildUnmapped(problem);
  const occurredAt = text('occurredAt');
  const version = text('version');
  const former = idOf('formerExternalId');
  const formId = idOf('formId');
  const answersPath = pathOf('answers');
  const answers = answersPath ? at(body, ...stepsOf(body, answersPath)) : body;
  const isListed = answersPath !== undefined && Array.isArray(answers);
  const paths = PAYLOAD_PATHS.flatMap((name) => (name === 'answers' ? [] : (pathOf(name) ?? [])));
  return submitted(
    submissionOf(id ?? beside.fallbackId, {
      formerExternalId: former,
      formId,
      version: version === null ? null : sortable(version, options.timezone),
      occurredAt: instantOf(occurredAt, options.timezone),
      occurredAtRaw: occurredAt,
      status: status ?? beside.status ?? 'registered',
      ...peopleOf(text),
      answers: isListed ? listedAnswers(answers) : leaves(answers),
      // Senders differ in whether they send all of a registration or what has changed: what is not there is not empty.
      isPartial: true,
      emptied: isListed ? findEmptyListed(answers) : findEmptyPaths(answers),
      ownKeys: [...paths, ...(beside.ownKeys ?? [])],
    }),
  );
}

/** A version that sorts as a text: an instant, numbers with zeros before them, or whatever it is. */
function sortable(version: string, zone: string): string {
  return instantOf(version, zone) ?? keyOf(sortableNumbers(version));
}

function peopleOf(text: (name: PayloadPath) => string | null): Pick<Submission, 'attendee' | 'buyer'> {
  return {
    attendee: personOf({
      fullName: text('fullName'),
      givenName: text('givenName'),
      familyName: text('familyName'),
      email: text('email'),
      phone: text('phone'),
      companyName: text('companyName'),
    }),
    buyer: personOf({ fullName: text('buyerName'), email: text('buyerEmail') }),
  };
}

/** A path as steps; a name with dots in it counts when it stands there as a whole. */
function stepsOf(body: unknown, path: string): string[] {
  return at(body, path) === undefined ? path.split('.').slice(0, 32) : [path];
}

/** Answers in a list, `{key|id|ref|name, label, value}` each. */
function listedAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer, index) => {
    const key = parseListedKey(answer);
    if (key === undefined) return leaves(answer, String(index));
    const isPreset = at(answer, 'preChecked') === true || at(answer, 'preset') === true;
    return answerOf(key, answerValue(at(answer, 'value') ?? at(answer, 'answer')), {
      label: textAt(answer, 'label') ?? textAt(answer, 'question'),
      optionIds: listAt(answer, 'optionIds').flatMap((option) => textAt({ option }, 'option') ?? []),
      ...(isPreset ? { preset: true } : {}),
    });
  });
}

function parseListedKey(answer: unknown): string | undefined {
  return ['key', 'ref', 'id', 'name'].flatMap((name) => idAt(answer, name) ?? [])[0];
}

/** Every text of a body by the path to it; a list of texts is one answer. */
function leaves(value: unknown, before = ''): SubmittedAnswer[] {
  const entries = Array.isArray(value) ? value.map((item, index): [string, unknown] => [String(index), item]) : null;
  const isListOfTexts = entries !== null && entries.every(([, item]) => typeof item !== 'object' || item === null);
  if (!isListOfTexts && (entries || isObject(value))) {
    return (entries ?? Object.entries(value as Record<string, unknown>)).flatMap(([name, item]) =>
      leaves(item, keyOf(before === '' ? name : `${before}.${name}`)),
    );
  }
  return before === '' ? [] : answerOf(storable(before), answerValue(value));
}

/** The keys of listed answers that are empty. */
function findEmptyListed(answers: readonly unknown[]): string[] {
  return answers.flatMap((answer) => (listedAnswers([answer]).length === 0 ? (parseListedKey(answer) ?? []) : []));
}

/** The paths within a body at which there is nothing to read. */
function findEmptyPaths(value: unknown, before = ''): string[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      findEmptyPaths(item, keyOf(before === '' ? name : `${before}.${name}`)),
    );
  }
  return before !== '' && answerValue(value) === null ? [storable(before)] : [];
}
