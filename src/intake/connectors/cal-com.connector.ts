import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import {
  asText,
  at,
  entriesAt,
  idAt,
  isObject,
  toKey,
  keyOfAll,
  listAt,
  storable,
  textAt,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  parseJsonBody,
  nothing,
  buildPerson,
  buildSubmission,
  submitted,
  unreadable,
} from '../parsing/submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';

const bookings = csvExport({
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
  deliveryKey: (delivery) => {
    const body = parseJsonBody(delivery);
    const parts = [idAt(body, 'triggerEvent'), idAt(body, 'payload', 'uid'), idAt(body, 'createdAt')];
    return keyOfAll(...parts) ?? bodyDigest(delivery);
  },
  contentDigest: (delivery) => computeDigest(at(parseJsonBody(delivery), 'payload')),
  read,
  csv: {
    ...bookings,
    readRow: (row, options) => {
      const reading = bookings.readRow(row, options);
      if (reading.kind !== 'submissions') return reading;
      const submissions = reading.submissions.map((submission) => {
        const { externalId: bookingId, attendee } = submission;
        const seat = { bookingId, formerBookingId: null, reference: null, email: attendee?.email ?? null };
        return { ...submission, seat };
      });
      return { ...reading, submissions };
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

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const trigger = textAt(body, 'triggerEvent');
  if (trigger === null) return unreadable('no triggerEvent; remove the custom payload template in Cal.com');
  const status = STATUS_AFTER.get(trigger);
  if (status === undefined) return nothing(`trigger ${storable(trigger.slice(0, 50))}`);
  const booking = at(body, 'payload');
  const uid = idAt(booking, 'uid');
  if (uid === null) return unreadable('no uid');
  const isPending = status === 'confirmed' && textAt(booking, 'status') === 'PENDING';
  const createdAt = textAt(body, 'createdAt');
  const eventType = idAt(booking, 'eventTypeId');
  const known: Partial<Submission> = {
    formId: eventType,
    version: parseInstant(createdAt),
    occurredAt: parseInstant(createdAt),
    occurredAtRaw: createdAt,
    status: isPending ? 'pending' : status,
    answers: parseAnswers(booking),
    // Only the delivery about a new booking is certain to contain every answer of the form.
    isPartial: !FIRST_OF_A_BOOKING.has(trigger),
    emptied: entriesAt(booking, 'responses').flatMap(([name, response]) =>
      answerValue(at(response, 'value')) === null ? toKey(name) : [],
    ),
  };
  const around = { booking, uid, formerUid: findFormerUid(booking, uid), known };
  return submitted(...(hasSeats(booking) ? buildSeats(around, trigger) : listBookerAndGuests(around)));
}

/** A booking with the data that applies to everybody in it. */
interface Around {
  booking: unknown;
  uid: string;
  formerUid: string | null;
  known: Partial<Submission>;
}

function findFormerUid(booking: unknown, uid: string): string | null {
  const former = idAt(booking, 'rescheduleUid');
  return former === uid ? null : former;
}

function hasSeats(booking: unknown): boolean {
  return textAt(booking, 'seatsPerTimeSlot') !== null || findReference(booking) !== null;
}

/** Returns the reference of a seat: `attendeeSeatId` in deliveries of Cal.com, `seatReferenceUid` in its requests. */
function findReference(booking: unknown): string | null {
  return idAt(booking, 'attendeeSeatId') ?? idAt(booking, 'seatReferenceUid');
}

/** Triggers that concern every listed attendee. Other triggers concern the attendee who gave the answers. */
const ABOUT_ALL_LISTED = new Set(['BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REJECTED']);

/**
 * Builds the submissions of the seats that a delivery concerns. A registration lists everybody in the booking but
 * concerns one person. The cancellation of a seat lists one person, and the cancellation of a booking lists everybody.
 */
function buildSeats(around: Around, trigger: string): Submission[] {
  const { booking } = around;
  const attendees = listAt(booking, 'attendees').filter((attendee) => textAt(attendee, 'email') !== null);
  const reference = findReference(booking);
  const respondent = textAt(booking, 'responses', 'email', 'value');
  const named = attendees.find((attendee) => isSameAddress(textAt(attendee, 'email'), respondent));
  if (reference !== null) {
    const seated = attendees.find((attendee) => idAt(attendee, 'bookingSeat', 'referenceUid') === reference);
    return [buildSeat(around, reference, seated ?? named ?? (attendees.length === 1 ? attendees[0] : undefined))];
  }
  if (respondent !== null && !ABOUT_ALL_LISTED.has(trigger)) return [buildSeat(around, null, named)];
  if (attendees.length === 0) return [buildWholeBooking(around)];
  return attendees.map((attendee) => buildSeat(around, idAt(attendee, 'bookingSeat', 'referenceUid'), attendee));
}

/** Builds the submission of one seat. Without an attendee it belongs to the person who answered. */
function buildSeat(around: Around, reference: string | null, attendee: unknown): Submission {
  const { booking, uid, formerUid, known } = around;
  const respondent = textAt(booking, 'responses', 'email', 'value');
  const email = textAt(attendee, 'email') ?? respondent;
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
  const people = listAt(booking, 'attendees');
  const booker = readPerson(people[0], booking);
  const hasResponses = isObject(at(booking, 'responses'));
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
    const email = textAt(guest, 'email');
    if (email === null || taken.has(email.toLowerCase())) return [];
    taken.add(email.toLowerCase());
    const idIn = (bookingId: string) => toKey(`${bookingId}/${email.toLowerCase()}`);
    return [
      buildSubmission(idIn(uid), {
        ...known,
        formerExternalId: formerUid === null ? null : idIn(formerUid),
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
  const response = (name: string) => at(booking, 'responses', name, 'value');
  const name = response('name');
  return buildPerson({
    fullName: textAt(attendee, 'name') ?? asText(name),
    givenName: textAt(name, 'firstName'),
    familyName: textAt(name, 'lastName'),
    email: textAt(attendee, 'email') ?? textAt(booking, 'responses', 'email', 'value'),
    phone: textAt(attendee, 'phoneNumber') ?? textAt(booking, 'responses', 'attendeePhoneNumber', 'value'),
  });
}

function parseAnswers(booking: unknown): SubmittedAnswer[] {
  return entriesAt(booking, 'responses').flatMap(([name, response]) => {
    // An answer about the meeting location has `value` (its type) and `optionValue` (its address).
    const value = at(response, 'value');
    return buildAnswer(toKey(name), answerValue(value), { label: textAt(response, 'label') });
  });
}
