import { answerValue } from './answer.values.js';
import type { Connector, RawDelivery, Reading } from './connector.js';
import { asText, at, entriesAt, idAt, isObject, keyOf, keyOfAll, listAt, storable, textAt } from './json.reading.js';
import { pretixList } from './pretix.list.js';
import { instantOf } from './sender.times.js';
import { verifyNothing } from './signature.js';
import {
  answerOf,
  bodyDigest,
  digestOf,
  jsonOf,
  nothing,
  otherThan,
  personOf,
  submissionOf,
  submitted,
  unreadable,
} from './submission.parts.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../submission.js';

/** Short names of organisers and events, order codes and numbers: nothing else becomes part of an address. */
const SLUG = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const CODE = /^[A-Z0-9]{1,20}$/;
const NUMBER = /^\d{1,15}$/;

/**
 * pretix: unsigned notices that an order or an entry of the waiting list changed; what it is now is asked of its API. Each
 * ticket of an order is a registration: who ordered need not be who comes. Orders in test mode are left alone.
 */
export const pretix: Connector = {
  provider: 'pretix',
  keptHeaders: ['user-agent'],
  verify: verifyNothing,
  deliveryKey: (delivery) => {
    return idAt(jsonOf(delivery), 'notification_id') ?? bodyDigest(delivery);
  },
  // Who installs pretix anew has it count its notices anew.
  contentDigest: (delivery) => {
    const body = jsonOf(delivery);
    return digestOf(...['organizer', 'event', 'code', 'waitinglistentry', 'action'].map((name) => at(body, name)));
  },
  read,
  remote: {
    authorization: (token) => ({ authorization: `Token ${token}` }),
    readState: (body) => readState(body),
    gone,
    ...pretixList,
  },
};

function read(delivery: RawDelivery): Reading {
  const body = jsonOf(delivery);
  if (body === undefined) return unreadable('not JSON');
  const action = textAt(body, 'action');
  const organizer = textAt(body, 'organizer');
  const event = textAt(body, 'event');
  if (action === null || organizer === null) return unreadable('no action and organizer');
  const code = textAt(body, 'code');
  const entry = textAt(body, 'waitinglistentry');
  if (event === null || (code === null && entry === null)) return nothing(`action ${storable(action.slice(0, 80))}`);
  if (!SLUG.test(organizer) || !SLUG.test(event)) return unreadable('names that pretix does not give');
  const scope = `api/v1/organizers/${organizer}/events/${event}`;
  if (code !== null) {
    if (!CODE.test(code)) return unreadable('an order code that pretix does not give');
    const path = `${scope}/orders/${code}/?include_canceled_positions=true`;
    return { kind: 'fetch', subjectKey: `${organizer}/${event}/order/${code}`, path };
  }
  if (entry === null || !NUMBER.test(entry)) return unreadable('an entry without a number');
  const path = `${scope}/waitinglistentries/${entry}/`;
  return { kind: 'fetch', subjectKey: `${organizer}/${event}/waiting/${entry}`, path };
}

function readState(body: unknown): Reading {
  if (!isObject(body)) return unreadable('not a JSON object');
  if (Array.isArray(at(body, 'positions'))) {
    if (at(body, 'testmode') === true) return nothing('an order in test mode');
    const submissions = submissionsOf(body);
    return submissions ? submitted(...submissions) : unreadable('an order without code');
  }
  return waitingEntry(body);
}

/** An entry that was taken off the list is gone; orders are only ever deleted in test mode. */
function gone(subjectKey: string): Reading {
  const entry = /\/waiting\/(\d+)$/.exec(subjectKey)?.[1];
  return entry === undefined
    ? nothing('an order that pretix no longer has')
    : submitted(
        submissionOf(`waiting/${entry}`, {
          status: 'cancelled',
          silentOn: ['attendee', 'buyer', 'answers'],
          isSupersededByOrders: true,
        }),
      );
}

/**
 * The registrations of an order: one for each ticket, cancelled ones too; null when it is no order. An add-on belongs to
 * the ticket that it was bought with, and is no registration.
 */
