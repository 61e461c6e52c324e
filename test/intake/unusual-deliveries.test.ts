import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { applyMapping } from '../../src/intake/mapping/mapping.rules.js';
import { useApi } from '../support/api.js';
import { buildDelivery, buildMultipart, fixture, parseDelivery, submissionsIn } from './deliveries.given.js';
import { connect, type GivenConnection, post, work } from './intake.given.js';
import { connectForm, readRegistration } from './registration.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';

const { api } = useApi();

describe('A Jotform submission that is edited back to earlier answers', () => {
  const mapping = { fields: { fullName: 'q3', email: 'q4' } };
  const sendAnswers = async ({ url }: GivenConnection, name: string) => {
    const rawRequest = JSON.stringify({ q3_name: name, q4_email: 'ana@edited.example' });
    const { body, contentType } = buildMultipart({ formID: '9', submissionID: '77', rawRequest });
    const answer = await post(url, body, { 'content-type': contentType! });
    expect(answer.status).toBe(202);
    return answer.body as { deliveryId: string; duplicate: boolean };
  };

  it('has those answers again, and each attempt of the last edit is a repeat', async () => {
    const connection = await connect(api, { provider: 'jotform', secret: null, mapping });
    const answers = [];
    for (const name of ['Ana', 'Ana Ruiz', 'Ana', 'Ana', 'Ana Ruiz', 'Ana Ruiz']) {
      answers.push(await sendAnswers(connection, name));
      await work(api);
    }
    expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, false, false, true, false, true]);
    expect(answers[3]!.deliveryId).toBe(answers[2]!.deliveryId);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: '77', fullName: 'Ana Ruiz' }]);
    expect(await storedDeliveries(api, connection.id)).toHaveLength(4);
  });

  it('is stored once, also if its form is sent twenty times at once', async () => {
    const connection = await connect(api, { provider: 'jotform', secret: null, mapping });
    await sendAnswers(connection, 'Ana');
    await sendAnswers(connection, 'Ana Ruiz');
    await Promise.all(Array.from({ length: 20 }, () => sendAnswers(connection, 'Ana')));
    expect(await storedDeliveries(api, connection.id)).toHaveLength(3);
  });
});

describe('A form of an own website', () => {
  it('may be multipart, as FormData sends it', async () => {
    const connection = await connectForm(api, { secret: null });
    const { body, contentType } = buildMultipart({ id: '5', name: 'Ｔａｒｏ 山田', email: 'taro@multipart.example' });
    expect((await post(connection.url, body, { 'content-type': contentType! })).status).toBe(202);
    await work(api);
    expect(await readRegistration(api, connection, '5')).toMatchObject({
      fullName: 'Taro 山田',
      email: 'taro@multipart.example',
    });
  });

  it('may be JSON in the only field of a form', async () => {
    const connection = await connectForm(api, { secret: null });
    const form = new URLSearchParams({ payload: JSON.stringify({ id: '6', name: 'Bo Chen' }) });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post(connection.url, form.toString(), type)).status).toBe(202);
    await work(api);
    expect(await readRegistration(api, connection, '6')).toMatchObject({ fullName: 'Bo Chen' });
  });

  it.each([
    ['a form without a boundary', 'multipart/form-data', 'x'],
    [
      'a form that is cut off',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="id"\r\n\r\n5',
    ],
    ['a form without fields', 'multipart/form-data; boundary=b', '--b--\r\n'],
  ])('is refused as unreadable: %s', (_, type, body) => {
    const reading = parseDelivery('generic', buildDelivery(body, {}, type));
    expect(reading).toEqual({ kind: 'unreadable', reason: 'neither JSON nor a form' });
  });
});

describe('Deliveries in a shape that their provider documents or others build', () => {
  it('a Google spreadsheet event as it is: an edit belongs to the registration of its row', () => {
    const event = {
      authMode: 'FULL',
      namedValues: { Timestamp: ['13/09/2026 23:59:00'], Name: ['Ana'] },
      range: { columnEnd: 2, columnStart: 1, rowEnd: 2, rowStart: 2 },
      source: {},
      triggerUid: '1234567',
      values: ['13/09/2026 23:59:00', 'Ana'],
    };
    const edited = { ...event, namedValues: { Timestamp: ['14/09/2026 10:00:00'], Name: ['Ana Ruiz'] } };
    const other = { ...event, range: { ...event.range, rowStart: 3, rowEnd: 3 } };
    const ids = [event, edited, other].map(
      (each) => submissionsIn(parseDelivery('google_forms', buildDelivery(each)))[0]!.externalId,
    );
    expect(ids).toEqual(['1234567/2', '1234567/2', '1234567/3']);
  });

  it('a Typeform block of contact details: its questions have their titles', () => {
    const details = [
      { id: 'f1', ref: 'r1', title: 'First name', type: 'short_text', subfield_key: 'first_name' },
      { ref: 'r2', title: 'E-mail', type: 'email', subfield_key: 'email' },
    ];
    const body = {
      event_type: 'form_response',
      form_response: {
        form_id: 'form',
        token: 'token',
        submitted_at: '2026-10-05T08:15:00Z',
        definition: {
          fields: [{ id: 'c', ref: 'contact', title: 'You', type: 'contact_info', properties: { fields: details } }],
        },
        answers: [
          { type: 'text', text: 'Mei', field: { id: 'f1', ref: 'r1', type: 'short_text' } },
          { type: 'email', email: 'mei@typeform.example', field: { id: 'f2', ref: 'r2', type: 'email' } },
        ],
      },
    };
    const [submission] = submissionsIn(parseDelivery('typeform', buildDelivery(body)));
    expect(submission!.answers.map(({ key, label }) => [key, label])).toEqual([
      ['r1', 'First name'],
      ['r2', 'E-mail'],
    ]);
  });

  it('the country in the address of a pretix ticket, which a mapping can take', () => {
    const order = JSON.parse(fixture('pretix.order.json')) as { positions: object[] };
    order.positions = order.positions.map((position) => ({ ...position, country: 'BE' }));
    const reading = getConnector('pretix').remote!.parseState(order, { timezone: 'Europe/Brussels', paths: {} });
    const [submission] = submissionsIn(reading);
    const { fields, drift } = applyMapping({ fields: { country: 'country' }, consents: [] }, submission!);
    expect(fields.country).toBe('BE');
    expect(drift).not.toContain('country');
  });

  it('the list of one event in the documentation of Formbricks', () => {
    const event: unknown = JSON.parse(fixture('formbricks.json'));
    const [alone, listed] = [event, [event]].map((body) => parseDelivery('formbricks', buildDelivery(body)));
    expect(listed).toEqual(alone);
    expect(submissionsIn(listed!)).toHaveLength(1);
  });
});
