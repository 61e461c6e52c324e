import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import { at, idAt, isObject, listAt, storable, textAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  parseJsonBody,
  nothing,
  otherThan,
  buildPerson,
  buildSubmission,
  submitted,
  unreadable,
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
  deliveryKey: bodyDigest,
  read,
  csv: csvExport({
    id: ['ID', 'Attendee ID'],
    submittedAt: ['Created Date', 'Created At'],
    zone: 'UTC',
    givenName: ['First Name'],
    familyName: ['Last Name'],
    email: ['Email'],
    status: ['Status'],
    others: ['Public ID', 'Check In', 'Is Checked In', 'Order ID', 'Product', 'Ticket'],
  }),
};

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const event = textAt(body, 'event_type');
  const payload = at(body, 'payload');
  if (event === null || !isObject(payload)) return unreadable('no event_type and payload');
  const sentAt = textAt(body, 'event_sent_at');
  const [subject] = event.split('.');
  if (subject === 'order') return parseOrder(payload, sentAt);
  if (subject === 'attendee') {
    const attendee = parseAttendee(payload, sentAt, { rank: 0 });
    if (!attendee) return unreadable('no attendee id');
    // An attendee is sent with the questions of its product only, without the questions of the order.
    return submitted({ ...attendee, isPartial: true, silentOn: ['buyer', 'attendance'] });
  }
  if (subject === 'checkin') return parseCheckIn(event, payload, sentAt);
  return nothing(`event ${storable(event.slice(0, 50))}`);
}

function parseOrder(order: Record<string, unknown>, sentAt: string | null): ParseResult {
  if (textAt(order, 'id') === null) return unreadable('no order id');
  const attendees = listAt(order, 'attendees').map((attendee) => parseAttendee(attendee, sentAt, { rank: 1, order }));
  const submissions = attendees.filter((attendee) => attendee !== null);
  if (submissions.length < attendees.length) return unreadable('an attendee without id');
  if (submissions.length === 0) return nothing('an order without attendees');
  return submitted(...submissions.map((submission): Submission => ({ ...submission, silentOn: ['attendance'] })));
}

function parseCheckIn(event: string, checkIn: Record<string, unknown>, sentAt: string | null): ParseResult {
  const attendee = parseAttendee(at(checkIn, 'attendee'), sentAt, { rank: 2 });
  if (!attendee) return nothing('a check-in without attendee');
  const isUndone = event === 'checkin.deleted';
  const status = attendee.status === 'cancelled' ? 'cancelled' : isUndone ? 'confirmed' : 'attended';
  return submitted({ ...attendee, status, silentOn: ['buyer', 'answers'] });
}

interface Around {
  /** Orders the deliveries that were sent within one second. */
  rank: number;
  order?: Record<string, unknown>;
}

function parseAttendee(attendee: unknown, sentAt: string | null, { rank, order }: Around): Submission | null {
  const id = idAt(attendee, 'id');
  if (id === null) return null;
  const person = attendeePerson(attendee);
  const createdAt = textAt(attendee, 'created_at') ?? textAt(order, 'created_at') ?? sentAt;
  const eventId = idAt(attendee, 'event_id') ?? idAt(order, 'event_id');
  return buildSubmission(id, {
    formId: eventId,
    version: buildVersion(textAt(attendee, 'updated_at') ?? textAt(order, 'updated_at'), sentAt, rank),
    occurredAt: parseInstant(createdAt),
    occurredAtRaw: createdAt,
    status: parseStatus(attendee, order),
    attendee: person,
    buyer: otherThan(person, attendeePerson(order)),
    answers: [
      ...parseAnswers(listAt(attendee, 'question_answers')),
      ...parseAnswers(orderQuestions(order)).map((answer): SubmittedAnswer => ({ ...answer, scope: 'order' })),
    ],
    isPartial: [attendee, order].some((holder) => holder !== undefined && !hasQuestions(holder)),
    emptied: listAt(attendee, 'question_answers').flatMap((answer) =>
      parseAnswers([answer]).length === 0 ? (idAt(answer, 'question_id') ?? []) : [],
    ),
  });
}

/** Builds a version from the time of the last change (sent without a zone, in UTC), then the time of sending. */
function buildVersion(updatedAt: string | null, sentAt: string | null, rank: number): string | null {
  const updated = parseInstant(updatedAt) ?? parseInstant(sentAt);
  return updated === null ? null : `${updated} ${parseInstant(sentAt) ?? updated} ${rank}`;
}

function attendeePerson(person: unknown): SubmittedPerson | null {
  return buildPerson({
    givenName: textAt(person, 'first_name'),
    familyName: textAt(person, 'last_name'),
    email: textAt(person, 'email'),
  });
}

const UNPAID = ['AWAITING_PAYMENT', 'AWAITING_OFFLINE_PAYMENT', 'RESERVED'];

function parseStatus(attendee: unknown, order: Record<string, unknown> | undefined): SubmissionStatus {
  const states = [textAt(attendee, 'status') ?? '', textAt(order, 'status') ?? ''];
  if (states.includes('CANCELLED') || states.includes('ABANDONED')) return 'cancelled';
  return states.some((state) => UNPAID.includes(state)) ? 'pending' : 'confirmed';
}

function hasQuestions(holder: unknown): boolean {
  return Array.isArray(at(holder, 'question_answers'));
}

/** Returns the questions about the order, which the buyer answers for everybody in it. */
function orderQuestions(order: Record<string, unknown> | undefined): unknown[] {
  return listAt(order, 'question_answers').filter((answer) => textAt(answer, 'attendee_id') === null);
}

function parseAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer) => {
    const key = idAt(answer, 'question_id');
    if (key === null) return [];
    const value = answerValue(at(answer, 'answer')) ?? textAt(answer, 'text_answer');
    return buildAnswer(key, value, {
      label: textAt(answer, 'title'),
      type: storable(textAt(answer, 'question_type') ?? 'text'),
    });
  });
}
