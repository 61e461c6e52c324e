import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  toText,
  findAt,
  listEntriesAt,
  findIdAt,
  toKey,
  joinIds,
  listItemsAt,
  toStorable,
  findTextAt,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  computeDigest,
  parseJsonBody,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
} from '../parsing/submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';

const bookings = createCsvReader({
  id: ['UID', 'Booking UID'],
  submittedAt: ['Created At', 'Booking Created At'],
  fullName: ['Attendee Name'],
  email: ['Attendee Email'],
  status: ['Status'],
  others: ['ID', 'Title', 'Start Time', 'End Time'],
});

/**
 * Connector for Cal.com. A delivery contains a booking (`uid`) with its attendees. Rescheduling creates a new booking
 * that names the old one. Without seats the first attendee is the person who booked, and each guest is a separate
 * registration. In an event with seats all people share one booking, so each seat is a separate registration.
 */
export const calCom: Connector = {
  provider: 'cal_com',
  keptHeaders: ['x-cal-signature-256', 'user-agent'],
  verify: (delivery, secret) =>
    verifyHmac(delivery, secret, { header: 'x-cal-signature-256', encoding: 'hex', unset: 'no-secret-provided' }),
  getDeliveryKey: (delivery) => {
    const body = parseJsonBody(delivery);
    const parts = [findIdAt(body, 'triggerEvent'), findIdAt(body, 'payload', 'uid'), findIdAt(body, 'createdAt')];
    return joinIds(...parts) ?? computeBodyDigest(delivery);
  },
  computeContentDigest: (delivery) => computeDigest(findAt(parseJsonBody(delivery), 'payload')),
  parse,
  csv: {
    ...bookings,
    parseRow: (row, options) => {
      const parsed = bookings.parseRow(row, options);
      if (parsed.kind !== 'submissions') return parsed;
      const submissions = parsed.submissions.map((submission) => {
        const { externalId: bookingId, attendee } = submission;
        const seat = { bookingId, formerBookingId: null, reference: null, email: attendee?.email ?? null };
        return { ...submission, seat };
      });
      return { ...parsed, submissions };
    },
  },
};

/** The status of a booking after a trigger. Other triggers do not change who attends. */
const STATUS_AFTER = new Map<string, SubmissionStatus>([
  ['BOOKING_CREATED', 'confirmed'],
  ['BOOKING_RESCHEDULED', 'confirmed'],
  ['BOOKING_PAID', 'confirmed'],
  ['BOOKING_REQUESTED', 'pending'],
  ['BOOKING_PAYMENT_INITIATED', 'pending'],
  ['BOOKING_REJECTED', 'cancelled'],
  ['BOOKING_CANCELLED', 'cancelled'],
]);

const FIRST_OF_A_BOOKING = new Set(['BOOKING_CREATED', 'BOOKING_REQUESTED']);

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const trigger = findTextAt(body, 'triggerEvent');
  if (trigger === null) return buildUnreadable('no triggerEvent; remove the custom payload template in Cal.com');
  const status = STATUS_AFTER.get(trigger);
  if (status === undefined) return buildNothing(`trigger ${toStorable(trigger.slice(0, 50))}`);
  const booking = findAt(body, 'payload');
  const uid = findIdAt(booking, 'uid');
  if (uid === null) return buildUnreadable('no uid');
  const isPending = status === 'confirmed' && findTextAt(booking, 'status') === 'PENDING';
  const createdAt = findTextAt(body, 'createdAt');
  const eventType = findIdAt(booking, 'eventTypeId');
  const known: Partial<Submission> = {
    formId: eventType,
    version: parseInstant(createdAt),
    occurredAt: parseInstant(createdAt),
    occurredAtRaw: createdAt,
    status: isPending ? 'pending' : status,
    answers: parseAnswers(booking),
    // Only the delivery about a new booking is certain to contain every answer of the form.
    isPartial: !FIRST_OF_A_BOOKING.has(trigger),
    emptied: listEntriesAt(booking, 'responses').flatMap(([name, response]) =>
      toAnswerValue(findAt(response, 'value')) === null ? toKey(name) : [],
    ),
  };
  const around = { booking, uid, formerUid: findFormerUid(booking, uid), known };
  return buildSubmitted(...(hasSeats(booking) ? buildSeats(around, trigger) : listBookerAndGuests(around)));
}

/** A booking with the data that applies to everybody in it. */
interface Around {
  booking: unknown;
  uid: string;
  formerUid: string | null;
  known: Partial<Submission>;
}

function findFormerUid(booking: unknown, uid: string): string | null {
  const former = findIdAt(booking, 'rescheduleUid');
  return former === uid ? null : former;
}

function hasSeats(booking: unknown): boolean {
  return findTextAt(booking, 'seatsPerTimeSlot') !== null || findReference(booking) !== null;
}

/** Returns the reference of a seat: `attendeeSeatId` in deliveries of Cal.com, `seatReferenceUid` in its requests. */
function findReference(booking: unknown): string | null {
  return findIdAt(booking, 'attendeeSeatId') ?? findIdAt(booking, 'seatReferenceUid');
}

/** Triggers that concern every listed attendee. Other triggers concern the attendee who gave the answers. */
const ABOUT_ALL_LISTED = new Set(['BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REJECTED']);

