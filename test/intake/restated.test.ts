import { useApi } from '../support/api.js';
import { fixture, buildMultipart } from './deliveries.given.js';
import { connect, type GivenConnection, post, send, work } from './intake.given.js';
import { connectForm, readRegistration } from './registration.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';
import { updateRows } from '../support/rows.js';

const { api } = useApi();

const JSON_TYPE = { 'content-type': 'application/json' };
const read = async (id: string) => (await api.manager.get(`/intake/deliveries/${id}`)).body;

/** Sends bodies one after another, all with the same headers. @returns whether each counted as one that had come before */
async function sendEach(connection: GivenConnection, bodies: unknown[], headers: Record<string, string> = {}) {
  const answers = [];
  for (const body of bodies)
    answers.push(await post(connection.url, JSON.stringify(body), { ...JSON_TYPE, ...headers }));
  expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 202));
  return answers.map(({ body }) => body as { deliveryId: string; duplicate: boolean });
}

describe('A repeated key with other contents', () => {
  it('is a delivery of its own: an Idempotency-Key that was used again swallows nothing', async () => {
    const connection = await connectForm(api, { secret: null });
    const first = { id: 'r-1', name: 'Ana Ruiz', email: 'ana@reused.example', company: 'Reused' };
    const other = { id: 'r-2', name: 'Bo Chen', email: 'bo@reused.example', company: 'Reused' };
    const changed = { ...first, job: 'Director' };
    const key = { 'idempotency-key': '"form-1"' };
    const [a, b, c, aAgain, bAgain] = await sendEach(connection, [first, other, changed, first, other], key);
    expect([a, b, c, aAgain, bAgain].map((each) => each!.duplicate)).toEqual([false, false, false, true, true]);
    expect([aAgain!.deliveryId, bAgain!.deliveryId]).toEqual([a!.deliveryId, b!.deliveryId]);
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: 'r-1', fullName: 'Ana Ruiz' },
      { id: 'r-2', fullName: 'Bo Chen' },
    ]);
    expect(await readRegistration(api, connection, 'r-1')).toMatchObject({ jobTitle: 'Director' });
    expect(await read(a!.deliveryId)).toMatchObject({ restatesId: null, duplicates: 1, deliveryKey: 'form-1' });
    expect(await read(b!.deliveryId)).toMatchObject({
      restatesId: a!.deliveryId,
      duplicates: 1,
      deliveryKey: 'form-1',
    });
    expect(await read(c!.deliveryId)).toMatchObject({ restatesId: a!.deliveryId, duplicates: 0 });
  });

  it('is an update of the registration that is known by nothing but the key', async () => {
    const mapping = { fields: { fullName: 'name', email: 'email' } };
    const connection = await connect(api, { secret: null, mapping });
    const form = { name: 'Ana', email: 'ana@keyed.example' };
    await sendEach(connection, [form, { ...form, name: 'Ana Ruiz' }, form], { 'idempotency-key': 'booking-7' });
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'booking-7', fullName: 'Ana Ruiz' }]);
    expect(await storedDeliveries(api, connection.id)).toHaveLength(2);
  });

  it('sent fifty times at once, half of them different, is two deliveries', async () => {
    const connection = await connectForm(api, { secret: null });
    const bodies = [
      { id: 'x', name: 'One' },
      { id: 'y', name: 'Two' },
    ];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        post(connection.url, JSON.stringify(bodies[n % 2]), { ...JSON_TYPE, 'idempotency-key': 'k' }),
      ),
    );
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(2);
    await work(api);
    expect((await storedRegistrations(api, connection.id)).map(({ id }) => id).toSorted()).toEqual(['x', 'y']);
  });

  it('of one version is news all the same, and a replay of what came before stays what it was', async () => {
    const connection = await connectForm(api, { secret: null });
    const form = { id: 'v', version: '3', name: 'Ana', email: 'ana@versioned.example', job: 'Clerk' };
    await sendEach(connection, [form], { 'idempotency-key': 'v3' });
    await work(api);
    await sendEach(connection, [{ ...form, job: 'Director' }, form], { 'idempotency-key': 'v3' });
    await work(api);
    expect(await readRegistration(api, connection, 'v')).toMatchObject({ jobTitle: 'Director' });
  });

  it('is never lost, whatever the provider', async () => {
    const tallyBody = (name: string) => ({
      eventId: 'e1',
      eventType: 'FORM_RESPONSE',
      createdAt: '2026-10-05T08:00:00.000Z',
      data: {
        responseId: 'resp',
        formId: 'f',
        createdAt: '2026-10-05T08:00:00.000Z',
        fields: [{ key: 'q', label: 'Name', type: 'INPUT_TEXT', value: name }],
      },
    });
    const tally = await connect(api, { provider: 'tally', secret: null, mapping: { fields: { fullName: 'q' } } });
    await sendEach(tally, [tallyBody('First'), tallyBody('Second')]);
    await work(api);
    expect(await storedRegistrations(api, tally.id)).toMatchObject([{ fullName: 'Second' }]);

    // pretix numbers its notices anew when it is installed anew.
    const pretix = await connect(api, { provider: 'pretix', secret: null });
    const notice = { notification_id: 1, organizer: 'acme', event: 'genk26', code: 'XY7ZQ', action: 'x' };
    await sendEach(pretix, [notice, { ...notice, code: 'AB1CD' }]);
    expect(await storedDeliveries(api, pretix.id)).toHaveLength(2);

    const webhooks = await connect(api, {
      provider: 'standard_webhooks',
      mapping: { fields: { fullName: 'data.name' } },
    });
    const event = (name: string) => ({
      type: 'registration.created',
      timestamp: '2026-10-05T08:00:00Z',
      data: { id: 'd1', name },
    });
    await send(webhooks, event('First'), {}, 'msg_1');
    await send(webhooks, event('Second'), {}, 'msg_1');
    await work(api);
    expect(await storedRegistrations(api, webhooks.id)).toMatchObject([{ fullName: 'Second' }]);
  });
});