function submissionsOf(order: unknown): Submission[] | null {
  const code = idAt(order, 'code');
  if (code === null) return null;
  const positions = listAt(order, 'positions').filter((position) => textAt(position, 'id') !== null);
  const tickets = positions.filter((position) => !isAddOn(position));
  const addOns = positions.filter(isAddOn);
  const isOnlyTicket = tickets.filter((position) => at(position, 'canceled') !== true).length <= 1;
  const buyer = buyerOf(order);
  const buildPositionId = (position: unknown) => keyOfAll(code, idAt(position, 'id')) ?? code;
  const registrations = tickets.map((position) => {
    const attendee = chooseAttendee(buyer, attendeeOf(position), isOnlyTicket);
    const voucher = idAt(position, 'voucher');
    const ordered = textAt(order, 'datetime');
    const event = idAt(order, 'event');
    const own = answersOf(listAt(position, 'answers'));
    const bought = addOns.filter((addOn) => idAt(addOn, 'addon_to') === idAt(position, 'id'));
    const asked = bought.flatMap((addOn) => answersOf(listAt(addOn, 'answers')));
    return submissionOf(buildPositionId(position), {
      formerExternalId: voucher === null ? null : `voucher/${voucher}`,
      formId: event,
      version: versionOf(order, position),
      occurredAt: instantOf(ordered),
      occurredAtRaw: ordered,
      status: statusOf(order, position),
      attendee,
      buyer: otherThan(attendee, buyer),
      isPartial: !Array.isArray(at(position, 'answers')),
      answers: [...own, ...asked.filter(({ key }) => own.every((answer) => answer.key !== key))],
    });
  });
  // Add-ons were registrations before they were told apart.
  const retired = addOns.map((addOn) =>
    submissionOf(buildPositionId(addOn), {
      version: versionOf(order, addOn),
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
 * The attendee of a ticket that names nobody. The buyer of the only ticket is taken for its attendee; of several tickets
 * each has the buyer's name, and the address belongs to nobody. A ticket with the address of somebody else keeps it
 * without a name.
 */
function chooseAttendee(
  buyer: SubmittedPerson | null,
  attendee: SubmittedPerson | null,
  isOnlyTicket: boolean,
): SubmittedPerson | null {
  if (attendee === null)
    return isOnlyTicket || buyer === null ? buyer : personOf({ ...buyer, email: null, phone: null });
  const isNamed = attendee.fullName ?? attendee.givenName ?? attendee.familyName;
  if (isNamed || attendee.email?.toLowerCase() !== buyer?.email?.toLowerCase()) return attendee;
  const { fullName, givenName, familyName } = buyer ?? attendee;
  return { ...attendee, fullName, givenName, familyName };
}

/** When the order was changed, then when somebody was last let in with it. */
function versionOf(order: unknown, position: unknown): string | null {
  const modified = instantOf(textAt(order, 'last_modified'));
  const entries = listAt(position, 'checkins').flatMap((checkIn) => instantOf(textAt(checkIn, 'datetime')) ?? []);
  return modified === null ? null : [modified, ...entries.toSorted().slice(-1)].join(' ');
}

function statusOf(order: unknown, position: unknown): SubmissionStatus {
  const state = textAt(order, 'status');
  if (at(position, 'canceled') === true || state === 'c' || state === 'e') return 'cancelled';
  if (listAt(position, 'checkins').some((checkIn) => (textAt(checkIn, 'type') ?? 'entry') === 'entry'))
    return 'attended';
  if (state === 'p' || at(order, 'valid_if_pending') === true) return 'confirmed';
  return at(order, 'require_approval') === true ? 'pending' : 'registered';
}

/** Name schemes of pretix differ; the whole name is always there, its parts only where they were asked. */
function attendeeOf(position: unknown): SubmittedPerson | null {
  const person = personOf({
    fullName: textAt(position, 'attendee_name'),
    givenName: textAt(position, 'attendee_name_parts', 'given_name'),
    familyName: textAt(position, 'attendee_name_parts', 'family_name'),
    email: textAt(position, 'attendee_email'),
  });
  // A company alone says nothing of who comes.
  return person ? { ...person, companyName: textAt(position, 'company') } : null;
}

function buyerOf(order: unknown): SubmittedPerson | null {
  return personOf({
    fullName: textAt(order, 'invoice_address', 'name'),
    givenName: textAt(order, 'invoice_address', 'name_parts', 'given_name'),
    familyName: textAt(order, 'invoice_address', 'name_parts', 'family_name'),
    email: textAt(order, 'email'),
    phone: textAt(order, 'phone'),
    companyName: textAt(order, 'invoice_address', 'company'),
  });
}

/** Questions by their identifiers, which stay when an event is copied; the number is another name for the same. */
function answersOf(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer) => {
    const number = idAt(answer, 'question');
    const key = idAt(answer, 'question_identifier') ?? number;
    if (key === null) return [];
    const identifiers = listAt(answer, 'option_identifiers').flatMap((option) => asText(option) ?? []);
    const options = listAt(answer, 'options').flatMap((option) => asText(option) ?? []);
    const said = textAt(answer, 'answer');
    return answerOf(key, identifiers.length > 1 && said !== null ? said.split(', ') : answerValue(said), {
      type: options.length > 0 ? 'choice' : 'text',
      optionIds: identifiers.length > 0 ? identifiers : options,
      ...(number !== null && number !== key ? { aliases: [number] } : {}),
    });
  });
}

/**
 * An entry of the waiting list. Once its turn came it has a voucher, by which its order is known: it then goes on under
 * the voucher's id, which the position of the order names as the one it had before.
 */
function waitingEntry(entry: unknown): Reading {
  const id = idAt(entry, 'id');
  if (id === null) return unreadable('neither an order nor an entry of a waiting list');
  const voucher = idAt(entry, 'voucher');
  const created = textAt(entry, 'created');
  return submitted(
    submissionOf(voucher === null ? `waiting/${id}` : `voucher/${voucher}`, {
      formerExternalId: voucher === null ? null : `waiting/${id}`,
      occurredAt: instantOf(created),
      occurredAtRaw: created,
      status: 'waitlisted',
      isSupersededByOrders: true,
      attendee: personOf({
        fullName: textAt(entry, 'name'),
        givenName: textAt(entry, 'name_parts', 'given_name'),
        familyName: textAt(entry, 'name_parts', 'family_name'),
        email: textAt(entry, 'email'),
        phone: textAt(entry, 'phone'),
      }),
      answers: entriesAt(entry, 'answers').flatMap(([key, value]) => answerOf(keyOf(key), answerValue(value))),
    }),
  );
}
