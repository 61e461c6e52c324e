import { connectorOf } from '../../src/intake/connectors/connectors.js';
import type { Mapping } from '../../src/intake/mapping/mapping.rules.js';
import type { Provider } from '../../src/intake/connectors/connector.js';
import { deliveryOf, fixture, multipartOf, readingOf, submissionsIn, writtenDown } from './deliveries.given.js';

const options = { timezone: 'Europe/Brussels', paths: {} };

/** What each person or thing in the only submission of a fixture is, by a mapping. */
function registration(provider: Provider, name: string, mapping: Partial<Mapping> = {}) {
  const [submission, ...others] = submissionsIn(readingOf(provider, deliveryOf(fixture(name))));
  expect(others).toEqual([]);
  return writtenDown(submission!, mapping);
}

describe('what our own fixtures say', () => {
  it('typeform: parts of a name, choices, hidden fields; neither a hidden field nor "Other" is a consent', () => {
    const mapping = {
      fields: { givenName: 'given', familyName: 'family', email: 'mail', campaign: 'hidden.campaign' },
      consents: [
        { purpose: 'marketing', key: 'news', equals: 'true' },
        { purpose: 'marketing', key: 'hidden.newsletter', equals: 'true' },
        { purpose: 'photographs', key: 'photo', equals: 'Yes' },
        { purpose: 'never asked', key: 'nothing', equals: 'true' },
      ],
    };
    expect(registration('typeform', 'typeform.json', mapping)).toEqual({
      id: 'frmHasselt/tok-0001',
      form: 'frmHasselt',
      status: 'registered',
      at: '2026-10-05T08:15:00.000000Z',
      fullName: 'Lieve Vandersmissen',
      givenName: 'Lieve',
      familyName: 'Vandersmissen',
      email: 'lieve@agrosense.example',
      campaign: 'voka-mail',
      consents: ['marketing: Send me the newsletter'],
      answers: {
        interest: ['Land', 'Grants'],
        news: 'true',
        photo: 'Yes',
        'hidden.newsletter': 'true',
        'variables.score': '3',
      },
    });
  });

  it('tally: options by id, an option nobody knows kept as it came, skipped questions absent', () => {
    const mapping = {
      fields: { fullName: 'question_n', email: 'question_e' },
      consents: [
        { purpose: 'marketing', key: 'question_c', equals: 'opt-1' },
        { purpose: 'sharing', key: 'question_c', equals: 'opt-2' },
      ],
    };
    expect(registration('tally', 'tally.json', mapping)).toMatchObject({
      id: 'resp-77',
      fullName: 'Núria Puig i Ferré',
      consents: ['marketing: Consent: Keep me informed (v2)'],
      answers: { question_h: 'expo', question_c: ['Keep me informed (v2)'], question_d: ['opt-new'] },
    });
  });

  it('jotform: entities decoded once, names and numbers in parts', () => {
    const raw = fixture('jotform.rawRequest.json').trim();
    const delivery = multipartOf({ formID: '230001112223334', submissionID: '600', rawRequest: raw });
    const [submission] = submissionsIn(readingOf('jotform', delivery));
    const fields = { fullName: 'q3', email: 'q4', companyName: 'q5_company', phone: 'q7', sector: 'q6.1' };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: '600',
      form: '230001112223334',
      status: 'registered',
      at: '2026-10-05T08:00:00.000000Z',
      fullName: 'Mei-Ling Chen',
      givenName: 'Mei-Ling',
      familyName: 'Chen',
      email: 'mei@chen.example',
      companyName: 'Chen & "Sons" &lt;Ltd&gt;',
      phone: '011 300 100',
      sector: 'R&D',
      answers: {},
    });
  });

  it('jotform: another boundary is the same delivery, an edited answer is another of the same registration', () => {
    const raw = fixture('jotform.rawRequest.json').trim();
    const fields = { formID: '1', submissionID: '600', rawRequest: raw };
    const edited = { ...fields, rawRequest: raw.replace('300 100', '300 101') };
    const { deliveryKey } = connectorOf('jotform');
    expect(deliveryKey(multipartOf(fields, 'one'))).toBe(deliveryKey(multipartOf(fields, 'two')));
    expect(deliveryKey(multipartOf(edited))).not.toBe(deliveryKey(multipartOf(fields)));
    const ids = [fields, edited].map((each) => submissionsIn(readingOf('jotform', multipartOf(each)))[0]?.externalId);
    expect(ids).toEqual(['600', '600']);
  });

  it('formbricks: the contact question by position', () => {
    expect(registration('formbricks', 'formbricks.json', { fields: { sector: 'topics.0' } })).toEqual({
      id: 'resp-fb-1',
      form: 'survey-1',
      status: 'registered',
      at: '2026-10-05T08:30:00.000000Z',
      fullName: 'Haruki Tanaka',
      givenName: 'Haruki',
      familyName: 'Tanaka',
      email: 'haruki@tanaka.example',
      companyName: 'Tanaka Optics',
      sector: 'Photonics',
      answers: {
        contact: ['Haruki', 'Tanaka', 'haruki@tanaka.example', '', 'Tanaka Optics'],
        rating: '5',
        news: 'accepted',
        'variables.score': '12',
      },
    });
    const byPlace = registration('formbricks', 'formbricks.json', {
      fields: { fullName: 'contact.0', email: 'contact.2' },
    });
    expect(byPlace).toMatchObject({ fullName: 'Haruki', email: 'haruki@tanaka.example' });
  });

  it('google forms: the answers of a form by the ids of its questions', () => {
    const mapping = {
      fields: { fullName: '101', email: '102' },
      consents: [{ purpose: 'marketing', key: '103', equals: 'Yes, the newsletter' }],
    };
    expect(registration('google_forms', 'google-forms.json', mapping)).toEqual({
      id: 'resp-g-1',
      form: 'form-g',
      status: 'registered',
      at: '2026-10-05T09:00:00.500000Z',
      fullName: 'Ali Yılmaz',
      email: 'ali@yilmaz.example',
      consents: ['marketing: May we write to you?'],
      answers: { 103: 'Yes, the newsletter' },
    });
  });

  it('google forms: a local time whose day comes first is told by when it arrived', () => {
    const body = { namedValues: { Timestamp: ['13/09/2026 23:59:00'], 'Email Address': ['a@b.example'] } };
    const near = { namedValues: { ...body.namedValues, Timestamp: ['12/09/2026 23:30:00'] } };
    const at = (each: object, receivedAt: string) => {
      const delivery = { ...deliveryOf(each), receivedAt: new Date(receivedAt) };
      return submissionsIn(readingOf('google_forms', delivery))[0]?.occurredAt;
    };
    expect(at(body, '2026-09-14T00:00:00Z')).toBe('2026-09-13T21:59:00.000000Z');
    expect(at(near, '2026-09-12T21:31:00Z')).toBe('2026-09-12T21:30:00.000000Z');
    expect(at(near, '2026-12-09T22:31:00Z')).toBe('2026-12-09T22:30:00.000000Z');
  });

  it('standard webhooks: the event type says the status', () => {
    const mapping = { fields: { fullName: 'data.name', email: 'data.email', companyName: 'data.answers.company' } };
    const created = registration('standard_webhooks', 'standard-webhooks.json', mapping);
    expect(created).toMatchObject({
      id: 'reg-1',
      status: 'registered',
      at: '2026-10-05T09:10:00.000000Z',
      fullName: 'Olga Ivanova',
      companyName: 'Ivanova BV',
    });
    const cancelled = fixture('standard-webhooks.json').replace('.created', '.cancelled');
    expect(submissionsIn(readingOf('standard_webhooks', deliveryOf(cancelled)))).toMatchObject([
      { externalId: 'reg-1', status: 'cancelled' },
    ]);
  });

  it('generic: everything by paths, an id of twenty digits stays what it is', () => {
    const paths = {
      externalId: 'registration.number',
      status: 'registration.state',
      version: 'registration.changed',
      occurredAt: 'registration.changed',
      email: 'person.mail',
    };
    const [submission] = submissionsIn(readingOf('generic', deliveryOf(fixture('generic.json')), { paths }));
    expect(submission).toMatchObject({ version: '2026-10-05T09:20:00.000000Z' });
    const fields = { fullName: 'person.full.name', sector: 'person.topics.1' };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: '20000000000000000001',
      form: null,
      status: 'waitlisted',
      at: '2026-10-05T09:20:00.000000Z',
      fullName: 'Émile Zola',
      email: 'emile@zola.example',
      sector: 'Grants',
      answers: {
        'registration.number': '20000000000000000001',
        'registration.state': 'waiting-list',
        'registration.changed': '2026-10-05 11:20:00',
        'person.mail': 'emile@zola.example',
        'consents.0.key': 'news',
        'consents.0.label': 'Newsletter (v1)',
        'consents.0.value': 'yes',
      },
    });
  });

  it('generic: a list of answers has keys of its own, and a box that was ticked beforehand is no consent', () => {
    const paths = { externalId: 'id', answers: 'consents' };
    const consents = [{ purpose: 'marketing', key: 'news', equals: 'yes' }];
    const said = (answer: object) => {
      const body = { id: 1, consents: [{ key: 'news', label: 'Newsletter (v1)', value: 'yes', ...answer }] };
      return writtenDown(submissionsIn(readingOf('generic', deliveryOf(body), { paths }))[0]!, { consents });
    };
    expect(said({})).toMatchObject({ consents: ['marketing: Newsletter (v1)'], answers: { news: 'yes' } });
    expect(said({ preChecked: true })).not.toHaveProperty('consents');
  });

  it('generic: the same bytes are the same delivery, unless a key says otherwise', () => {
    const { deliveryKey } = connectorOf('generic');
    const body = fixture('generic.json');
    expect(deliveryKey(deliveryOf(body))).toBe(deliveryKey(deliveryOf(body)));
    expect(deliveryKey(deliveryOf(body, { 'idempotency-key': '"k-1"' }))).toBe('k-1');
    expect(deliveryKey(deliveryOf(`${body} `))).not.toBe(deliveryKey(deliveryOf(body)));
  });

  it('generic: parked rather than guessed, when there is no id where it should be or the status is unknown', () => {
    const body = deliveryOf(fixture('generic.json'));
    expect(readingOf('generic', body, { paths: { externalId: 'person.id' } }).kind).toBe('unreadable');
    expect(readingOf('generic', body, { paths: { status: 'person.mail' } }).kind).toBe('unreadable');
  });
});

