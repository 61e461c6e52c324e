import { answerValue } from './answer.values.js';
import type { Connector, RawDelivery, Reading } from './connector.js';
import { csvExport } from './csv.exports.js';
import { asText, at, entriesAt, idAt, isObject, keyOf, keyOfAll, listAt, storable, textAt } from './json.reading.js';
import { instantOf } from './sender.times.js';
import { verifyHmac } from './signature.js';
import {
  answerOf,
  bodyDigest,
  digestOf,
  jsonOf,
  nothing,
  personOf,
  submissionOf,
  submitted,
  unreadable,
} from './submission.parts.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../submission.js';

/**
 * Cal.com: a booking with who comes, by `uid`; moving it to another time makes a new booking that names the old one. The
 * first attendee is who booked; guests are registrations of their own.
 */
export const calCom: Connector = {
  provider: 'cal_com',
  keptHeaders: ['x-cal-signature-256', 'user-agent'],
  verify: (delivery, secret) =>
    verifyHmac(delivery, secret, { header: 'x-cal-signature-256', encoding: 'hex', unset: 'no-secret-provided' }),
  deliveryKey: (delivery) => {
    const body = jsonOf(delivery);
    const parts = [idAt(body, 'triggerEvent'), idAt(body, 'payload', 'uid'), idAt(body, 'createdAt')];
    return keyOfAll(...parts) ?? bodyDigest(delivery);
  },
  contentDigest: (delivery) => digestOf(at(jsonOf(delivery), 'payload')),
  read,
  csv: csvExport({
    id: ['UID', 'Booking UID'],
    submittedAt: ['Created At', 'Booking Created At'],
    fullName: ['Attendee Name'],
    email: ['Attendee Email'],
    status: ['Status'],
    others: ['ID', 'Title', 'Start Time', 'End Time'],
  }),
};

/** What a trigger makes of a booking; others say nothing of who comes. */
const STATUS_AFTER = new Map<string, SubmissionStatus>([
  ['BOOKING_CREATED', 'confirmed'],
  ['BOOKING_RESCHEDULED', 'confirmed'],
  ['BOOKING_PAID', 'confirmed'],
  ['BOOKING_REQUESTED', 'pending'],
  ['BOOKING_PAYMENT_INITIATED', 'pending'],
  ['BOOKING_REJECTED', 'cancelled'],
  ['BOOKING_CANCELLED', 'cancelled'],
]);

function read(delivery: RawDelivery): Reading {
  const body = jsonOf(delivery);
  if (body === undefined) return unreadable('not JSON');
  const trigger = textAt(body, 'triggerEvent');
  if (trigger === null) return unreadable('no triggerEvent; is the payload a template of your own?');
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
    version: instantOf(createdAt),
    occurredAt: instantOf(createdAt),
    occurredAtRaw: createdAt,
    status: isPending ? 'pending' : status,
    answers: answersOf(booking),
  };
  return submitted(...seatsOf(booking, uid, known));
}

function seatsOf(booking: unknown, uid: string, known: Partial<Submission>): Submission[] {
  const former = idAt(booking, 'rescheduleUid');
  const formerUid = former === uid ? null : former;
  const booker = bookerOf(booking);
  const people = listAt(booking, 'attendees');
  const silentOn: Submission['silentOn'] = isObject(at(booking, 'responses')) ? [] : ['answers'];
  const first = submissionOf(uid, {
    ...known,
    formerExternalId: formerUid,
    attendee: booker,
    silentOn,
  });
  const taken = new Set([booker?.email?.toLowerCase()]);
  const guests = people.slice(1).flatMap((guest): Submission[] => {
    const email = textAt(guest, 'email');
    if (email === null || taken.has(email.toLowerCase())) return [];
    taken.add(email.toLowerCase());
    const seat = (of: string) => keyOf(`${of}/${email.toLowerCase()}`);
    const person = personOf({ fullName: textAt(guest, 'name'), email, phone: textAt(guest, 'phoneNumber') });
    const id = formerUid === null ? null : seat(formerUid);
    // What was answered is about who booked.
    return [submissionOf(seat(uid), { ...known, formerExternalId: id, attendee: person, buyer: booker, answers: [] })];
  });
  return [first, ...guests];
}

function bookerOf(booking: unknown): SubmittedPerson | null {
  const first = listAt(booking, 'attendees')[0];
  const response = (name: string) => at(booking, 'responses', name, 'value');
  const name = response('name');
  return personOf({
    fullName: textAt(first, 'name') ?? asText(name),
    givenName: textAt(name, 'firstName'),
    familyName: textAt(name, 'lastName'),
    email: textAt(first, 'email') ?? textAt(booking, 'responses', 'email', 'value'),
    phone: textAt(first, 'phoneNumber') ?? textAt(booking, 'responses', 'attendeePhoneNumber', 'value'),
  });
}

function answersOf(booking: unknown): SubmittedAnswer[] {
  return entriesAt(booking, 'responses').flatMap(([name, response]) => {
    // A place to meet has `value` (which kind) and `optionValue` (which one).
    const value = at(response, 'value');
    return answerOf(keyOf(name), answerValue(value), { label: textAt(response, 'label') });
  });
}
