import { answerValue, listTextsByPath } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import { at, entriesAt, idAt, toKey, textAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyStandardWebhook } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  headerKey,
  parseJsonBody,
  nothing,
  buildPerson,
  buildSubmission,
  submitted,
  unreadable,
} from '../parsing/submission-parts.rules.js';
import type { SubmittedPerson } from '../parsing/submission.rules.js';

/**
 * Connector for Formbricks. Only a finished response is a registration, because the events "created" and "updated" are
 * about incomplete responses.
 */
export const formbricks: Connector = {
  provider: 'formbricks',
  keptHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'user-agent'],
  verify: verifyStandardWebhook,
  deliveryKey: (delivery) => {
    return headerKey(delivery, 'webhook-id') ?? bodyDigest(delivery);
  },
  // If one of several webhooks fails, Formbricks sends the delivery to all of them again.
  contentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return computeDigest(at(body, 'event'), at(body, 'data'));
  },
  read,
  csv: csvExport({
    id: ['Response ID'],
    submittedAt: ['Timestamp'],
    formId: ['Survey ID'],
    others: ['No.', 'User ID', 'Formbricks ID (internal)', 'Notes', 'Tags'],
    only: { column: ['Finished'], values: ['true', 'yes'] },
  }),
};

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const event = textAt(body, 'event');
  if (event === null) return unreadable('no event');
  if (event !== 'responseFinished') return nothing(`a response that is not finished (${event.slice(0, 50)})`);
  const response = at(body, 'data');
  const id = idAt(response, 'id');
  if (id === null) return unreadable('no response id');
  const given = entriesAt(response, 'data');
  const formId = idAt(response, 'surveyId');
  const updatedAt = textAt(response, 'updatedAt') ?? textAt(response, 'createdAt');
  return submitted(
    buildSubmission(id, {
      formId,
      version: parseInstant(updatedAt),
      occurredAt: parseInstant(updatedAt),
      occurredAtRaw: updatedAt,
      attendee: given.flatMap(([, value]) => contactInfo(value) ?? [])[0] ?? knownContact(response),
      answers: [
        ...given.flatMap(([key, value]) => {
          const isContact = contactInfo(value) !== null;
          return buildAnswer(toKey(key), answerValue(value), {
            type: isContact ? 'contactInfo' : chooseAnswerType(value),
          });
        }),
        ...listTextsByPath(at(response, 'variables'), 'variables').flatMap(([key, value]) =>
          buildAnswer(key, value, { type: 'variable', preset: true }),
        ),
      ],
    }),
  );
}

function chooseAnswerType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'matrix' : 'text';
}

/**
 * Reads an answer to the "contact info" question, which is a list of five texts: first name, last name, e-mail, phone
 * and company. A part that was not asked is empty. No other answer has an e-mail address as the third of five texts.
 */
function contactInfo(value: unknown): SubmittedPerson | null {
  if (!Array.isArray(value) || value.length !== 5) return null;
  if (!(textAt(value, '2') ?? '').includes('@')) return null;
  return buildPerson({
    givenName: textAt(value, '0'),
    familyName: textAt(value, '1'),
    email: textAt(value, '2'),
    phone: textAt(value, '3'),
    companyName: textAt(value, '4'),
  });
}

/** Returns the known contact of a response, in surveys that Formbricks sends to contacts. */
function knownContact(response: unknown): SubmittedPerson | null {
  const email = textAt(response, 'contactAttributes', 'email');
  return email === null ? null : buildPerson({ email });
}
