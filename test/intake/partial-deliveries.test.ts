import { fixture } from './deliveries.given.js';
import { connect, post, work, type GivenConnection } from './intake.given.js';
import { useApiWithSender, storedRegistrations } from './senders.given.js';
import { selectRows } from '../support/rows.js';

const { api, sender } = useApiWithSender();

const JSON_TYPE = { 'content-type': 'application/json' };

async function deliver({ url }: GivenConnection, ...bodies: object[]): Promise<void> {
  for (const body of bodies) {
    expect((await post(url, JSON.stringify(body), JSON_TYPE)).status).toBe(202);
    await work(api);
  }
}

/** The answers that no field takes, by their keys. */
async function stored({ id }: GivenConnection) {
  return (await storedRegistrations(api, id)).map(({ fullName, email, company, status, answers }) => ({
    fullName,
    email,
    company,
    status,
    answers: Object.fromEntries(answers.map(({ key, value }) => [key, value])),
  }));
}

describe('Hi.Events: what an order answers stays when only the attendee is sent', () => {
  const connectHiEvents = () =>
    connect(api, { provider: 'hi_events', secret: null, mapping: { fields: { companyName: '201', jobTitle: '301' } } });
  const answer = (question_id: number, text: unknown, belongs_to: string) => ({
    question_id,
    title: `Question ${question_id}`,
    answer: text,
    belongs_to,
    question_type: 'SINGLE_LINE_TEXT',
    attendee_id: belongs_to === 'PRODUCT' ? 501 : null,
  });
  const attendee = (updated: string, change: object = {}) => ({
    ...JSON.parse(fixture('hi-events.attendee.json')).payload,
    updated_at: `2026-10-05 ${updated}`,
    // The resource of an attendee has the questions of its product only.
    question_answers: [answer(301, 'Engineer', 'PRODUCT'), answer(302, 'Vegan', 'PRODUCT')],
    ...change,
  });
  const event = (event_type: string, sent: string, payload: object) => ({
    event_type,
    event_sent_at: `2026-10-05T${sent}+00:00`,
    payload,
  });
  const order = (sent: string, answers: object[], change: object = {}) =>
    event('order.created', sent, {
      id: 91,
      event_id: 7,
      status: 'COMPLETED',
      first_name: 'Office',
      last_name: 'Peeters',
      email: 'office@bouw.example',
      attendees: [attendee(sent, change)],
      question_answers: answers,
    });
  const answers = [answer(201, 'Bouwbedrijf Peeters', 'ORDER'), answer(202, 'By train', 'ORDER')];
  const person = { fullName: 'Jan Peeters', email: 'jan@bouw.example', company: 'Bouwbedrijf Peeters' };

  it('an attendee that is sent after the order keeps the answers of the order', async () => {
    const connection = await connectHiEvents();
    const changed = { question_answers: [answer(301, 'Director', 'PRODUCT'), answer(302, '', 'PRODUCT')] };
    await deliver(
      connection,
      event('attendee.created', '08:40:00', attendee('08:40:00')),
      order('08:41:00', answers),
      event('attendee.updated', '09:00:00', attendee('09:00:00', changed)),
    );
    // The empty answer of the product is an answer; those of the order are missing, and stay.
    expect(await stored(connection)).toMatchObject([{ ...person, answers: { 202: 'By train' } }]);
    expect(Object.keys((await stored(connection))[0]!.answers)).toEqual(['202']);
    const rows = await selectRows(api.db, 'intake_registration', { connection_id: connection.id }, 'job_title');
    expect(rows).toEqual([{ job_title: 'Director' }]);
  });

  it('an order that arrives after a newer attendee still brings its own answers', async () => {
    const connection = await connectHiEvents();
    const changed = { question_answers: [answer(301, 'Director', 'PRODUCT'), answer(302, 'Halal', 'PRODUCT')] };
    await deliver(
      connection,
      event('attendee.updated', '09:00:00', attendee('09:00:00', changed)),
      order('08:41:00', answers),
    );
    expect(await stored(connection)).toMatchObject([{ ...person, answers: { 202: 'By train', 302: 'Halal' } }]);
  });

  it('an order without an answer that it had takes that answer away', async () => {
    const connection = await connectHiEvents();
    await deliver(connection, order('08:41:00', answers), order('09:10:00', answers.slice(0, 1)));
    expect(Object.keys((await stored(connection))[0]!.answers)).toEqual(['302']);
  });
});

