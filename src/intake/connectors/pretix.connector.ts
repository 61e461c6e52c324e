import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
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
import { pretixList } from './pretix-orders.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  parseJsonBody,
  nothing,
  otherThan,
  buildPerson,
  buildSubmission,
  submitted,
  unreadable,
} from '../parsing/submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';

/** Short names of organisers and events. Only these, order codes and numbers become part of an address. */
const SLUG = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const CODE = /^[A-Z0-9]{1,20}$/;
const NUMBER = /^\d{1,15}$/;

/**
 * Connector for pretix. Its deliveries are unsigned thin events about an order or an entry of the waiting list; the
 * current state is fetched from its API. Each ticket of an order is a registration, because the buyer need not attend.
 * Orders in test mode are ignored.
 */
export const pretix: Connector = {
  provider: 'pretix',
  keptHeaders: ['user-agent'],
  verify: verifyNothing,
  deliveryKey: (delivery) => {
    return idAt(parseJsonBody(delivery), 'notification_id') ?? bodyDigest(delivery);
  },
  // A new installation of pretix starts counting its notifications from one again.
  contentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return computeDigest(...['organizer', 'event', 'code', 'waitinglistentry', 'action'].map((name) => at(body, name)));
  },
  read,
  remote: {
    authorization: (token) => ({ authorization: `Token ${token}` }),
    readState: (body) => readState(body),
    gone,
    ...pretixList,
  },
};

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const action = textAt(body, 'action');
  const organizer = textAt(body, 'organizer');
  const event = textAt(body, 'event');
  if (action === null || organizer === null) return unreadable('no action and organizer');
  const code = textAt(body, 'code');
  const entry = textAt(body, 'waitinglistentry');
  if (event === null || (code === null && entry === null)) return nothing(`action ${storable(action.slice(0, 80))}`);
  if (!SLUG.test(organizer) || !SLUG.test(event)) return unreadable('organizer or event is not a short name of pretix');
  const scope = `api/v1/organizers/${organizer}/events/${event}`;
  if (code !== null) {
    if (!CODE.test(code)) return unreadable('code is not an order code of pretix');
    const path = `${scope}/orders/${code}/?include_canceled_positions=true`;
    return { kind: 'fetch', subjectKey: `${organizer}/${event}/order/${code}`, path };
  }
  if (entry === null || !NUMBER.test(entry)) return unreadable('waitinglistentry is not a number');
  const path = `${scope}/waitinglistentries/${entry}/`;
  return { kind: 'fetch', subjectKey: `${organizer}/${event}/waiting/${entry}`, path };
}

function readState(body: unknown): ParseResult {
  if (!isObject(body)) return unreadable('not a JSON object');
  if (Array.isArray(at(body, 'positions'))) {
    if (at(body, 'testmode') === true) return nothing('an order in test mode');
    const submissions = parseSubmissions(body);
    return submissions ? submitted(...submissions) : unreadable('an order without code');
  }
  return waitingEntry(body);
}

/** Reads a 404 of pretix. An entry of the waiting list was removed; orders are deleted in test mode only. */
function gone(subjectKey: string): ParseResult {
  const entry = /\/waiting\/(\d+)$/.exec(subjectKey)?.[1];
  return entry === undefined
    ? nothing('an order that pretix no longer has')
    : submitted(
        buildSubmission(`waiting/${entry}`, {
          status: 'cancelled',
          silentOn: ['attendee', 'buyer', 'answers'],
          isSupersededByOrders: true,
        }),
      );
}

/**
 * Returns the registrations of an order, one for each ticket including cancelled ones; null if it is not an order. An
 * add-on belongs to the ticket that it was bought with and is not a registration.
 */
function parseSubmissions(order: unknown): Submission[] | null {
  const code = idAt(order, 'code');
  if (code === null) return null;
  const positions = listAt(order, 'positions').filter((position) => textAt(position, 'id') !== null);
  const tickets = positions.filter((position) => !isAddOn(position));
  const addOns = positions.filter(isAddOn);
  const isOnlyTicket = tickets.filter((position) => at(position, 'canceled') !== true).length <= 1;
  const buyer = parseBuyer(order);
  const buildPositionId = (position: unknown) => keyOfAll(code, idAt(position, 'id')) ?? code;
  const registrations = tickets.map((position) => {
    const attendee = chooseAttendee(buyer, parseAttendee(position), isOnlyTicket);
    const voucher = idAt(position, 'voucher');
    const ordered = textAt(order, 'datetime');
    const event = idAt(order, 'event');
    const own = parseAnswers(listAt(position, 'answers'));
    const bought = addOns.filter((addOn) => idAt(addOn, 'addon_to') === idAt(position, 'id'));
    const asked = bought.flatMap((addOn) => parseAnswers(listAt(addOn, 'answers')));
    return buildSubmission(buildPositionId(position), {
      formerExternalId: voucher === null ? null : `voucher/${voucher}`,
      formId: event,
      version: buildVersion(order, position),
      occurredAt: parseInstant(ordered),
      occurredAtRaw: ordered,
      status: parseStatus(order, position),
      attendee,
      buyer: otherThan(attendee, buyer),
      isPartial: !Array.isArray(at(position, 'answers')),
      answers: [...own, ...asked.filter(({ key }) => own.every((answer) => answer.key !== key))],
    });
  });
  // An earlier version of this connector stored add-ons as registrations, so these are cancelled.
  const retired = addOns.map((addOn) =>
    buildSubmission(buildPositionId(addOn), {
      version: buildVersion(order, addOn),
      status: 'cancelled',
      silentOn: ['attendee', 'buyer', 'answers', 'attendance'],
      isOnlyForKnown: true,
    }),
  );
  return [...registrations, ...retired];
}

