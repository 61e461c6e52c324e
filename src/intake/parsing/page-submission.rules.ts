import { findAt, findIdAt, findTextAt, listItemsAt, readJson, readUtf8, toText } from './json-values.rules.js';
import type { ParseResult } from './connector.rules.js';
import type { SubmittedAnswer } from './submission.rules.js';
import { buildAnswer, buildSubmission, buildSubmitted, buildUnreadable } from './submission-parts.rules.js';

/** The fields of a registration page, which are the keys of its mapping. */
export const PAGE_KEYS = [
  'fullName',
  'email',
  'companyName',
  'jobTitle',
  'phone',
  'country',
  'language',
  'message',
] as const;

/** The answer to a question of a page, with the text of the question that the person saw. */
export interface PageAnswer {
  id: string;
  label: string;
  kind: string;
  value: string | string[];
  optionIds: string[];
}

/** A consent that a person ticked on a page, with the text and its version that the person saw. */
export interface PageConsent {
  purpose: string;
  wording: string;
  version: string;
}

/** The values that a person typed on a registration page. */
export interface PageSubmission {
  fields: Partial<Record<(typeof PAGE_KEYS)[number], string>>;
  answers: PageAnswer[];
  consents: PageConsent[];
}

/** The content of a delivery of a registration page. */
export interface PageDelivery {
  /** Identifies a registration without a seat. */
  id: string;
  /** The seat that the person got; null for a suspected program. */
  seatId: string | null;
  /** Whether the person has opened a link that was mailed to the address; absent if not. */
  isAddressConfirmed?: true;
  /** Whether the person gave the seat back. Such a delivery has no submission. */
  isCancelled: boolean;
  submission: PageSubmission | null;
}

/** Returns the external id of a registration of a page. */
export function buildPageExternalId({ id, seatId }: Pick<PageDelivery, 'id' | 'seatId'>): string {
  return `page/${seatId ?? id}`;
}

/** Returns a registration of a page as the bytes of a delivery. */
export function serialisePageDelivery(delivery: PageDelivery): Buffer {
  return Buffer.from(JSON.stringify(delivery));
}

/** Reads a stored delivery of a page. Its version is the time of its arrival, so that a later one replaces it. Never throws. */
export function parsePageDelivery(bytes: Buffer, receivedAt: Date): ParseResult {
  const stored = readJson(readUtf8(bytes));
  const id = findIdAt(stored, 'id');
  if (id === null) return buildUnreadable('not a registration of a page');
  const seatId = findIdAt(stored, 'seatId');
  const externalId = buildPageExternalId({ id, seatId });
  const at = receivedAt.toISOString();
  const common = { version: at, occurredAt: at };
  if (findAt(stored, 'isCancelled') === true) {
    return buildSubmitted(buildSubmission(externalId, { ...common, status: 'cancelled', isOnlyForKnown: true }));
  }
  const submission = findAt(stored, 'submission');
  const questions = listItemsAt(submission, 'answers').flatMap(parseAnswer);
  return buildSubmitted(
    buildSubmission(externalId, {
      ...common,
      status: 'registered',
      answers: [...PAGE_KEYS.flatMap((key) => buildAnswer(key, findTextAt(submission, 'fields', key))), ...questions],
      // The questions of a page are those of its form, so that none of them is unexpected.
      ownKeys: ['language', ...questions.map(({ key }) => key)],
      page: {
        seatId,
        isAddressConfirmed: findAt(stored, 'isAddressConfirmed') === true,
        consents: listItemsAt(submission, 'consents').map((consent) => ({
          purpose: findTextAt(consent, 'purpose') ?? '',
          wording: findTextAt(consent, 'wording') ?? '',
          version: findTextAt(consent, 'version') ?? '',
        })),
      },
    }),
  );
}

function parseAnswer(item: unknown): SubmittedAnswer[] {
  const key = findIdAt(item, 'id');
  if (key === null) return [];
  const given = findAt(item, 'value');
  const value = Array.isArray(given) ? given.flatMap((one) => toText(one) ?? []) : toText(given);
  const optionIds = listItemsAt(item, 'optionIds').flatMap((one) => toText(one) ?? []);
  return buildAnswer(key, value, {
    label: findTextAt(item, 'label'),
    type: findTextAt(item, 'kind') ?? 'text',
    optionIds,
  });
}
