import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMultipart, samplesFolder } from './deliveries.given.js';
import { connect, post, work } from './intake.given.js';
import { useApiWithSender, storedDeliveries, storedRegistrations } from './senders.given.js';

const folder = samplesFolder();
const text = (name: string) => readFileSync(join(folder ?? '', name), 'utf8');
const json = (name: string) => JSON.parse(text(name));

// The samples are beside the project, not in it.
(folder ? describe : describe.skip)('every sample, sent to its connection', () => {
  const { api, sender } = useApiWithSender();

  /** What is stored after a body was sent, twice, to a new connection. */
  async function stored(
    provider: string,
    fields: object,
    body: string | Buffer,
    change: object = {},
    type = 'application/json',
  ) {
    const connection = await connect(api, { provider, secret: null, mapping: { fields }, ...change });
    for (const _ of [1, 2]) {
      expect((await post(connection.url, body, { 'content-type': type })).status).toBe(202);
      await work(api);
    }
    return {
      registrations: await storedRegistrations(api, connection.id),
      states: (await storedDeliveries(api, connection.id)).map(({ state }) => state),
    };
  }

  it.each([
    [
      'typeform',
      'typeform/form_response.seminar-zh.constructed.json',
      { fullName: 'full_name', email: 'work_email', companyName: 'company' },
      {
        status: 'registered',
        fullName: '陳美玲',
        email: 'Mei-Ling.Chen+roadshow@Example-Semi.com.tw',
        company: '台灣範例半導體股份有限公司',
      },
    ],
    [
      'typeform',
      'typeform/form_response.verbatim.json',
      { email: 'readable_ref_email', fullName: 'readable_ref_short_text' },
      { status: 'registered', fullName: 'Laura', email: 'laura@example.com' },
    ],
    [
      'tally',
      'tally/form_response.verbatim.json',
      { email: 'question_w4Q4Xn', fullName: 'question_wa9QBw_name' },
      { status: 'registered', fullName: 'Alice Smith', email: 'alice@example.com' },
    ],
    [
      'jotform',
      'jotform/envelope-2017.verbatim.json',
      { fullName: 'q69', companyName: 'q71' },
      { id: '3835009994173346677', status: 'registered', fullName: 'Britney', company: 'a' },
    ],
    [
      'formbricks',
      'formbricks/responseFinished.verbatim.json',
      { message: 'welcome_card_cta' },
      { id: 'responseId', status: 'registered' },
    ],
    [
      'hi_events',
      'hi.events/order.created.constructed.json',
      { companyName: '101' },
      {
        id: '3001',
        status: 'confirmed',
        fullName: '陳美玲',
        email: 'mei-ling.chen@example-semi.com.tw',
        company: '台灣範例半導體股份有限公司',
        buyer: 'pa.assistant@example-semi.com.tw',
      },
    ],
    [
      'cal_com',
      'cal.com/BOOKING_CREATED.verbatim.json',
      {},
      { id: 'bFJeNb2uX8ANpT3JL5EfXw', status: 'confirmed', fullName: 'John Doe', email: 'john.doe@example.com' },
    ],
    [
      'google_forms',
      'google-forms/api-response.constructed.json',
      { fullName: '53ac9d98' },
      { id: 'ACYDBNgEXAMPLE', fullName: '陳美玲', email: 'mei-ling.chen@example-semi.com.tw' },
    ],
    [
      'google_forms',
      'google-forms/sheets-form-submit-event.verbatim.json',
      { givenName: 'First Name', familyName: 'Last Name' },
      { fullName: 'Jane Doe' },
    ],
  ])('%s: %s', async (provider, name, fields, expected) => {
    const { registrations, states } = await stored(provider, fields, text(name));
    expect(registrations).toMatchObject([expected]);
    expect(states).toHaveLength(1);
  });

  it('jotform as the form it is, under two boundaries', async () => {
    const { raw } = json('jotform/rawRequest-2025.verbatim.json');
    const connection = await connect(api, {
      provider: 'jotform',
      secret: null,
      mapping: { fields: { message: 'q9' } },
    });
    for (const boundary of ['one', 'two']) {
      const { body, contentType } = buildMultipart(
        { formID: '253117572694059', submissionID: '1', rawRequest: raw },
        boundary,
      );
      await post(connection.url, body, { 'content-type': contentType ?? '' });
    }
    await work(api);
    expect(await storedDeliveries(api, connection.id)).toHaveLength(1);
    const [registration] = await storedRegistrations(api, connection.id);
    expect(registration?.answers.find(({ key }) => key === 'q5')?.value).toEqual({
      month: '11',
      day: '18',
      year: '2025',
    });
  });

  it('formbricks: drafts are stored and nothing comes of them', async () => {
    for (const draft of ['responseCreated', 'responseUpdated']) {
      const result = await stored('formbricks', { message: 'visit_reason' }, text(`formbricks/${draft}.verbatim.json`));
      expect(result).toEqual({ registrations: [], states: ['ignored'] });
    }
  });

  it('pretix: the order that its notices tell of', async () => {
    const order = { ...json('pretix/api-order.docs.verbatim.json'), code: 'ABC23' };
    sender.has.set('/api/v1/organizers/acmecorp/events/democon/orders/ABC23/', order);
    const reach = { api: { baseUrl: `${sender.origin}/api/v1`, token: 't' } };
    const placed = await stored(
      'pretix',
      { message: 'WY3TP9SL' },
      text('pretix/webhook.order-placed.verbatim.json'),
      reach,
    );
    expect(placed.registrations).toMatchObject([
      {
        id: 'ABC23/23442',
        status: 'attended',
        fullName: 'Peter',
        company: 'Sample company',
        buyer: 'tester@example.org',
      },
    ]);
    sender.has.set('/api/v1/organizers/acmecorp/events/democon/orders/ABC23/', { ...order, status: 'c' });
    const canceled = await stored('pretix', {}, text('pretix/webhook.order-canceled.constructed.json'), reach);
    expect(canceled.registrations).toMatchObject([{ id: 'ABC23/23442', status: 'cancelled' }]);
  });

  it('eventbrite: ten arrivals of two orders and four attendees; the forged one is never asked', async () => {
    const { deliveries } = json('eventbrite/captured-sequence-2019.verbatim.json');
    const [attendee] = json('eventbrite/api-attendees.verbatim.json').attendees;
    const order = json('eventbrite/api-order.excerpt.verbatim.json');
    const reach = { api: { baseUrl: `${sender.origin}/v3`, token: 't' } };
    const connection = await connect(api, { provider: 'eventbrite', secret: null, ...reach });
    const getId = (path: string) => path.split('/').findLast((step) => step !== '');
    for (const { body } of deliveries) {
      const path: string = new URL(body.api_url).pathname;
      const id = getId(path);
      const isOrder = path.includes('/orders/');
      sender.has.set(
        path,
        isOrder ? { ...order, id, attendees: [{ ...order.attendees[0], id: `9${id}` }] } : { ...attendee, id },
      );
    }
    for (const { body, headers } of deliveries) {
      const answer = await post(connection.url, JSON.stringify(body), {
        'content-type': 'application/json',
        ...headers,
      });
      expect([answer.status, answer.body.duplicate]).toEqual([202, false]);
      // One after the other, as they came: the same bytes within one millisecond are one arrival.
      await work(api);
    }
    expect(await storedRegistrations(api, connection.id)).toHaveLength(6);
    const asked = sender.asked.length;
    await post(connection.url, text('eventbrite/webhook.ssrf-forged.constructed.json'), {
      'content-type': 'application/json',
    });
    await work(api);
    expect(sender.asked).toHaveLength(asked);
    expect((await storedDeliveries(api, connection.id)).at(-1)).toMatchObject({ state: 'parked' });
  });
});