/**
 * Builds the submissions of the seats that a delivery concerns. A registration lists everybody in the booking but
 * concerns one person. The cancellation of a seat lists one person, and the cancellation of a booking lists everybody.
 */
function buildSeats(around: Around, trigger: string): Submission[] {
  const { booking } = around;
  const attendees = listItemsAt(booking, 'attendees').filter((attendee) => findTextAt(attendee, 'email') !== null);
  const reference = findReference(booking);
  const respondent = findTextAt(booking, 'responses', 'email', 'value');
  const named = attendees.find((attendee) => isSameAddress(findTextAt(attendee, 'email'), respondent));
  if (reference !== null) {
    const seated = attendees.find((attendee) => findIdAt(attendee, 'bookingSeat', 'referenceUid') === reference);
    return [buildSeat(around, reference, seated ?? named ?? (attendees.length === 1 ? attendees[0] : undefined))];
  }
  if (respondent !== null && !ABOUT_ALL_LISTED.has(trigger)) return [buildSeat(around, null, named)];
  if (attendees.length === 0) return [buildWholeBooking(around)];
  return attendees.map((attendee) => buildSeat(around, findIdAt(attendee, 'bookingSeat', 'referenceUid'), attendee));
}

/** Builds the submission of one seat. Without an attendee it belongs to the person who answered. */
function buildSeat(around: Around, reference: string | null, attendee: unknown): Submission {
  const { booking, uid, formerUid, known } = around;
  const respondent = findTextAt(booking, 'responses', 'email', 'value');
  const email = findTextAt(attendee, 'email') ?? respondent;
  const answered = respondent !== null && isSameAddress(email, respondent);
  const person = readPerson(attendee, answered ? booking : undefined);
  const buildSeatId = (bookingId: string) => toKey(`${bookingId}/${reference ?? (email ?? '').toLowerCase()}`);
  return buildSubmission(buildSeatId(uid), {
    ...known,
    formerExternalId: formerUid === null ? null : buildSeatId(formerUid),
    attendee: person,
    answers: answered ? (known.answers ?? []) : [],
    silentOn: answered ? [] : ['answers'],
    seat: { bookingId: uid, formerBookingId: formerUid, reference, email },
  });
}

function buildWholeBooking({ uid, formerUid, known }: Around): Submission {
  return buildSubmission(uid, {
    ...known,
    formerExternalId: formerUid,
    answers: [],
    silentOn: ['attendee', 'answers'],
    seat: { bookingId: uid, formerBookingId: formerUid, reference: null, email: null, isWholeBooking: true },
  });
}

function listBookerAndGuests(around: Around): Submission[] {
  const { booking, uid, formerUid, known } = around;
  const people = listItemsAt(booking, 'attendees');
  const booker = readPerson(people[0], booking);
  const hasResponses = isPlainObject(findAt(booking, 'responses'));
  if (booker === null && !hasResponses) return [buildWholeBooking(around)];
  const seat = { bookingId: uid, formerBookingId: formerUid, reference: null };
  const first = buildSubmission(uid, {
    ...known,
    formerExternalId: formerUid,
    attendee: booker,
    silentOn: hasResponses ? [] : ['answers'],
    seat: { ...seat, email: booker?.email ?? null },
  });
  const taken = new Set([booker?.email?.toLowerCase()]);
  const guests = people.slice(1).flatMap((guest): Submission[] => {
    const email = findTextAt(guest, 'email');
    if (email === null || taken.has(email.toLowerCase())) return [];
    taken.add(email.toLowerCase());
    const buildGuestId = (bookingId: string) => toKey(`${bookingId}/${email.toLowerCase()}`);
    return [
      buildSubmission(buildGuestId(uid), {
        ...known,
        formerExternalId: formerUid === null ? null : buildGuestId(formerUid),
        attendee: readPerson(guest, undefined),
        buyer: booker,
        // The answers belong to the person who booked.
        answers: [],
        silentOn: ['answers'],
        seat: { ...seat, email },
      }),
    ];
  });
  return [first, ...guests];
}

function isSameAddress(one: string | null, other: string | null): boolean {
  return one !== null && one.toLowerCase() === other?.toLowerCase();
}

/**
 * Reads an attendee. Missing data is taken from the answers of `booking`, which is given if they are the attendee's.
 */
function readPerson(attendee: unknown, booking: unknown): SubmittedPerson | null {
  const findResponse = (name: string) => findAt(booking, 'responses', name, 'value');
  const name = findResponse('name');
  return buildPerson({
    fullName: findTextAt(attendee, 'name') ?? toText(name),
    givenName: findTextAt(name, 'firstName'),
    familyName: findTextAt(name, 'lastName'),
    email: findTextAt(attendee, 'email') ?? findTextAt(booking, 'responses', 'email', 'value'),
    phone: findTextAt(attendee, 'phoneNumber') ?? findTextAt(booking, 'responses', 'attendeePhoneNumber', 'value'),
  });
}

function parseAnswers(booking: unknown): SubmittedAnswer[] {
  return listEntriesAt(booking, 'responses').flatMap(([name, response]) => {
    // An answer about the meeting location has `value` (its type) and `optionValue` (its address).
    const value = findAt(response, 'value');
    return buildAnswer(toKey(name), toAnswerValue(value), { label: findTextAt(response, 'label') });
  });
}
