import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { buildDelivery, NOW, parseDelivery, samplesFolder, submissionsIn, writtenDown } from './deliveries.given.js';

const folder = samplesFolder();
const text = (name: string) => readFileSync(join(folder ?? '', name), 'utf8');
const json = (name: string) => JSON.parse(text(name));
const options = { timezone: 'Europe/Brussels', paths: {} };

(folder ? describe : describe.skip)('The registrations in the samples of providers with thin events', () => {
  it('pretix: each position of an order, as its API has it', () => {
    const placed = buildDelivery(text('pretix/webhook.order-placed.verbatim.json'));
    const canceled = buildDelivery(text('pretix/webhook.order-canceled.constructed.json'));
    expect([placed, canceled].map((delivery) => getConnector('pretix').getDeliveryKey(delivery))).toEqual([
      '123455',
      '123480',
    ]);
    const subject = {
      kind: 'fetch',
      subjectKey: 'acmecorp/democon/order/ABC23',
      path: 'api/v1/organizers/acmecorp/events/democon/orders/ABC23/?include_canceled_positions=true',
    };
    expect([parseDelivery('pretix', placed), parseDelivery('pretix', canceled)]).toEqual([subject, subject]);
    const order = getConnector('pretix').remote!.parseState(json('pretix/api-order.docs.verbatim.json'), options);
    expect(
      submissionsIn(order).map((submission) => writtenDown(submission, { fields: { message: 'WY3TP9SL' } })),
    ).toEqual([
      {
        id: 'ABC12/23442',
        form: 'sampleconf',
        // Let in on 25 December.
        status: 'attended',
        at: '2017-12-01T10:00:00.000000Z',
        fullName: 'Peter',
        companyName: 'Sample company',
        message: 'Foo',
        buyer: {
          fullName: 'John Doe',
          email: 'tester@example.org',
          phone: '+491234567',
          companyName: 'Sample company',
        },
        answers: { country: 'DE' },
      },
    ]);
    const entry = getConnector('pretix').remote!.parseState(json('pretix/api-waitinglistentry.verbatim.json'), options);
    expect(submissionsIn(entry).map((submission) => writtenDown(submission))).toEqual([
      {
        id: 'waiting/1',
        form: null,
        status: 'waitlisted',
        at: '2017-12-01T10:00:00.000000Z',
        email: 'waiting@example.org',
        answers: {},
      },
    ]);
  });

  it('eventbrite: ten arrivals, none of them dropped, of six subjects', () => {
    const { deliveries } = json('eventbrite/captured-sequence-2019.verbatim.json');
    const arrivals = deliveries.map(
      (arrival: { received_at: string; headers: Record<string, string>; body: unknown }) => ({
        ...buildDelivery(arrival.body, arrival.headers),
        receivedAt: new Date(`${arrival.received_at}Z`),
      }),
    );
    const { getDeliveryKey: deliveryKey, parse: read } = getConnector('eventbrite');
    expect(new Set(arrivals.map(deliveryKey)).size).toBe(10);
    const subjects = arrivals.map((arrival: ReturnType<typeof buildDelivery>) => {
      const reading = read(arrival, options);
      return reading.kind === 'fetch' ? `${reading.subjectKey} ${reading.path}` : reading.kind;
    });
    expect(new Set(subjects)).toEqual(
      new Set([
        'order/1034608029 v3/orders/1034608029/?expand=attendees',
        'order/1034611193 v3/orders/1034611193/?expand=attendees',
        'attendee/1346364453 v3/events/71059816825/attendees/1346364453/',
        'attendee/1346364455 v3/events/71059816825/attendees/1346364455/',
        'attendee/1346369367 v3/events/71059816825/attendees/1346369367/',
        'attendee/1346369365 v3/events/71059816825/attendees/1346369365/',
      ]),
    );
  });

  it('eventbrite: states of an order and of attendees; a forged address is never asked', () => {
    const remote = getConnector('eventbrite').remote!;
    const order = submissionsIn(remote.parseState(json('eventbrite/api-order.excerpt.verbatim.json'), options));
    expect(
      order.map((submission) => writtenDown(submission, { fields: { jobTitle: 'profile.job_title', message: '1' } })),
    ).toEqual([
      {
        id: '1',
        form: '1',
        status: 'confirmed',
        at: '2018-05-12T02:00:00.000000Z',
        fullName: 'John Smith',
        givenName: 'John',
        familyName: 'Smith',
        // The attendee's own address differs from the buyer's by two letters; neither is ours to correct.
        email: 'jhon.smith@example.com',
        phone: '555 555-1234',
        companyName: 'Eventbrite',
        jobTitle: 'Software Enginner',
        message: 'This is my answer',
        buyer: { fullName: 'John Smith', givenName: 'John', familyName: 'Smith', email: 'john.smith@example.com' },
        answers: { 'profile.website': 'https://mysite.com', 'profile.blog': 'https://mysite.com' },
      },
    ]);
    const attendees = submissionsIn(remote.parseState(json('eventbrite/api-attendees.verbatim.json'), options));
    expect(attendees.map((submission) => writtenDown(submission))).toEqual([
      {
        id: '1',
        form: '1',
        status: 'attended',
        at: '2018-11-02T19:07:24.000000Z',
        fullName: 'Kennedy Singleton',
        givenName: 'Kennedy',
        familyName: 'Singleton',
        email: 'kennedy@gmail.com',
        answers: {},
      },
    ]);
    expect(
      parseDelivery('eventbrite', buildDelivery(text('eventbrite/webhook.ssrf-forged.constructed.json'))).kind,
    ).toBe('unreadable');
  });
});

interface Vector {
  name: string;
  secret: string;
  body: string;
  clock?: number;
  [header: string]: string | number | undefined;
}

const VECTORS = [
  { provider: 'standard_webhooks', clock: new Date(1_614_265_330_000) },
  { provider: 'typeform', clock: NOW },
  { provider: 'tally', clock: NOW },
] as const;

(folder ? describe : describe.skip)('signature vectors', () => {
  it.each(VECTORS)('$provider: every positive one verifies, every negative one does not', ({ provider, clock }) => {
    const vectors = json(`${provider.replace('_', '-')}/vectors.json`) as Record<'positive' | 'negative', Vector[]>;
    const verified = (vector: Vector) => {
      const headers = Object.fromEntries(
        Object.entries(vector).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
        ),
      );
      const now = vector.clock === undefined ? clock : new Date(vector.clock * 1000);
      return [
        vector.name,
        getConnector(provider).verify(buildDelivery(vector.body, headers), vector.secret, now).state,
      ];
    };
    expect(vectors.positive.map(verified)).toEqual(vectors.positive.map(({ name }) => [name, 'verified']));
    expect(vectors.negative.map(verified)).toEqual(vectors.negative.map(({ name }) => [name, 'refused']));
    expect(vectors.positive.length + vectors.negative.length).toBeGreaterThan(6);
  });
});
