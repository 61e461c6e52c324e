import { answerValue } from './answer.values.js';
import type { Reading, ReadingOptions } from './connector.js';
import { at, idAt, isObject, keyOf, listAt, storable, textAt } from './json.reading.js';
import { instantOf } from './sender.times.js';
import { answerOf, personOf, submissionOf, submitted, unreadable } from './submission.parts.js';
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

/** What other systems call a status. */
const STATUSES = new Map<string, SubmissionStatus>([
  ...words('pending', 'pending_approval', 'requested', 'awaiting_payment', 'unpaid', 'tentative'),
  ...words('registered', 'created', 'submitted', 'new', 'updated', 'active'),
  ...words('confirmed', 'approved', 'accepted', 'paid', 'completed', 'attending', 'booked'),
  ...words('waitlisted', 'waitlist', 'waiting_list'),
  ...words('cancelled', 'canceled', 'rejected', 'declined', 'deleted', 'refunded', 'expired', 'not_attending'),
  ...words('attended', 'checked_in', 'present'),
]);

function words(status: SubmissionStatus, ...others: readonly string[]): [string, SubmissionStatus][] {
  return [status, ...others].map((word) => [word, status]);
}

/** What is known of a submission besides its body. */
export interface Beside {
  /** The id when no path leads to one. */
  fallbackId: string;
  /** Paths where this sender usually has things, for those that the connection does not name. */
  usual: Partial<Record<PayloadPath, string>>;
  /** The status when no path leads to one. */
  status?: SubmissionStatus;
}

/** Reads a body by the paths of its connection. Every text in it is an answer, by its path. */
export function readByPaths(body: unknown, options: ReadingOptions, beside: Beside): Reading {
  if (!isObject(body) && !Array.isArray(body)) return unreadable('not a JSON object');
  const pathOf = (name: PayloadPath) => (Object.hasOwn(options.paths, name) ? options.paths[name] : beside.usual[name]);
  const text = (name: PayloadPath) => {
    const path = pathOf(name);
    return path ? textAt(body, ...stepsOf(body, path)) : null;
  };
  const idOf = (name: PayloadPath) => {
    const path = pathOf(name);
    return path ? idAt(body, ...stepsOf(body, path)) : null;
  };
  const id = idOf('externalId');
  if (id === null && Object.hasOwn(options.paths, 'externalId')) return unreadable('no id at the path of externalId');
  const status = statusOf(text('status')) ?? (text('status') === null ? (beside.status ?? 'registered') : null);
  if (status === null) return unreadable('a status we do not know');
  const occurredAt = text('occurredAt');
  const version = text('version');
  const former = idOf('formerExternalId');
  const formId = idOf('formId');
  const answersPath = pathOf('answers');
  const answers = answersPath ? at(body, ...stepsOf(body, answersPath)) : body;
  return submitted(
    submissionOf(id ?? beside.fallbackId, {
      formerExternalId: former,
      formId,
      version: version === null ? null : sortable(version, options.timezone),
      occurredAt: instantOf(occurredAt, options.timezone),
      occurredAtRaw: occurredAt,
      status,
      ...peopleOf(text),
      answers: Array.isArray(answers) ? listedAnswers(answers) : leaves(answers),
      // Senders differ in whether they send all of a registration or what has changed: what is not there is not empty.
      isPartial: true,
      emptied: emptyKeys(answers),
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

/** The status that a word or the end of an event's name means: `registration.cancelled`. */
export function statusOf(word: string | null): SubmissionStatus | null {
  const last = word
    ?.toLowerCase()
    .split(/[.:/]/)
    .at(-1)
    ?.replaceAll(/[\s-]+/g, '_');
  return STATUSES.get(last ?? '') ?? null;
}

/** A path as steps; a name with dots in it counts when it stands there as a whole. */
function stepsOf(body: unknown, path: string): string[] {
  return at(body, path) === undefined ? path.split('.').slice(0, 32) : [path];
}

/** Answers in a list, `{key|id|ref|name, label, value}` each. */
function listedAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer, index) => {
    const key = listedKey(answer);
    if (key === undefined) return leaves(answer, String(index));
    const isPreset = at(answer, 'preChecked') === true || at(answer, 'preset') === true;
    return answerOf(key, answerValue(at(answer, 'value') ?? at(answer, 'answer')), {
      label: textAt(answer, 'label') ?? textAt(answer, 'question'),
      optionIds: listAt(answer, 'optionIds').flatMap((option) => textAt({ option }, 'option') ?? []),
      ...(isPreset ? { preset: true } : {}),
    });
  });
}

function listedKey(answer: unknown): string | undefined {
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

/** The paths within a body at which there is nothing to read, and the keys of listed answers that are empty. */
function emptyKeys(value: unknown, before = ''): string[] {
  if (Array.isArray(value) && before === '') {
    return value.flatMap((answer) => (listedAnswers([answer]).length === 0 ? (listedKey(answer) ?? []) : []));
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, item]) =>
      emptyKeys(item, keyOf(before === '' ? name : `${before}.${name}`)),
    );
  }
  return before !== '' && answerValue(value) === null ? [storable(before)] : [];
}
