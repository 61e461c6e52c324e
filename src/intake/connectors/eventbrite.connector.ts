import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import { at, idAt, isObject, listAt, storable, textAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
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
 * Connector for Eventbrite. Its deliveries are unsigned thin events with the address of the changed object. That
 * address is not trusted and never followed. Only the ids in its path are read, if the whole address has the format of
 * Eventbrite, and they are requested below the configured base URL.
 *
 * `X-Eventbrite-Delivery` is the id of the webhook, and two changes of an order send the same bytes. Therefore every
 * arrival is a new delivery, which marks the order or attendee as changed.
 */
export const eventbrite: Connector = {
  provider: 'eventbrite',
  keptHeaders: ['x-eventbrite-event', 'x-eventbrite-delivery', 'user-agent'],
  verify: verifyNothing,
  deliveryKey: (delivery) => `${delivery.receivedAt.toISOString()}/${bodyDigest(delivery)}`,
  read,
  remote: {
    authorization: (token) => ({ authorization: `Bearer ${token}` }),
    readState,
  },
  csv: csvExport({
    id: ['Attendee #', 'Attendee ID', 'Attendee no.'],
    submittedAt: ['Order Date', 'Order date'],
    givenName: ['First Name', 'Attendee first name'],
    familyName: ['Last Name', 'Surname', 'Attendee Surname'],
    email: ['Email', 'Attendee email'],
    status: ['Attendee Status', 'Attendee status'],
    others: ['Order #', 'Order ID', 'Event ID', 'Event name', 'Quantity', 'Ticket Type', 'Order Type', 'Total Paid'],
  }),
};

/** The only accepted addresses: https, the host of Eventbrite, no port, no query. */
const ADDRESS =
  /^https:\/\/www\.eventbriteapi\.com\/v3\/(?:orders\/(\d{1,20})|events\/(\d{1,20})\/attendees\/(\d{1,20}))\/?$/;

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const address = textAt(body, 'api_url');
  const action = textAt(body, 'config', 'action') ?? '';
  if (address === null) return unreadable('no api_url');
  if (action === 'test') return nothing('a test of the webhook');
  const [, order, event, attendee] = ADDRESS.exec(address) ?? [];
  if (order) return { kind: 'fetch', subjectKey: `order/${order}`, path: `v3/orders/${order}/?expand=attendees` };
  if (event && attendee) {
    return { kind: 'fetch', subjectKey: `attendee/${attendee}`, path: `v3/events/${event}/attendees/${attendee}/` };
  }
  if (/^https:\/\/www\.eventbriteapi\.com\/v3\/[a-z0-9_/]*$/.test(address)) {
    return nothing(`action ${storable(action.slice(0, 50))}`);
  }
  return unreadable('api_url is not an address of Eventbrite');
}

function readState(body: unknown): ParseResult {
  if (!isObject(body)) return unreadable('not a JSON object');
  if (Array.isArray(at(body, 'attendees'))) return parseAttendees(listAt(body, 'attendees'), body);
  if (isObject(at(body, 'profile'))) return parseAttendees([body], null);
  return unreadable('neither an order with its attendees nor an attendee');
}

function parseAttendees(attendees: readonly unknown[], order: unknown): ParseResult {
  const submissions = attendees.flatMap((attendee) => parseAttendee(attendee, order) ?? []);
  if (submissions.length < attendees.length) return unreadable('an attendee without id');
  return submissions.length === 0 ? nothing('an order without attendees') : submitted(...submissions);
}

function parseAttendee(attendee: unknown, order: unknown): Submission | null {
  const id = idAt(attendee, 'id');
  if (id === null) return null;
  const person = personIn(at(attendee, 'profile'));
  const created = textAt(attendee, 'created');
  const event = idAt(attendee, 'event_id') ?? idAt(order, 'event_id');
  return buildSubmission(id, {
    formId: event,
    version: parseInstant(textAt(attendee, 'changed')),
    occurredAt: parseInstant(created),
    occurredAtRaw: created,
    status: parseStatus(attendee),
    attendee: person,
    buyer: otherThan(person, personIn(order)),
    answers: [...profileAnswers(at(attendee, 'profile')), ...parseAnswers(attendee)],
    // Eventbrite sends the answers only if the request asks for them along with the attendee.
    isPartial: !Array.isArray(at(attendee, 'answers')),
    ...(order === null ? { silentOn: ['buyer'] } : {}),
  });
}

function personIn(profile: unknown): SubmittedPerson | null {
  return buildPerson({
    fullName: textAt(profile, 'name'),
    givenName: textAt(profile, 'first_name'),
    familyName: textAt(profile, 'last_name'),
    email: textAt(profile, 'email'),
    phone: textAt(profile, 'cell_phone') ?? textAt(profile, 'work_phone'),
    companyName: textAt(profile, 'company'),
  });
}

const UNPAID = ['Unpaid', 'Awaiting Approval'];

function parseStatus(attendee: unknown): SubmissionStatus {
  if (at(attendee, 'cancelled') === true || at(attendee, 'refunded') === true) return 'cancelled';
  const word = textAt(attendee, 'status') ?? '';
  if (['Not Attending', 'Deleted', 'Transferred'].includes(word)) return 'cancelled';
  if (at(attendee, 'checked_in') === true || word === 'Checked In') return 'attended';
  return UNPAID.includes(word) ? 'pending' : 'confirmed';
}

/** Questions that Eventbrite asks by itself, besides the name and the contact data. */
const PROFILE = ['job_title', 'website', 'blog'];

function profileAnswers(profile: unknown): SubmittedAnswer[] {
  return PROFILE.flatMap((name) => buildAnswer(`profile.${name}`, textAt(profile, name), { type: 'profile' }));
}

function parseAnswers(attendee: unknown): SubmittedAnswer[] {
  return listAt(attendee, 'answers').flatMap((answer) => {
    const key = idAt(answer, 'question_id');
    if (key === null) return [];
    return buildAnswer(key, answerValue(at(answer, 'answer')), {
      label: textAt(answer, 'question'),
      type: storable(textAt(answer, 'type') ?? 'text'),
    });
  });
}