describe('The same contents in other bytes', () => {
  /** A sender, and two attempts of one delivery whose bytes differ as that sender's may. */
  const attempts: [
    string,
    (connection: GivenConnection, attempt: number) => Promise<{ body: { duplicate: boolean } }>,
  ][] = [
    [
      'typeform',
      ({ url }, attempt) => {
        const body = { ...JSON.parse(fixture('typeform.json')), event_id: `attempt-${attempt}` };
        return post(url, JSON.stringify(body), JSON_TYPE);
      },
    ],
    [
      'tally',
      ({ url }, attempt) => {
        const body = {
          ...JSON.parse(fixture('tally.json')),
          eventId: `e${attempt}`,
          createdAt: `2026-10-05T08:0${attempt}:00.000Z`,
        };
        return post(url, JSON.stringify(body), JSON_TYPE);
      },
    ],
    [
      'jotform',
      ({ url }, attempt) => {
        const fields = { submissionID: '77', formID: '9', rawRequest: fixture('jotform.rawRequest.json') };
        const { body, contentType } = buildMultipart(fields, `boundary-${attempt}`);
        return post(url, body, { 'content-type': contentType! });
      },
    ],
    [
      'formbricks',
      (connection, attempt) =>
        send(connection, { webhookId: `w${attempt}`, ...JSON.parse(fixture('formbricks.json')) }, {}, 'msg_f'),
    ],
    [
      'cal_com',
      ({ url }, attempt) => {
        const { triggerEvent, createdAt, payload } = JSON.parse(fixture('cal-com.json'));
        const body = attempt === 1 ? { triggerEvent, createdAt, payload } : { payload, createdAt, triggerEvent };
        return post(url, JSON.stringify(body), JSON_TYPE);
      },
    ],
    [
      'google_forms',
      ({ url }, attempt) =>
        post(url, JSON.stringify({ ...JSON.parse(fixture('google-forms.json')), attempt }), JSON_TYPE),
    ],
    [
      'pretix',
      ({ url }, attempt) => {
        const notice = { notification_id: 5, organizer: 'acme', event: 'genk26', code: 'XY7ZQ', action: 'x', attempt };
        return post(url, JSON.stringify(notice), JSON_TYPE);
      },
    ],
    [
      'standard_webhooks',
      (connection, attempt) => {
        const timestamp = `2026-10-05T08:0${attempt}:00Z`;
        return send(connection, { type: 'registration.created', timestamp, attempt, data: { id: 'd2' } }, {}, 'msg_s');
      },
    ],
  ];

  it.each(attempts)('is a repeat: %s tries again', async (provider, attempt) => {
    const signs = provider === 'formbricks' || provider === 'standard_webhooks';
    const connection = await connect(api, { provider, ...(signs ? {} : { secret: null }), mapping: { fields: {} } });
    const answers = [await attempt(connection, 1), await attempt(connection, 2), await attempt(connection, 1)];
    expect(answers.map(({ body }) => body.duplicate)).toEqual([false, true, true]);
    expect(await storedDeliveries(api, connection.id)).toHaveLength(1);
  });

  it('of a delivery that was stored before contents were compared is a new delivery, and changes nothing', async () => {
    const connection = await connect(api, { provider: 'tally', secret: null, mapping: { fields: { fullName: 'q' } } });
    const [first] = await sendEach(connection, [JSON.parse(fixture('tally.json'))]);
    await updateRows(api.db, 'intake_delivery', { id: first!.deliveryId }, { content_sha256: null });
    const [again] = await sendEach(connection, [JSON.parse(fixture('tally.json'))]);
    expect(again!.duplicate).toBe(false);
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toHaveLength(1);
  });
});
