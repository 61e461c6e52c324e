import { toAnswerValue, listTextsByPath } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { findAt, listEntriesAt, findIdAt, toKey, findTextAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyStandardWebhook } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  computeDigest,
  findHeaderKey,
  parseJsonBody,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
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
  getDeliveryKey: (delivery) => {
    return findHeaderKey(delivery, 'webhook-id') ?? computeBodyDigest(delivery);
  },
  // If one of several webhooks fails, Formbricks sends the delivery to all of them again.
  computeContentDigest: (delivery) => {
    const body = parseEvent(delivery);
    return computeDigest(findAt(body, 'event'), findAt(body, 'data'));
  },
  parse,
  csv: createCsvReader({
    id: ['Response ID'],
    submittedAt: ['Timestamp'],
    formId: ['Survey ID'],
    others: ['No.', 'User ID', 'Formbricks ID (internal)', 'Notes', 'Tags'],
    only: { column: ['Finished'], values: ['true', 'yes'] },
  }),
};

/** Returns the event. The example of the documentation is a list of one event, while the program sends the event alone. */
function parseEvent(delivery: RawDelivery): unknown {
  const body = parseJsonBody(delivery);
  return Array.isArray(body) && body.length === 1 ? body[0] : body;
}

function parse(delivery: RawDelivery): ParseResult {
  const body = parseEvent(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const event = findTextAt(body, 'event');
  if (event === null) return buildUnreadable('no event');
  if (event !== 'responseFinished') return buildNothing(`a response that is not finished (${event.slice(0, 50)})`);
  const response = findAt(body, 'data');
  const id = findIdAt(response, 'id');
  if (id === null) return buildUnreadable('no response id');
  const given = listEntriesAt(response, 'data');
  const formId = findIdAt(response, 'surveyId');
  const updatedAt = findTextAt(response, 'updatedAt') ?? findTextAt(response, 'createdAt');
  return buildSubmitted(
    buildSubmission(id, {
      formId,
      version: parseInstant(updatedAt),
      occurredAt: parseInstant(updatedAt),
      occurredAtRaw: updatedAt,
      attendee: given.flatMap(([, value]) => parseContactInfo(value) ?? [])[0] ?? findKnownContact(response),
      answers: [
        ...given.flatMap(([key, value]) => {
          const isContact = parseContactInfo(value) !== null;
          return buildAnswer(toKey(key), toAnswerValue(value), {
            type: isContact ? 'contactInfo' : chooseAnswerType(value),
          });
        }),
        ...listTextsByPath(findAt(response, 'variables'), 'variables').flatMap(([key, value]) =>
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
function parseContactInfo(value: unknown): SubmittedPerson | null {
  if (!Array.isArray(value) || value.length !== 5) return null;
  if (!(findTextAt(value, '2') ?? '').includes('@')) return null;
  return buildPerson({
    givenName: findTextAt(value, '0'),
    familyName: findTextAt(value, '1'),
    email: findTextAt(value, '2'),
    phone: findTextAt(value, '3'),
    companyName: findTextAt(value, '4'),
  });
}

/** Returns the known contact of a response, in surveys that Formbricks sends to contacts. */
function findKnownContact(response: unknown): SubmittedPerson | null {
  const email = findTextAt(response, 'contactAttributes', 'email');
  return email === null ? null : buildPerson({ email });
}
