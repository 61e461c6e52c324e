import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDelivery, fixture, buildMultipart, samplesFolder } from './deliveries.given.js';
import { operationsNamedIn, PageConnection, PAGES, readPage, requestsIn, sentByScript } from './sender-pages.given.js';
import { useApiWithSender } from './senders.given.js';

const { api, sender } = useApiWithSender();

/** Follows a page from its first box to its last. */
async function follow(page: string): Promise<PageConnection> {
  const connection = new PageConnection(api, sender);
  for (const request of requestsIn(readPage(page))) await connection.run(request);
  return connection;
}

const folder = samplesFolder();
const sample = (name: string) => readFileSync(join(folder!, name), 'utf8');

/** Ids of one moment have no order, so that a registration is looked for by what it is. */
async function expectRegistration(connection: PageConnection, expected: object): Promise<void> {
  expect(await connection.registrations()).toContainEqual(expect.objectContaining(expected));
}

async function expectDelivery(connection: PageConnection, expected: object): Promise<void> {
  expect(await connection.deliveries()).toContainEqual(expect.objectContaining(expected));
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** The outcome of the boxes of a page, and of the payloads of its provider that are sent to the same connection afterwards. */
interface Page {
  registrations: object[];
  /** The records that the provider's API has. */
  has?: () => void;
  /** Payloads in the shapes that the provider uses, written by us. */
  fixtures: (connection: PageConnection) => Promise<void>;
  /** Payloads of the provider itself, where they are beside the project. */
  samples?: (connection: PageConnection) => Promise<void>;
}

const PRETIX = '/api/v1/organizers/ORGANIZER/events/EVENT/orders';
const eventbriteOrder = () =>
  JSON.parse(fixture('eventbrite.order.json').replaceAll('"question_id": "4"', '"question_id": "51223351"'));
const mei = { fullName: 'Mei-Ling Chen', email: 'mei@chen.example' };

const PAGES_FOLLOWED: Record<string, Page> = {
  'README.md': {
    registrations: [{ id: '1', fullName: 'Ana Maes', email: 'ana@zan.example', company: 'Zan Works' }],
    fixtures: async (connection) => {
      await connection.deliver(buildDelivery({ id: 2, name: 'Bea Thijs', email: 'bea@zan.example', company: 'Zan' }));
      await expectRegistration(connection, { id: '2', fullName: 'Bea Thijs', company: 'Zan' });
    },
  },
  'typeform.md': {
    registrations: [{ id: 'lT4Z3j/a3a12ec67a1365927098a606107fac15', ...mei, company: 'Chen Optics' }],
    fixtures: async (connection) => {
      await connection.map({ fullName: null, email: 'mail', givenName: 'given', familyName: 'family' });
      await connection.deliver(buildDelivery(fixture('typeform.json')));
      await expectRegistration(connection, {
        fullName: 'Lieve Vandersmissen',
        email: 'lieve@agrosense.example',
      });
    },
    samples: async (connection) => {
      await connection.map({ fullName: 'full_name', email: 'work_email', givenName: null, familyName: null });
      await connection.deliver(buildDelivery(sample('typeform/form_response.seminar-zh.constructed.json')));
      await expectRegistration(connection, { fullName: '陳美玲', company: '台灣範例半導體股份有限公司' });
    },
  },
  'tally.md': {
    registrations: [{ id: 'mRLBjQ', ...mei }],
    fixtures: async (connection) => {
      await connection.map({ fullName: 'question_n', email: 'question_e' });
      await connection.deliver(buildDelivery(fixture('tally.json')));
      await expectRegistration(connection, { fullName: 'Núria Puig i Ferré', email: 'nuria@puig.example' });
    },
    samples: async (connection) => {
      await connection.map({ fullName: 'question_wa9QBw_name', email: 'question_w4Q4Xn' });
      await connection.deliver(buildDelivery(sample('tally/form_response.verbatim.json')));
      await expectRegistration(connection, { fullName: 'Alice Smith', email: 'alice@example.com' });
    },
  },
  'jotform.md': {
    registrations: [{ id: '6001', ...mei, company: 'Chen & Sons' }],
    fixtures: async (connection) => {
      const rawRequest = fixture('jotform.rawRequest.json').trim();
      await connection.deliver(buildMultipart({ formID: '230001112223334', submissionID: '600', rawRequest }));
      await expectRegistration(connection, { id: '600', company: 'Chen & "Sons" &lt;Ltd&gt;' });
    },
    samples: async (connection) => {
      await connection.map({ fullName: 'q69', companyName: 'q71' });
      await connection.deliver(buildDelivery(sample('jotform/envelope-2017.verbatim.json')));
      await expectRegistration(connection, { id: '3835009994173346677', fullName: 'Britney' });
    },
  },
  'formbricks.md': {
    registrations: [
      { fullName: 'Haruki Tanaka', email: 'haruki@tanaka.example', company: 'Tanaka Optics', id: expect.any(String) },
    ],
    fixtures: async (connection) => {
      await connection.deliver(buildDelivery(fixture('formbricks.json')));
      await expectRegistration(connection, { id: 'resp-fb-1', fullName: 'Haruki Tanaka' });
    },
    samples: async (connection) => {
      for (const event of ['responseCreated', 'responseUpdated', 'responseFinished']) {
        await connection.deliver(buildDelivery(sample(`formbricks/${event}.verbatim.json`)));
      }
      const ignored = (await connection.deliveries()).filter(({ state }) => state === 'ignored');
      expect(ignored).toHaveLength(2);
      await expectRegistration(connection, { id: 'responseId', status: 'registered' });
    },
  },
  'hi-events.md': {
    registrations: [{ id: '3000', fullName: 'Jan Peeters', company: 'Bouwbedrijf Peeters' }],
    fixtures: async (connection) => {
      // The attendee is sent again after the order, with the questions of its product only.
      for (const event of JSON.parse(fixture('hi-events.order.json'))) await connection.deliver(buildDelivery(event));
      await expectRegistration(connection, {
        id: '3101',
        fullName: 'Eva Maes',
        company: 'Lumenova Lighting',
        buyer: 'office@lumenova.example',
      });
      const { rows } = await api.db.query(
        `SELECT message, sector FROM intake_registration WHERE connection_id = $1 AND external_id = '3101'`,
        [connection.id],
      );
      expect(rows).toEqual([{ message: 'By train', sector: 'Lighting' }]);
    },
    samples: async (connection) => {
      await connection.deliver(buildDelivery(sample('hi.events/order.created.constructed.json')));
      await expectRegistration(connection, { fullName: '陳美玲', company: '台灣範例半導體股份有限公司' });
    },
  },
  'cal-com.md': {
    registrations: [
      { id: 'bFJeNb2uX8ANpT3JL5EfXa', status: 'confirmed', fullName: 'Sofie Claes', company: 'Claes Logistics' },
    ],
    fixtures: async (connection) => {
      for (const event of JSON.parse(fixture('cal-com.seats.json'))) await connection.deliver(buildDelivery(event));
      await expectRegistration(connection, {
        id: 'seatedBooking/seat-an',
        status: 'cancelled',
        fullName: 'An Claes',
        company: 'Claes Logistics',
      });
      await expectRegistration(connection, {
        id: 'seatedBooking/seat-bo',
        status: 'confirmed',
        fullName: 'Bo Maes',
        company: 'Maes Foods',
      });
    },
    samples: async (connection) => {
      const booking = JSON.parse(sample('cal.com/BOOKING_CREATED.verbatim.json'));
      await connection.deliver(buildDelivery(booking));
      const alone = { id: booking.payload.uid, status: 'confirmed', fullName: 'John Doe' };
      await expectRegistration(connection, alone);
      // The same payload as an event with seats sends it, for a second person.
      const { responses, ...payload } = booking.payload;
      const name = { label: 'your_name', value: 'Jane Roe' };
      const email = { label: 'email_address', value: 'jane.roe@example.com' };
      const attendees = [...payload.attendees, { name: 'Jane Roe', email: 'jane.roe@example.com' }];
      await connection.deliver(
        buildDelivery({
          ...booking,
          createdAt: '2023-05-24T09:40:00.000Z',
          payload: { ...payload, seatsPerTimeSlot: 10, attendees, responses: { ...responses, name, email } },
        }),
      );
      await expectRegistration(connection, alone);
      await expectRegistration(connection, {
        id: `${booking.payload.uid}/jane.roe@example.com`,
        status: 'confirmed',
        fullName: 'Jane Roe',
      });
    },
  },
  'google-forms.md': {
    registrations: [
      { id: '2_ABaOnuc', fullName: 'Ali Yılmaz', email: 'ali@yilmaz.example', company: 'Yılmaz Tekstil' },
    ],
    fixtures: async (connection) => {
      for (const delivery of sentByScript(connection)) await connection.deliver(delivery);
      await expectRegistration(connection, { id: '2_script', fullName: 'Lieve Maes', company: 'Maes Foods' });
      await connection.map({ fullName: '101', email: '102' });
      await connection.deliver(buildDelivery(fixture('google-forms.json')));
      await expectRegistration(connection, { id: 'resp-g-1', fullName: 'Ali Yılmaz' });
    },
    samples: async (connection) => {
      await connection.map({ fullName: '53ac9d98' });
      await connection.deliver(buildDelivery(sample('google-forms/api-response.constructed.json')));
      await expectRegistration(connection, { id: 'ACYDBNgEXAMPLE', fullName: '陳美玲' });
      await connection.map({ fullName: null, givenName: 'First Name', familyName: 'Last Name' });
      await connection.deliver(buildDelivery(sample('google-forms/sheets-form-submit-event.verbatim.json')));
      await expectRegistration(connection, { fullName: 'Jane Doe' });
    },
  },
  'pretix.md': {
    // The order has an add-on, which is no registration, and names nobody but its buyer.
    registrations: [{ id: 'ADD12/9001', status: 'confirmed', fullName: 'An Office', email: 'office@lumenova.example' }],
    has: () => sender.has.set(`${PRETIX}/ADD12/`, JSON.parse(fixture('pretix.addons.json'))),
    fixtures: async (connection) => {
      sender.has.set(`${PRETIX}/TEST1/`, {
        ...JSON.parse(fixture('pretix.addons.json')),
        code: 'TEST1',
        testmode: true,
      });
      sender.has.set(`${PRETIX}/XY7ZQ/`, JSON.parse(fixture('pretix.order.json')));
      for (const [index, code] of ['TEST1', 'XY7ZQ'].entries()) {
        const notice = { notification_id: 200 + index, organizer: 'ORGANIZER', event: 'EVENT', code, action: 'x' };
        await connection.deliver(buildDelivery(notice));
      }
      await expectDelivery(connection, { state: 'ignored', error: 'an order in test mode' });
      expect((await connection.registrations()).map(({ id, status }) => [id, status]).toSorted()).toEqual([
        ['ADD12/9001', 'confirmed'],
        ['XY7ZQ/7001', 'confirmed'],
        ['XY7ZQ/7002', 'cancelled'],
        ['XY7ZQ/7003', 'confirmed'],
      ]);
    },
    samples: async (connection) => {
      const reach = { baseUrl: `${sender.origin}/api/v1`, token: 'the-token-of-the-team' };
      await api.manager.patch(`/intake/connections/${connection.id}`, { api: reach });
      const order = { ...JSON.parse(sample('pretix/api-order.docs.verbatim.json')), code: 'ABC23' };
      const ORDER = '/api/v1/organizers/acmecorp/events/democon/orders/ABC23/';
      sender.has.set(ORDER, { ...order, testmode: true });
      await connection.deliver(buildDelivery(sample('pretix/webhook.order-placed.verbatim.json')));
      await expectDelivery(connection, {
        state: 'ignored',
        error: 'an order in test mode',
      });
      sender.has.set(ORDER, order);
      await connection.deliver(
        buildDelivery({ ...JSON.parse(sample('pretix/webhook.order-placed.verbatim.json')), notification_id: 9 }),
      );
      await expectRegistration(connection, { id: 'ABC23/23442', status: 'attended', fullName: 'Peter' });
      sender.has.set(ORDER, { ...order, status: 'c', last_modified: '2018-01-01T00:00:00Z' });
      await connection.deliver(buildDelivery(sample('pretix/webhook.order-canceled.constructed.json')));
      await expectRegistration(connection, { id: 'ABC23/23442', status: 'cancelled' });
    },
  },
  'eventbrite.md': {
    registrations: [{ id: '9101', status: 'confirmed', fullName: 'Eva Maes', company: 'Lumenova' }],
    has: () => sender.has.set('/v3/orders/9001/', eventbriteOrder()),
    fixtures: async (connection) => {
      const [attendee] = eventbriteOrder().attendees;
      const path = '/v3/events/70/attendees/9101/';
      sender.has.set(path, { ...attendee, checked_in: true, changed: '2026-10-03T00:00:00Z' });
      const api_url = `https://www.eventbriteapi.com${path}`;
      await connection.deliver(
        buildDelivery({ config: { action: 'barcode.checked_in', webhook_id: '1823' }, api_url }),
      );
      await expectRegistration(connection, { id: '9101', status: 'attended' });
    },
    samples: async (connection) => {
      const order = JSON.parse(sample('eventbrite/api-order.excerpt.verbatim.json'));
      const { deliveries } = JSON.parse(sample('eventbrite/captured-sequence-2019.verbatim.json'));
      const placed = deliveries.find((each: { body: { api_url: string } }) => each.body.api_url.includes('/orders/'));
      sender.has.set(new URL(placed.body.api_url).pathname, order);
      await connection.deliver(buildDelivery(placed.body, placed.headers));
      await expectRegistration(connection, { id: '1', fullName: 'John Smith', status: 'confirmed' });
      await connection.deliver(buildDelivery(sample('eventbrite/webhook.ssrf-forged.constructed.json')));
      await expectDelivery(connection, { state: 'parked' });
    },
  },
  'standard-webhooks.md': {
    registrations: [{ id: 'reg-100', status: 'confirmed', fullName: 'Olga Ivanova', company: 'Ivanova BV' }],
    fixtures: async (connection) => {
      const event = JSON.parse(fixture('standard-webhooks.json'));
      const data = { ...event.data, registrationId: 'reg-1', state: 'waitlisted' };
      await connection.deliver(buildDelivery({ ...event, data }));
      await expectRegistration(connection, { id: 'reg-1', status: 'waitlisted', fullName: 'Olga Ivanova' });
    },
  },
  'generic.md': {
    registrations: [
      { id: '41', status: 'attended', fullName: 'Ana Maes', email: 'ana@zan.example', company: 'Zan Works' },
      { id: '42', status: 'pending', fullName: 'Bea Thijs' },
      { id: '43', status: 'cancelled', fullName: 'Cis Claes', email: 'cis@zan.example' },
    ],
    fixtures: async (connection) => {
      await connection.deliver(buildDelivery({ _id: 44, name: 'Dirk Maes', email: 'dirk@zan.example', state: 'sent' }));
      await expectDelivery(connection, {
        state: 'needs_mapping',
        error: 'the status "sent" is not in mapping.statuses',
      });
      expect(await connection.registrations()).toHaveLength(3);
    },
  },
};

describe('The pages of docs/senders', () => {
  it('are all tested here', () => {
    const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md'));
    expect(Object.keys(PAGES_FOLLOWED).toSorted()).toEqual(pages.toSorted());
  });

  it.each(Object.keys(PAGES_FOLLOWED))(
    '%s: its steps lead to registrations, and so do payloads of the provider',
    async (page) => {
      const { registrations, has, fixtures, samples } = PAGES_FOLLOWED[page]!;
      has?.();
      const connection = await follow(page);
      expect((await connection.registrations()).toSorted(byId)).toMatchObject(registrations);
      await fixtures(connection);
      if (connection.secret !== null) {
        const unsigned = `/intake/deliveries?connectionId=${connection.id}&verification=unsigned`;
        expect((await api.manager.get(unsigned)).body.items).toEqual([]);
      }
      if (folder) await samples?.(connection);
    },
  );

  it('name only operations that the API has', () => {
    const { paths } = JSON.parse(readFileSync(join(PAGES, '../../openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const buildShape = (path: string) => path.replaceAll(/\{[^}]*\}/g, '{}');
    const known = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${buildShape(path)}`),
    );
    for (const page of Object.keys(PAGES_FOLLOWED)) {
      for (const { method, path } of operationsNamedIn(readPage(page))) {
        const found = known.filter((each) => each.endsWith(` ${buildShape(path)}`) && each.startsWith(method ?? ''));
        expect([page, path, found.length > 0]).toEqual([page, path, true]);
      }
    }
  });
});
