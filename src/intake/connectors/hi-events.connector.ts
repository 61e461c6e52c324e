import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { findAt, findIdAt, listItemsAt, toStorable, findTextAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  parseJsonBody,
  buildNothing,
  chooseBuyer,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
} from '../parsing/submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';

/**
 * Connector for Hi.Events. A delivery contains an order with its attendees, or one attendee. Attendees are sent before
 * their order. Each attendee is a registration with the key `id`, because `short_id` changes with the e-mail address.
 */
export const hiEvents: Connector = {
  provider: 'hi_events',
  keptHeaders: ['signature', 'user-agent'],
  verify: (delivery, secret) => verifyHmac(delivery, secret, { header: 'signature', encoding: 'hex' }),
  getDeliveryKey: computeBodyDigest,
  parse,
  csv: createCsvReader({
    id: ['ID', 'Attendee ID'],
    submittedAt: ['Created Date', 'Created At'],
    zone: 'UTC',
    givenName: ['First Name'],
    familyName: ['Last Name'],
    email: ['Email'],
    status: ['Status'],
    // Newer versions list the check-ins in one column; older ones have a yes or no and a time.
    attendance: ['Check Ins', 'Is Checked In', 'Checked In At', 'Check In'],
    formId: ['Event ID'],
    others: [
      'Product ID',
      'Product Name',
      'Public ID',
      'Short ID',
      'Last Updated Date',
      'Notes',
      'Order ID',
      'Product',
      'Ticket',
    ],
  }),
};

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const event = findTextAt(body, 'event_type');
  const payload = findAt(body, 'payload');
  if (event === null || !isPlainObject(payload)) return buildUnreadable('no event_type and payload');
  const sentAt = findTextAt(body, 'event_sent_at');
  const [subject] = event.split('.');
  if (subject === 'order') return parseOrder(payload, sentAt);
  if (subject === 'attendee') {
    const attendee = parseAttendee(payload, sentAt, { rank: 0 });
    if (!attendee) return buildUnreadable('no attendee id');
    // An attendee is sent with the questions of its product only, without the questions of the order.
    return buildSubmitted({ ...attendee, isPartial: true, silentOn: ['buyer', 'attendance'] });
  }
  if (subject === 'checkin') return parseCheckIn(event, payload, sentAt);
  return buildNothing(`event ${toStorable(event.slice(0, 50))}`);
}

function parseOrder(order: Record<string, unknown>, sentAt: string | null): ParseResult {
  if (findTextAt(order, 'id') === null) return buildUnreadable('no order id');
  const attendees = listItemsAt(order, 'attendees').map((attendee) =>
    parseAttendee(attendee, sentAt, { rank: 1, order }),
  );
  const submissions = attendees.filter((attendee) => attendee !== null);
  if (submissions.length < attendees.length) return buildUnreadable('an attendee without id');
  if (submissions.length === 0) return buildNothing('an order without attendees');
  return buildSubmitted(...submissions.map((submission): Submission => ({ ...submission, silentOn: ['attendance'] })));
}

function parseCheckIn(event: string, checkIn: Record<string, unknown>, sentAt: string | null): ParseResult {
  const attendee = parseAttendee(findAt(checkIn, 'attendee'), sentAt, { rank: 2 });
  if (!attendee) return buildNothing('a check-in without attendee');
  const isUndone = event === 'checkin.deleted';
  const status = attendee.status === 'cancelled' ? 'cancelled' : isUndone ? 'confirmed' : 'attended';
  return buildSubmitted({ ...attendee, status, silentOn: ['buyer', 'answers'] });
}

interface Around {
  /** Orders the deliveries that were sent within one second. */
  rank: number;
  order?: Record<string, unknown>;
}

function parseAttendee(attendee: unknown, sentAt: string | null, { rank, order }: Around): Submission | null {
  const id = findIdAt(attendee, 'id');
  if (id === null) return null;
  const person = parsePerson(attendee);
  const createdAt = findTextAt(attendee, 'created_at') ?? findTextAt(order, 'created_at') ?? sentAt;
  const eventId = findIdAt(attendee, 'event_id') ?? findIdAt(order, 'event_id');
  return buildSubmission(id, {
    formId: eventId,
    version: buildVersion(findTextAt(attendee, 'updated_at') ?? findTextAt(order, 'updated_at'), sentAt, rank),
    occurredAt: parseInstant(createdAt),
    occurredAtRaw: createdAt,
    status: parseStatus(attendee, order),
    attendee: person,
    buyer: chooseBuyer(person, parsePerson(order)),
    answers: [
      ...parseAnswers(listItemsAt(attendee, 'question_answers')),
      ...parseAnswers(listOrderQuestions(order)).map((answer): SubmittedAnswer => ({ ...answer, scope: 'order' })),
    ],
    isPartial: [attendee, order].some((holder) => holder !== undefined && !hasQuestions(holder)),
    emptied: listItemsAt(attendee, 'question_answers').flatMap((answer) =>
      parseAnswers([answer]).length === 0 ? (findIdAt(answer, 'question_id') ?? []) : [],
    ),
  });
}

/** Builds a version from the time of the last change (sent without a zone, in UTC), then the time of sending. */
function buildVersion(updatedAt: string | null, sentAt: string | null, rank: number): string | null {
  const updated = parseInstant(updatedAt) ?? parseInstant(sentAt);
  return updated === null ? null : `${updated} ${parseInstant(sentAt) ?? updated} ${rank}`;
}

function parsePerson(person: unknown): SubmittedPerson | null {
  return buildPerson({
    givenName: findTextAt(person, 'first_name'),
    familyName: findTextAt(person, 'last_name'),
    email: findTextAt(person, 'email'),
  });
}

const UNPAID = ['AWAITING_PAYMENT', 'AWAITING_OFFLINE_PAYMENT', 'RESERVED'];

function parseStatus(attendee: unknown, order: Record<string, unknown> | undefined): SubmissionStatus {
  const states = [findTextAt(attendee, 'status') ?? '', findTextAt(order, 'status') ?? ''];
  if (states.includes('CANCELLED') || states.includes('ABANDONED')) return 'cancelled';
  return states.some((state) => UNPAID.includes(state)) ? 'pending' : 'confirmed';
}

function hasQuestions(holder: unknown): boolean {
  return Array.isArray(findAt(holder, 'question_answers'));
}

/** Returns the questions about the order, which the buyer answers for everybody in it. */
function listOrderQuestions(order: Record<string, unknown> | undefined): unknown[] {
  return listItemsAt(order, 'question_answers').filter((answer) => findTextAt(answer, 'attendee_id') === null);
}

function parseAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer) => {
    const key = findIdAt(answer, 'question_id');
    if (key === null) return [];
    const value = toAnswerValue(findAt(answer, 'answer')) ?? findTextAt(answer, 'text_answer');
    return buildAnswer(key, value, {
      label: findTextAt(answer, 'title'),
      type: toStorable(findTextAt(answer, 'question_type') ?? 'text'),
    });
  });
}
