import type { ParseResult, RawDelivery, Unread } from './connector.rules.js';
import { idAt, isObject, readJson, readUtf8, sha256 } from './json-values.rules.js';
import type { Submission, SubmittedAnswer, SubmittedPerson } from './submission.rules.js';

/** Builds a submission from its id and the known parts. */
export function buildSubmission(externalId: string, known: Partial<Submission>): Submission {
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

/** Builds a person from the given data. Returns null if every value is null. */
export function buildPerson(known: Partial<SubmittedPerson>): SubmittedPerson | null {
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

/** Returns the buyer, or null if the buyer is the attendee. */
export function otherThan(attendee: SubmittedPerson | null, buyer: SubmittedPerson | null): SubmittedPerson | null {
  if (!attendee || !buyer) return buyer;
  const fields = Object.keys(buyer) as (keyof SubmittedPerson)[];
  return fields.every((field) => buyer[field] === null || buyer[field] === attendee[field]) ? null : buyer;
}

/** Returns a list with the answer, or an empty list if the answer is empty, because the question was skipped. */
export function buildAnswer(
  key: string,
  value: SubmittedAnswer['value'] | null,
  rest: Partial<SubmittedAnswer> = {},
): SubmittedAnswer[] {
  if (value === null || (typeof value === 'string' ? value : Object.keys(value)).length === 0) return [];
  return [{ key, label: null, type: 'text', value, optionIds: [], ...rest }];
}

/** Returns the body as JSON, or undefined if it is not JSON. */
export function parseJsonBody(delivery: RawDelivery): unknown {
  return readJson(readUtf8(delivery.body));
}

/** Returns the key of a delivery whose provider sends no ids. */
export function bodyDigest(delivery: RawDelivery): string {
  return `sha256:${sha256(delivery.body)}`;
}

/**
 * Returns a digest of parts of a JSON body that does not depend on the order of the names; null if no part exists.
 */
export function computeDigest(...parts: unknown[]): string | null {
  return parts.some((part) => part !== undefined) ? sha256(JSON.stringify(parts.map(inOrder))) : null;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return names.map((name) => [name, inOrder(value[name])]);
}

/** Returns a header as a key, or null if it is missing. */
export function headerKey(delivery: RawDelivery, name: string): string | null {
  return idAt(delivery.headers, name);
}

/** Builds the reading of a delivery with submissions. */
export function submitted(...submissions: Submission[]): ParseResult {
  return { kind: 'submissions', submissions };
}

/** Builds the reading of a delivery that contains no registration. */
export function nothing(reason: string): ParseResult {
  return { kind: 'nothing', reason };
}

/** Builds the reading of a delivery that is not in the format of the provider. */
export function unreadable(reason: string): ParseResult & Unread {
  return { kind: 'unreadable', reason };
}

/** Builds the reading of a delivery that needs another mapping. */
export function buildUnmapped(reason: string): ParseResult & Unread {
  return { kind: 'unreadable', reason, needsMapping: true };
}
