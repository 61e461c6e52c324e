import type { Reading, RawDelivery, Unread } from './connector.js';
import { idAt, isObject, readJson, readUtf8, sha256 } from './json.reading.js';
import type { Submission, SubmittedAnswer, SubmittedPerson } from '../submission.js';

/** A submission of which only the id is known; a connector fills in the rest. */
export function submissionOf(externalId: string, known: Partial<Submission>): Submission {
  return {
    externalId,
    formerExternalId: null,
    formId: null,
    version: null,
    occurredAt: null,
    occurredAtRaw: null,
    status: 'registered',
    buyer: null,
    attendee: null,
    answers: [],
    ...known,
  };
}

/** A person of whom a sender says what is given; null when that is nothing. */
export function personOf(known: Partial<SubmittedPerson>): SubmittedPerson | null {
  const person: SubmittedPerson = {
    fullName: null,
    givenName: null,
    familyName: null,
    email: null,
    phone: null,
    companyName: null,
    ...known,
  };
  return Object.values(person).some((value) => value !== null) ? person : null;
}

/** The buyer, unless it is the one who comes. */
export function otherThan(attendee: SubmittedPerson | null, buyer: SubmittedPerson | null): SubmittedPerson | null {
  if (!attendee || !buyer) return buyer;
  const fields = Object.keys(buyer) as (keyof SubmittedPerson)[];
  return fields.every((field) => buyer[field] === null || buyer[field] === attendee[field]) ? null : buyer;
}

/** An answer, unless it is empty: a question that was skipped was not answered. */
export function answerOf(
  key: string,
  value: SubmittedAnswer['value'] | null,
  rest: Partial<SubmittedAnswer> = {},
): SubmittedAnswer[] {
  if (value === null || (typeof value === 'string' ? value : Object.keys(value)).length === 0) return [];
  return [{ key, label: null, type: 'text', value, optionIds: [], ...rest }];
}

/** The body as JSON; undefined when it is none. */
export function jsonOf(delivery: RawDelivery): unknown {
  return readJson(readUtf8(delivery.body));
}

/** What makes deliveries of a sender without ids the same one. */
export function bodyDigest(delivery: RawDelivery): string {
  return `sha256:${sha256(delivery.body)}`;
}

/**
 * A digest of the parts of a JSON body that say something, whatever the order of their names; null where none is there.
 */
export function digestOf(...parts: unknown[]): string | null {
  return parts.some((part) => part !== undefined) ? sha256(JSON.stringify(parts.map(inOrder))) : null;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return names.map((name) => [name, inOrder(value[name])]);
}

/** A header as a key; null when it is not there. */
export function headerKey(delivery: RawDelivery, name: string): string | null {
  return idAt(delivery.headers, name);
}

/** One submission. */
export function submitted(...submissions: Submission[]): Reading {
  return { kind: 'submissions', submissions };
}

/** Nothing for us, and why. */
export function nothing(reason: string): Reading {
  return { kind: 'nothing', reason };
}

/** Not what this sender sends, and why. */
export function unreadable(reason: string): Reading & Unread {
  return { kind: 'unreadable', reason };
}

/** Not to be read by the mapping there is, and why. */
export function buildUnmapped(reason: string): Reading & Unread {
  return { kind: 'unreadable', reason, needsMapping: true };
}
