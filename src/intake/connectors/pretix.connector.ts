import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, ParseResult, RawDelivery, RemoteState } from '../parsing/connector.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  findAt,
  findIdAt,
  findTextAt,
  joinIds,
  listEntriesAt,
  listItemsAt,
  toKey,
  toStorable,
  toText,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyNothing } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
  chooseBuyer,
  computeBodyDigest,
  computeDigest,
  parseJsonBody,
} from '../parsing/submission-parts.rules.js';
import type { Submission, SubmissionStatus, SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';

/**
 * Reads pretix's list of changed orders. The next comparison starts at the time at which pretix generated the first
 * page (`X-Page-Generated`), so that an order that changes while the pages are read is listed again.
 */
const pretixList: Required<Pick<RemoteState, 'buildSecondListPath' | 'buildChangesPath' | 'parsePage' | 'findScope'>> =
  {
    findScope: (subjectKey) => /^([^/]+\/[^/]+)\/[^/]+\/[^/]+$/.exec(subjectKey)?.[1] ?? null,
    buildChangesPath: (since, scope) => {
      const query = new URLSearchParams({ include_canceled_positions: 'true', ordering: 'last_modified' });
      if (since !== null) query.set('modified_since', since);
      return `${buildPathPrefix(scope)}orders/?${query.toString()}`;
    },
    // People on the waiting list have no order yet. Their entries are listed without the time of the last change.
    buildSecondListPath: (scope) => `${buildPathPrefix(scope)}waitinglistentries/?ordering=id`,
    parsePage: (body, headers) => {
      const results = findAt(body, 'results');
      return {
        items: Array.isArray(results) ? results : null,
        next: findTextAt(body, 'next'),
        since: parseInstant(headers['x-page-generated'] ?? null),
      };
    },
  };

function buildPathPrefix(scope: string): string {
  const [organizer, event] = scope.split('/');
  return event ? `api/v1/organizers/${organizer}/events/${event}/` : '';
}

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
  getDeliveryKey: (delivery) => {
    return findIdAt(parseJsonBody(delivery), 'notification_id') ?? computeBodyDigest(delivery);
  },
  // A new installation of pretix starts counting its notifications from one again.
  computeContentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return computeDigest(
      ...['organizer', 'event', 'code', 'waitinglistentry', 'action'].map((name) => findAt(body, name)),
    );
  },
  parse,
  remote: {
    buildAuthorization: (token) => ({ authorization: `Token ${token}` }),
    parseState: (body) => parseState(body),
    parseGone,
    ...pretixList,
  },
};

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const action = findTextAt(body, 'action');
  const organizer = findTextAt(body, 'organizer');
  const event = findTextAt(body, 'event');
  if (action === null || organizer === null) return buildUnreadable('no action and organizer');
  const code = findTextAt(body, 'code');
  const entry = findTextAt(body, 'waitinglistentry');
  if (event === null || (code === null && entry === null))
    return buildNothing(`action ${toStorable(action.slice(0, 80))}`);
  if (!SLUG.test(organizer) || !SLUG.test(event))
    return buildUnreadable('organizer or event is not a short name of pretix');
  const scope = `api/v1/organizers/${organizer}/events/${event}`;
  if (code !== null) {
    if (!CODE.test(code)) return buildUnreadable('code is not an order code of pretix');
    const path = `${scope}/orders/${code}/?include_canceled_positions=true`;
    return { kind: 'fetch', subjectKey: `${organizer}/${event}/order/${code}`, path };
  }
  if (entry === null || !NUMBER.test(entry)) return buildUnreadable('waitinglistentry is not a number');
  const path = `${scope}/waitinglistentries/${entry}/`;
  return { kind: 'fetch', subjectKey: `${organizer}/${event}/waiting/${entry}`, path };
}

function parseState(body: unknown): ParseResult {
  if (!isPlainObject(body)) return buildUnreadable('not a JSON object');
  if (Array.isArray(findAt(body, 'positions'))) {
    if (findAt(body, 'testmode') === true) return buildNothing('an order in test mode');
    const submissions = parseSubmissions(body);
    return submissions ? buildSubmitted(...submissions) : buildUnreadable('an order without code');
  }
  return parseWaitingEntry(body);
}

