import type { ParseResult, RawDelivery, Unread } from './connector.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { findIdAt, readJson, readUtf8, computeSha256 } from './json-values.rules.js';
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
export function chooseBuyer(attendee: SubmittedPerson | null, buyer: SubmittedPerson | null): SubmittedPerson | null {
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
export function computeBodyDigest(delivery: RawDelivery): string {
  return `sha256:${computeSha256(delivery.body)}`;
}

/**
 * Returns a digest of parts of a JSON body that does not depend on the order of the names; null if no part exists.
 */
export function computeDigest(...parts: unknown[]): string | null {
  return parts.some((part) => part !== undefined) ? computeSha256(JSON.stringify(parts.map(sortKeys))) : null;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isPlainObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return names.map((name) => [name, sortKeys(value[name])]);
}

/** Returns a header as a key, or null if it is missing. */
export function findHeaderKey(delivery: RawDelivery, name: string): string | null {
  return findIdAt(delivery.headers, name);
}

/** Builds the result for a delivery with submissions. */
export function buildSubmitted(...submissions: Submission[]): ParseResult {
  return { kind: 'submissions', submissions };
}

/** Builds the result for a delivery that contains no registration. */
export function buildNothing(reason: string): ParseResult {
  return { kind: 'nothing', reason };
}

/** Builds the result for a delivery that is not in the format of the provider. */
export function buildUnreadable(reason: string): ParseResult & Unread {
  return { kind: 'unreadable', reason };
}

/** Builds the result for a delivery that needs another mapping. */
export function buildUnmapped(reason: string): ParseResult & Unread {
  return { kind: 'unreadable', reason, needsMapping: true };
}