describe('updates and cancellations', () => {
  const hiEvents = (change: (body: any) => void) => {
    const body = JSON.parse(fixture('hi-events.attendee.json'));
    change(body);
    return readingOf('hi_events', deliveryOf(body));
  };

  it('hi.events: attendee, order, change and cancellation are one registration, each later than the one before', () => {
    const attendee = JSON.parse(fixture('hi-events.attendee.json')).payload;
    const readings = [
      hiEvents(() => undefined),
      hiEvents((body) => {
        body.event_type = 'order.created';
        body.payload = {
          id: 91,
          status: 'COMPLETED',
          first_name: 'Els',
          last_name: 'Office',
          email: 'els@bouw.example',
        };
        body.payload.attendees = [attendee];
        body.payload.question_answers = [{ question_id: 12, attendee_id: null, answer: 'PO 7' }];
      }),
      hiEvents((body) => {
        body.event_type = 'attendee.updated';
        body.event_sent_at = '2026-10-06T08:00:00+00:00';
        body.payload = {
          ...attendee,
          email: 'jan.new@bouw.example',
          short_id: 'a_two',
          updated_at: '2026-10-06 08:00:00',
        };
      }),
      hiEvents((body) => {
        body.event_type = 'checkin.created';
        body.event_sent_at = '2026-10-07T08:00:00+00:00';
        body.payload = {
          id: 1,
          attendee: { ...attendee, updated_at: '2026-10-06 08:00:00', question_answers: undefined },
        };
      }),
      hiEvents((body) => {
        body.event_type = 'attendee.cancelled';
        body.event_sent_at = '2026-10-08T08:00:00+00:00';
        body.payload = { ...attendee, status: 'CANCELLED', updated_at: '2026-10-08 08:00:00' };
      }),
    ].map((reading) => submissionsIn(reading)[0]!);
    expect(readings.map(({ externalId }) => externalId)).toEqual(['501', '501', '501', '501', '501']);
    expect(readings.map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
      'attended',
      'cancelled',
    ]);
    const versions = readings.map(({ version }) => version);
    expect(versions).toEqual([...versions].toSorted());
    expect(new Set(versions).size).toBe(5);
    expect(readings[1]).toMatchObject({ buyer: { email: 'els@bouw.example' }, silentOn: ['attendance'] });
    expect(readings[1]?.answers.map(({ key, value }) => `${key}=${String(value)}`)).toEqual([
      '11=Bouwbedrijf Peeters',
      '12=PO 7',
    ]);
    // What a check-in does not say stays as it was.
    expect(readings[3]?.silentOn).toEqual(['buyer', 'answers']);
  });

  const calCom = (trigger: string, change: object = {}, createdAt = '2026-10-05T08:50:00.000Z') => {
    const body = JSON.parse(fixture('cal-com.json'));
    return deliveryOf({ triggerEvent: trigger, createdAt, payload: { ...body.payload, ...change } });
  };

  it('cal.com: who booked and the guest; a new time goes on under a new id that names the old one', () => {
    const moved = calCom('BOOKING_RESCHEDULED', { uid: 'bookingTwo', rescheduleUid: 'bookingOne' });
    expect(submissionsIn(readingOf('cal_com', calCom('BOOKING_CREATED')))).toMatchObject([
      {
        externalId: 'bookingOne',
        formerExternalId: null,
        status: 'confirmed',
        attendee: { email: 'sofie@claes.example' },
      },
      { externalId: 'bookingOne/tom@claes.example', attendee: { email: 'Tom@claes.example' }, answers: [] },
    ]);
    expect(submissionsIn(readingOf('cal_com', moved))).toMatchObject([
      { externalId: 'bookingTwo', formerExternalId: 'bookingOne', status: 'confirmed' },
      { externalId: 'bookingTwo/tom@claes.example', formerExternalId: 'bookingOne/tom@claes.example' },
    ]);
  });

  it('cal.com: cancelled, rejected, requested; a retry is the same delivery', () => {
    const status = (trigger: string) => submissionsIn(readingOf('cal_com', calCom(trigger)))[0]?.status;
    expect(['BOOKING_CANCELLED', 'BOOKING_REJECTED', 'BOOKING_REQUESTED', 'BOOKING_PAID'].map(status)).toEqual([
      'cancelled',
      'cancelled',
      'pending',
      'confirmed',
    ]);
    const { deliveryKey } = connectorOf('cal_com');
    expect(deliveryKey(calCom('BOOKING_CREATED', { title: 'other bytes' }))).toBe(
      deliveryKey(calCom('BOOKING_CREATED')),
    );
    expect(deliveryKey(calCom('BOOKING_CANCELLED'))).not.toBe(deliveryKey(calCom('BOOKING_CREATED')));
    expect(readingOf('cal_com', calCom('MEETING_ENDED')).kind).toBe('nothing');
    expect(readingOf('cal_com', deliveryOf({ text: 'a template of an administrator' })).kind).toBe('unreadable');
  });

  it('pretix: one registration a position, cancelled ones too; the buyer is not the attendee', () => {
    const read = (body: unknown) => submissionsIn(connectorOf('pretix').remote!.readState(body, options));
    const order = JSON.parse(fixture('pretix.order.json'));
    const written = read(order).map((submission) => writtenDown(submission, { fields: { sector: 'SECTOR' } }));
    const buyer = { fullName: 'An Office', email: 'office@lumenova.example', companyName: 'Lumenova Lighting' };
    expect(written).toEqual([
      {
        id: 'XY7ZQ/7001',
        form: 'genk26',
        status: 'confirmed',
        at: '2026-10-01T09:00:00.000000Z',
        fullName: '李 明',
        givenName: '明',
        familyName: '李',
        email: 'ming.li@lumenova.example',
        companyName: 'Lumenova Lighting',
        sector: 'Lighting, Energy',
        buyer,
        answers: {},
      },
      {
        id: 'XY7ZQ/7002',
        form: 'genk26',
        status: 'cancelled',
        at: '2026-10-01T09:00:00.000000Z',
        fullName: 'Peter Wong',
        buyer,
        answers: {},
      },
      // Nobody was named for the third seat, and with another seat in the order it need not be the buyer.
      { id: 'XY7ZQ/7003', form: 'genk26', status: 'confirmed', at: '2026-10-01T09:00:00.000000Z', buyer, answers: {} },
    ]);
    expect(read(order)[0]?.answers[0]).toMatchObject({ optionIds: ['LIGHT', 'ENERGY'], aliases: ['5'] });
  });

  it('pretix: what an order has come to', () => {
    const order = JSON.parse(fixture('pretix.order.json'));
    const status = (change: object) => {
      const state = connectorOf('pretix').remote!.readState({ ...order, ...change }, options);
      return submissionsIn(state)[0]?.status;
    };
    expect(['n', 'p', 'e', 'c'].map((code) => status({ status: code }))).toEqual([
      'registered',
      'confirmed',
      'cancelled',
      'cancelled',
    ]);
    expect(status({ status: 'n', require_approval: true })).toBe('pending');
    const [position] = order.positions;
    const checkins = [{ type: 'entry', datetime: '2026-10-20T08:00:00Z' }];
    expect(status({ positions: [{ ...position, checkins }] })).toBe('attended');
    const alone = { positions: [{ ...order.positions[2] }] };
    const [only] = submissionsIn(connectorOf('pretix').remote!.readState({ ...order, ...alone }, options));
    expect(only).toMatchObject({ attendee: { email: 'office@lumenova.example' }, buyer: null });
  });

  it('pretix: from the waiting list by its voucher to a seat, and off the list', () => {
    const { readState, gone } = connectorOf('pretix').remote!;
    const read = (body: unknown) => submissionsIn(readState(body, options))[0];
    const entry = { id: 9, email: 'ming.li@lumenova.example', created: '2026-09-01T00:00:00Z', voucher: null };
    expect(read(entry)).toMatchObject({ externalId: 'waiting/9', formerExternalId: null, status: 'waitlisted' });
    expect(read({ ...entry, voucher: 88 })).toMatchObject({ externalId: 'voucher/88', formerExternalId: 'waiting/9' });
    expect(read(JSON.parse(fixture('pretix.order.json')))).toMatchObject({
      externalId: 'XY7ZQ/7001',
      formerExternalId: 'voucher/88',
    });
    expect(gone!('acme/genk26/waiting/9')).toMatchObject({
      submissions: [{ externalId: 'waiting/9', status: 'cancelled' }],
    });
    expect(gone!('acme/genk26/order/XY7ZQ').kind).toBe('nothing');
  });

  it('pretix: names that could lead elsewhere are no part of an address', () => {
    const read = (change: object) =>
      readingOf(
        'pretix',
        deliveryOf({ notification_id: 1, organizer: 'acme', event: 'genk26', code: 'ABC', action: 'x', ...change }),
      ).kind;
    expect(read({})).toBe('fetch');
    for (const change of [
      { organizer: '../../x' },
      { event: 'a/b' },
      { event: '..' },
      { code: 'A%2F' },
      { code: 'ab?c' },
      { organizer: 'a\nb' },
    ]) {
      expect([change, read(change)]).toEqual([change, 'unreadable']);
    }
    expect(read({ code: null })).toBe('nothing');
  });

  it('pretix: a page of changes goes on from when it was made, and names the next', () => {
    const { readPage, changedSince, scopeOf } = connectorOf('pretix').remote!;
    const scope = scopeOf!('acme/genk26/order/ABC')!;
    expect(changedSince!('2026-10-01T00:00:00.000000Z', scope)).toBe(
      'api/v1/organizers/acme/events/genk26/orders/?include_canceled_positions=true&ordering=last_modified&modified_since=2026-10-01T00%3A00%3A00.000000Z',
    );
    const body = {
      next: 'https://pretix.example/api/v1/orders/?page=2',
      results: [JSON.parse(fixture('pretix.order.json'))],
    };
    const page = readPage!(body, { 'x-page-generated': '2026-10-05T10:00:00.5Z' }, options);
    expect(page).toMatchObject({ next: body.next, since: '2026-10-05T10:00:00.500000Z' });
    expect(submissionsIn(page.reading)).toHaveLength(3);
  });

  it('eventbrite: every arrival counts, whatever its bytes; states follow', () => {
    const { remote, deliveryKey } = connectorOf('eventbrite');
    const notice = { config: { action: 'order.updated' }, api_url: 'https://www.eventbriteapi.com/v3/orders/9001/' };
    const later = { ...deliveryOf(notice), receivedAt: new Date('2026-10-05T10:00:00.001Z') };
    expect(deliveryKey(later)).not.toBe(deliveryKey(deliveryOf(notice)));
    const order = JSON.parse(fixture('eventbrite.order.json'));
    const status = (change: object) => {
      const attendees = [{ ...order.attendees[0], ...change }];
      return submissionsIn(remote!.readState({ ...order, attendees }, options))[0]?.status;
    };
    expect(status({})).toBe('confirmed');
    expect(status({ cancelled: true })).toBe('cancelled');
    expect(status({ refunded: true, status: 'Not Attending' })).toBe('cancelled');
    expect(status({ checked_in: true })).toBe('attended');
    expect(status({ status: 'Unpaid' })).toBe('pending');
    expect(writtenDown(submissionsIn(remote!.readState(order, options))[0]!)).toMatchObject({
      id: '9101',
      fullName: 'Eva Maes',
      buyer: { email: 'office@lumenova.example' },
      answers: { 4: 'Lighting' },
    });
  });

  it('eventbrite: only its own addresses, as it writes them, name anything', () => {
    const read = (api_url: string) =>
      readingOf('eventbrite', deliveryOf({ config: { action: 'order.placed' }, api_url })).kind;
    expect(read('https://www.eventbriteapi.com/v3/orders/1/')).toBe('fetch');
    for (const forged of [
      'http://www.eventbriteapi.com/v3/orders/1/',
      'https://www.eventbriteapi.com.attacker.example/v3/orders/1/',
      'https://www.eventbriteapi.com@attacker.example/v3/orders/1/',
      'https://attacker.example/https://www.eventbriteapi.com/v3/orders/1/',
      'https://www.eventbriteapi.com:444/v3/orders/1/',
      'https://www.eventbriteapi.com/v3/orders/1/../../users/me/',
      'https://www.eventbriteapi.com/v3/orders/1/?expand=x#',
      'https://www.eventbriteapi.com/v3/orders/1/\n',
      'https://169.254.169.254/v3/orders/1/',
    ]) {
      expect([forged, read(forged)]).toEqual([forged, 'unreadable']);
    }
  });
});
