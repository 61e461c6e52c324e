import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { findAt, findIdAt, listItemsAt, toStorable, findTextAt } from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
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
  getDeliveryKey: (delivery) => `${delivery.receivedAt.toISOString()}/${computeBodyDigest(delivery)}`,
  parse,
  remote: {
    buildAuthorization: (token) => ({ authorization: `Bearer ${token}` }),
    parseState,
  },
  csv: createCsvReader({
    isPlaceholder,
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

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const address = findTextAt(body, 'api_url');
  const action = findTextAt(body, 'config', 'action') ?? '';
  if (address === null) return buildUnreadable('no api_url');
  if (action === 'test') return buildNothing('a test of the webhook');
  const [, order, event, attendee] = ADDRESS.exec(address) ?? [];
  if (order) return { kind: 'fetch', subjectKey: `order/${order}`, path: `v3/orders/${order}/?expand=attendees` };
  if (event && attendee) {
    return { kind: 'fetch', subjectKey: `attendee/${attendee}`, path: `v3/events/${event}/attendees/${attendee}/` };
  }
  if (/^https:\/\/www\.eventbriteapi\.com\/v3\/[a-z0-9_/]*$/.test(address)) {
    return buildNothing(`action ${toStorable(action.slice(0, 50))}`);
  }
  return buildUnreadable('api_url is not an address of Eventbrite');
}

function parseState(body: unknown): ParseResult {
  if (!isPlainObject(body)) return buildUnreadable('not a JSON object');
  if (Array.isArray(findAt(body, 'attendees'))) return parseAttendees(listItemsAt(body, 'attendees'), body);
  if (isPlainObject(findAt(body, 'profile'))) return parseAttendees([body], null);
  return buildUnreadable('neither an order with its attendees nor an attendee');
}

function parseAttendees(attendees: readonly unknown[], order: unknown): ParseResult {
  const submissions = attendees.flatMap((attendee) => parseAttendee(attendee, order) ?? []);
  if (submissions.length < attendees.length) return buildUnreadable('an attendee without id');
  return submissions.length === 0 ? buildNothing('an order without attendees') : buildSubmitted(...submissions);
}

function parseAttendee(attendee: unknown, order: unknown): Submission | null {
  const id = findIdAt(attendee, 'id');
  if (id === null) return null;
  const person = parsePerson(findAt(attendee, 'profile'));
  const buyer = chooseBuyer(person, parsePerson(order));
  const answers = [...parseProfileAnswers(findAt(attendee, 'profile')), ...parseAnswers(attendee)];
  const created = findTextAt(attendee, 'created');
  const event = findIdAt(attendee, 'event_id') ?? findIdAt(order, 'event_id');
  return buildSubmission(id, {
    formId: event,
    version: parseInstant(findTextAt(attendee, 'changed')),
    occurredAt: parseInstant(created),
    occurredAtRaw: created,
    status: parseStatus(attendee),
    attendee: person,
    buyer,
    answers,
    // Eventbrite sends the answers only if the request asks for them along with the attendee.
    isPartial: !Array.isArray(findAt(attendee, 'answers')),
    ...(order === null ? { silentOn: person || answers.length > 0 ? ['buyer'] : NOTHING_SAID } : {}),
  });
}

/** The parts that an attendee without any data leaves out if the buyer is not sent along: only its status is known. */
const NOTHING_SAID = ['buyer', 'attendee', 'answers'] as const;

/** Checks whether a text stands for data that the buyer has not given yet: "Info Requested" for a name and an address. */
function isPlaceholder(text: string): boolean {
  return text.trim().replace(/\s+/g, ' ').toLowerCase() === 'info requested';
}

function parsePerson(profile: unknown): SubmittedPerson | null {
  const findText = (name: string) => {
    const text = findTextAt(profile, name);
    return text !== null && isPlaceholder(text) ? null : text;
  };
  const [givenName, familyName] = [findTextAt(profile, 'first_name'), findTextAt(profile, 'last_name')];
  const isNamed = !isPlaceholder(`${givenName ?? ''} ${familyName ?? ''}`);
  return buildPerson({
    fullName: findText('name'),
    givenName: isNamed ? findText('first_name') : null,
    familyName: isNamed ? findText('last_name') : null,
    email: findText('email'),
    phone: findTextAt(profile, 'cell_phone') ?? findTextAt(profile, 'work_phone'),
    companyName: findTextAt(profile, 'company'),
  });
}

const UNPAID = ['Unpaid', 'Awaiting Approval'];

function parseStatus(attendee: unknown): SubmissionStatus {
  if (findAt(attendee, 'cancelled') === true || findAt(attendee, 'refunded') === true) return 'cancelled';
  const word = findTextAt(attendee, 'status') ?? '';
  if (['Not Attending', 'Deleted', 'Transferred'].includes(word)) return 'cancelled';
  if (findAt(attendee, 'checked_in') === true || word === 'Checked In') return 'attended';
  return UNPAID.includes(word) ? 'pending' : 'confirmed';
}

/** Questions that Eventbrite asks by itself, besides the name and the contact data. */
const PROFILE = ['job_title', 'website', 'blog'];

function parseProfileAnswers(profile: unknown): SubmittedAnswer[] {
  return PROFILE.flatMap((name) => buildAnswer(`profile.${name}`, findTextAt(profile, name), { type: 'profile' }));
}

function parseAnswers(attendee: unknown): SubmittedAnswer[] {
  return listItemsAt(attendee, 'answers').flatMap((answer) => {
    const key = findIdAt(answer, 'question_id');
    if (key === null) return [];
    return buildAnswer(key, toAnswerValue(findAt(answer, 'answer')), {
      label: findTextAt(answer, 'question'),
      type: toStorable(findTextAt(answer, 'type') ?? 'text'),
    });
  });
}