describe('Any other provider: a missing answer is not an empty answer', () => {
  it('generic: a body without a field keeps it, and one that empties it takes it away', async () => {
    const mapping = {
      fields: { fullName: 'name', email: 'email', companyName: 'company' },
      paths: { externalId: 'id', version: 'version' },
    };
    const connection = await connect(api, { secret: null, mapping });
    await deliver(
      connection,
      { id: 1, version: 1, name: 'Ana', email: 'ana@x.example', company: 'Zan', food: 'Vegan', seat: 'A1' },
      { id: 1, version: 2, company: null, seat: '', hotel: 'yes' },
    );
    expect(await stored(connection)).toMatchObject([{ fullName: 'Ana', email: 'ana@x.example', company: null }]);
    const [first] = await stored(connection);
    const answers = first?.answers ?? {};
    expect(answers).toMatchObject({ food: 'Vegan', hotel: 'yes' });
    expect(Object.keys(answers)).not.toContain('seat');
  });

  it('Cal.com: a payment that repeats some of the answers keeps the others', async () => {
    const connection = await connect(api, {
      provider: 'cal_com',
      secret: null,
      mapping: { fields: { companyName: 'company' } },
    });
    const created = JSON.parse(fixture('cal-com.json'));
    const { payload } = created;
    const { email, name } = payload.responses;
    created.payload = { ...payload, responses: { ...payload.responses, food: { label: 'Food', value: 'Vegan' } } };
    await deliver(connection, created, {
      triggerEvent: 'BOOKING_PAID',
      createdAt: '2026-10-05T09:50:00.000Z',
      payload: { ...payload, responses: { email, name, notes: { label: 'Notes' } } },
    });
    const [booker] = await stored(connection);
    expect(booker).toMatchObject({ company: 'Claes Logistics', answers: { food: 'Vegan' } });
  });

  it('Google Sheets: an edited row has only the cells that were edited', async () => {
    const connection = await connect(api, {
      provider: 'google_forms',
      secret: null,
      mapping: { fields: { fullName: 'Name', email: 'E-mail', companyName: 'Company' } },
    });
    const row = (namedValues: Record<string, string[]>) => ({ spreadsheetId: 'sheet', row: 2, namedValues });
    await deliver(
      connection,
      row({ Timestamp: ['10/5/2026 9:00:00'], Name: ['Ana'], 'E-mail': ['ana@x.example'], Company: ['Zan'] }),
      row({ Timestamp: ['10/5/2026 9:30:00'], Name: [''], 'E-mail': [''], Company: ['Zan Works'] }),
    );
    expect(await stored(connection)).toMatchObject([{ fullName: 'Ana', email: 'ana@x.example', company: 'Zan Works' }]);
  });

  it('Eventbrite: an attendee that comes without its answers keeps them', async () => {
    const connection = await connect(api, {
      provider: 'eventbrite',
      secret: null,
      api: { baseUrl: `${sender.origin}/v3`, token: 'eb-token' },
      mapping: { fields: { message: '4' } },
    });
    const order = JSON.parse(fixture('eventbrite.order.json'));
    const [attendee] = order.attendees;
    const { answers: _, ...bare } = attendee;
    const notice = (api_url: string) => ({ config: { action: 'order.updated', webhook_id: '1' }, api_url });
    sender.has.set('/v3/orders/9001/', order);
    await deliver(connection, notice('https://www.eventbriteapi.com/v3/orders/9001/'));
    sender.has.set('/v3/orders/9001/', { ...order, attendees: [{ ...bare, changed: '2026-12-01T00:00:00Z' }] });
    await deliver(connection, notice('https://www.eventbriteapi.com/v3/orders/9001/'));
    const rows = await selectRows(api.db, 'intake_registration', { connection_id: connection.id }, 'message');
    expect(rows).toEqual([{ message: 'Lighting' }]);
  });
});