function isAddOn(position: unknown): boolean {
  return textAt(position, 'addon_to') !== null;
}

/**
 * Chooses the attendee of a ticket. If the ticket names nobody, the buyer of the only ticket is its attendee. Each of
 * several such tickets gets the buyer's name, but neither address nor phone. A ticket with the address of another
 * person keeps this address without a name.
 */
function chooseAttendee(
  buyer: SubmittedPerson | null,
  attendee: SubmittedPerson | null,
  isOnlyTicket: boolean,
): SubmittedPerson | null {
  if (attendee === null)
    return isOnlyTicket || buyer === null ? buyer : buildPerson({ ...buyer, email: null, phone: null });
  const isNamed = attendee.fullName ?? attendee.givenName ?? attendee.familyName;
  if (isNamed || attendee.email?.toLowerCase() !== buyer?.email?.toLowerCase()) return attendee;
  const { fullName, givenName, familyName } = buyer ?? attendee;
  return { ...attendee, fullName, givenName, familyName };
}

/** Builds a version from the time of the last change of the order, then the time of its last check-in. */
function buildVersion(order: unknown, position: unknown): string | null {
  const modified = parseInstant(textAt(order, 'last_modified'));
  const entries = listAt(position, 'checkins').flatMap((checkIn) => parseInstant(textAt(checkIn, 'datetime')) ?? []);
  return modified === null ? null : [modified, ...entries.toSorted().slice(-1)].join(' ');
}

function parseStatus(order: unknown, position: unknown): SubmissionStatus {
  const state = textAt(order, 'status');
  if (at(position, 'canceled') === true || state === 'c' || state === 'e') return 'cancelled';
  if (listAt(position, 'checkins').some((checkIn) => (textAt(checkIn, 'type') ?? 'entry') === 'entry'))
    return 'attended';
  if (state === 'p' || at(order, 'valid_if_pending') === true) return 'confirmed';
  return at(order, 'require_approval') === true ? 'pending' : 'registered';
}

/** Reads the attendee of a ticket. The full name is always sent, its parts only if the form asks for them. */
function parseAttendee(position: unknown): SubmittedPerson | null {
  const person = buildPerson({
    fullName: textAt(position, 'attendee_name'),
    givenName: textAt(position, 'attendee_name_parts', 'given_name'),
    familyName: textAt(position, 'attendee_name_parts', 'family_name'),
    email: textAt(position, 'attendee_email'),
  });
  // A company alone does not identify the attendee.
  return person ? { ...person, companyName: textAt(position, 'company') } : null;
}

function parseBuyer(order: unknown): SubmittedPerson | null {
  return buildPerson({
    fullName: textAt(order, 'invoice_address', 'name'),
    givenName: textAt(order, 'invoice_address', 'name_parts', 'given_name'),
    familyName: textAt(order, 'invoice_address', 'name_parts', 'family_name'),
    email: textAt(order, 'email'),
    phone: textAt(order, 'phone'),
    companyName: textAt(order, 'invoice_address', 'company'),
  });
}

/** Reads answers by the identifier of the question, which survives a copy of the event. The number is an alias. */
function parseAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer) => {
    const number = idAt(answer, 'question');
    const key = idAt(answer, 'question_identifier') ?? number;
    if (key === null) return [];
    const identifiers = listAt(answer, 'option_identifiers').flatMap((option) => asText(option) ?? []);
    const options = listAt(answer, 'options').flatMap((option) => asText(option) ?? []);
    const said = textAt(answer, 'answer');
    return buildAnswer(key, identifiers.length > 1 && said !== null ? said.split(', ') : answerValue(said), {
      type: options.length > 0 ? 'choice' : 'text',
      optionIds: identifiers.length > 0 ? identifiers : options,
      ...(number !== null && number !== key ? { aliases: [number] } : {}),
    });
  });
}

/**
 * Reads an entry of the waiting list. An entry that may order gets a voucher, and its external id is then that of the
 * voucher. The position of the order names the voucher as its former id, so that both are the same registration.
 */
function waitingEntry(entry: unknown): ParseResult {
  const id = idAt(entry, 'id');
  if (id === null) return unreadable('neither an order nor an entry of a waiting list');
  const voucher = idAt(entry, 'voucher');
  const created = textAt(entry, 'created');
  return submitted(
    buildSubmission(voucher === null ? `waiting/${id}` : `voucher/${voucher}`, {
      formerExternalId: voucher === null ? null : `waiting/${id}`,
      occurredAt: parseInstant(created),
      occurredAtRaw: created,
      status: 'waitlisted',
      isSupersededByOrders: true,
      attendee: buildPerson({
        fullName: textAt(entry, 'name'),
        givenName: textAt(entry, 'name_parts', 'given_name'),
        familyName: textAt(entry, 'name_parts', 'family_name'),
        email: textAt(entry, 'email'),
        phone: textAt(entry, 'phone'),
      }),
      answers: entriesAt(entry, 'answers').flatMap(([key, value]) => buildAnswer(toKey(key), answerValue(value))),
    }),
  );
}