/** Reads a 404 of pretix. An entry of the waiting list was removed; orders are deleted in test mode only. */
function parseGone(subjectKey: string): ParseResult {
  const entry = /\/waiting\/(\d+)$/.exec(subjectKey)?.[1];
  return entry === undefined
    ? buildNothing('an order that pretix no longer has')
    : buildSubmitted(
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
  const code = findIdAt(order, 'code');
  if (code === null) return null;
  const positions = listItemsAt(order, 'positions').filter((position) => findTextAt(position, 'id') !== null);
  const tickets = positions.filter((position) => !isAddOn(position));
  const addOns = positions.filter(isAddOn);
  const isOnlyTicket = tickets.filter((position) => findAt(position, 'canceled') !== true).length <= 1;
  const buyer = parseBuyer(order);
  const buildPositionId = (position: unknown) => joinIds(code, findIdAt(position, 'id')) ?? code;
  const registrations = tickets.map((position) => {
    const attendee = chooseAttendee(buyer, parseAttendee(position), isOnlyTicket);
    const voucher = findIdAt(position, 'voucher');
    const ordered = findTextAt(order, 'datetime');
    const event = findIdAt(order, 'event');
    const own = parseAnswers(listItemsAt(position, 'answers'));
    const bought = addOns.filter((addOn) => findIdAt(addOn, 'addon_to') === findIdAt(position, 'id'));
    const asked = bought.flatMap((addOn) => parseAnswers(listItemsAt(addOn, 'answers')));
    return buildSubmission(buildPositionId(position), {
      formerExternalId: voucher === null ? null : `voucher/${voucher}`,
      formId: event,
      version: buildVersion(order, position),
      occurredAt: parseInstant(ordered),
      occurredAtRaw: ordered,
      status: parseStatus(order, position),
      attendee,
      buyer: chooseBuyer(attendee, buyer),
      isPartial: !Array.isArray(findAt(position, 'answers')),
      ownKeys: ['country'],
      answers: [
        ...own,
        ...asked.filter(({ key }) => own.every((answer) => answer.key !== key)),
        // The address of a ticket is no question, and a form that asks for the country has it there.
        ...buildAnswer('country', findTextAt(position, 'country')),
      ],
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
  return findTextAt(position, 'addon_to') !== null;
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
  const modified = parseInstant(findTextAt(order, 'last_modified'));
  const entries = listItemsAt(position, 'checkins').flatMap(
    (checkIn) => parseInstant(findTextAt(checkIn, 'datetime')) ?? [],
  );
  return modified === null ? null : [modified, ...entries.toSorted().slice(-1)].join(' ');
}

function parseStatus(order: unknown, position: unknown): SubmissionStatus {
  const state = findTextAt(order, 'status');
  if (findAt(position, 'canceled') === true || state === 'c' || state === 'e') return 'cancelled';
  if (listItemsAt(position, 'checkins').some((checkIn) => (findTextAt(checkIn, 'type') ?? 'entry') === 'entry'))
    return 'attended';
  if (state === 'p' || findAt(order, 'valid_if_pending') === true) return 'confirmed';
  return findAt(order, 'require_approval') === true ? 'pending' : 'registered';
}

/** Reads the attendee of a ticket. The full name is always sent, its parts only if the form asks for them. */
function parseAttendee(position: unknown): SubmittedPerson | null {
  const person = buildPerson({
    fullName: findTextAt(position, 'attendee_name'),
    givenName: findTextAt(position, 'attendee_name_parts', 'given_name'),
    familyName: findTextAt(position, 'attendee_name_parts', 'family_name'),
    email: findTextAt(position, 'attendee_email'),
  });
  // A company alone does not identify the attendee.
  return person ? { ...person, companyName: findTextAt(position, 'company') } : null;
}

function parseBuyer(order: unknown): SubmittedPerson | null {
  return buildPerson({
    fullName: findTextAt(order, 'invoice_address', 'name'),
    givenName: findTextAt(order, 'invoice_address', 'name_parts', 'given_name'),
    familyName: findTextAt(order, 'invoice_address', 'name_parts', 'family_name'),
    email: findTextAt(order, 'email'),
    phone: findTextAt(order, 'phone'),
    companyName: findTextAt(order, 'invoice_address', 'company'),
  });
}

/** Reads answers by the identifier of the question, which survives a copy of the event. The number is an alias. */
function parseAnswers(answers: readonly unknown[]): SubmittedAnswer[] {
  return answers.flatMap((answer) => {
    const number = findIdAt(answer, 'question');
    const key = findIdAt(answer, 'question_identifier') ?? number;
    if (key === null) return [];
    const identifiers = listItemsAt(answer, 'option_identifiers').flatMap((option) => toText(option) ?? []);
    const options = listItemsAt(answer, 'options').flatMap((option) => toText(option) ?? []);
    const text = findTextAt(answer, 'answer');
    return buildAnswer(key, identifiers.length > 1 && text !== null ? text.split(', ') : toAnswerValue(text), {
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
function parseWaitingEntry(entry: unknown): ParseResult {
  const id = findIdAt(entry, 'id');
  if (id === null) return buildUnreadable('neither an order nor an entry of a waiting list');
  const voucher = findIdAt(entry, 'voucher');
  const created = findTextAt(entry, 'created');
  return buildSubmitted(
    buildSubmission(voucher === null ? `waiting/${id}` : `voucher/${voucher}`, {
      formerExternalId: voucher === null ? null : `waiting/${id}`,
      occurredAt: parseInstant(created),
      occurredAtRaw: created,
      status: 'waitlisted',
      isSupersededByOrders: true,
      attendee: buildPerson({
        fullName: findTextAt(entry, 'name'),
        givenName: findTextAt(entry, 'name_parts', 'given_name'),
        familyName: findTextAt(entry, 'name_parts', 'family_name'),
        email: findTextAt(entry, 'email'),
        phone: findTextAt(entry, 'phone'),
      }),
      answers: listEntriesAt(entry, 'answers').flatMap(([key, value]) => buildAnswer(toKey(key), toAnswerValue(value))),
    }),
  );
}
