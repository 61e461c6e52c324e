import { fixture } from './deliveries.given.js';
import { connect, post, send, work } from './intake.given.js';
import { useApiWithSender } from './senders.given.js';

const { api, sender } = useApiWithSender();

const suggestion = async (id: string, by = api.bdm) =>
  (await by.get(`/intake/connections/${id}/mapping-suggestion`)).body;
const json = { 'content-type': 'application/json' };

const response = (id: string, fields: object[]) =>
  JSON.stringify({
    eventType: 'FORM_RESPONSE',
    data: { responseId: id, formId: 'f', createdAt: '2026-10-05T08:00:00Z', fields },
  });
const question = (key: string, label: string, value: unknown, type = 'INPUT_TEXT') => ({ key, label, type, value });

describe('A suggested mapping', () => {
  it('finds the questions by kind, label and answers, says how often each is answered, and can be sent as it is', async () => {
    const connection = await connect(api, { provider: 'tally', secret: null, mapping: {} });
    const answers = (n: number) => [
      question('q1', 'Uw naam', `Persoon ${n}`),
      question('q2', 'Waar bereiken we u?', `p${n}@x.example`, 'INPUT_EMAIL'),
      question('q3', 'Company or organisation', 'Zan Works'),
      question('q4', '职位', 'Director'),
      ...(n % 2 ? [question('q5', 'Anything you want to ask?', 'Parking?')] : []),
      question('q6', 'Send me the newsletter by e-mail', ['opt'], 'CHECKBOXES'),
    ];
    for (let n = 0; n < 4; n++) await post(connection.url, response(`r${n}`, answers(n)), json);
    const body = await suggestion(connection.id);
    expect(body).toMatchObject({ mappingVersion: 1, submissions: 4 });
    expect(body.fields).toEqual({ fullName: 'q1', email: 'q2', companyName: 'q3', jobTitle: 'q4' });
    const of = (key: string) => body.questions.find((each: { key: string }) => each.key === key);
    expect(of('q2')).toEqual({
      key: 'q2',
      label: 'Waar bereiken we u?',
      type: 'INPUT_EMAIL',
      filled: 1,
      field: null,
      isConsent: false,
      suggestedField: 'email',
      score: 1,
      looksLikeConsent: false,
    });
    expect(of('q5')).toMatchObject({ filled: 0.5, suggestedField: null });
    expect(of('q6')).toMatchObject({ looksLikeConsent: true, suggestedField: null });

    const path = `/intake/connections/${connection.id}`;
    await api.manager.patch(path, { mapping: { fields: body.fields } });
    await work(api);
    const after = await suggestion(connection.id);
    expect(after).toMatchObject({ mappingVersion: 2, fields: {} });
    expect(after.questions.find(({ key }: { key: string }) => key === 'q3')).toMatchObject({ field: 'companyName' });
    const { rows } = await api.db.query(
      'SELECT full_name, company_name, job_title FROM intake_registration WHERE connection_id = $1 LIMIT 1',
      [connection.id],
    );
    expect(rows).toEqual([
      { full_name: expect.stringMatching(/^Persoon/), company_name: 'Zan Works', job_title: 'Director' },
    ]);
  });

  it('shows a question that the form has asked since it was mapped', async () => {
    const connection = await connect(api, { provider: 'tally', secret: null, mapping: { fields: { fullName: 'q1' } } });
    await post(connection.url, response('a', [question('q1', 'Name', 'Ana')]), json);
    await post(connection.url, response('b', [question('q1', 'Name', 'Bo'), question('q9', 'Country', 'BE')]), json);
    expect(await suggestion(connection.id)).toMatchObject({ fields: { country: 'q9' } });
  });

  it('uses paths for the generic provider, and answers if nothing else identifies a field', async () => {
    const connection = await connect(api, { secret: null, mapping: {} });
    await send(connection, {
      id: '1',
      person: { fullName: 'A B', contact: 'a@x.example' },
      companyName: 'Zan',
      ref: 'x',
    });
    expect((await suggestion(connection.id)).fields).toEqual({
      fullName: 'person.fullName',
      email: 'person.contact',
      companyName: 'companyName',
    });
  });

  it('takes nothing for an address that is longer than any', async () => {
    const connection = await connect(api, { secret: null, mapping: {} });
    await send(connection, { id: '1', long: `${'a'.repeat(250)}@x.example` });
    expect((await suggestion(connection.id)).fields).toEqual({});
  });

  it('has the 500 questions at most that were answered most, of no more than the last few megabytes', async () => {
    const connection = await connect(api, { secret: null, mapping: {} });
    const keys = (from: number) => Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`k${from + n}`, '1']));
    for (const [id, from] of [['1', 0] as const, ['2', 600] as const]) {
      await send(connection, { id, ...keys(from), companyName: 'Zan' });
    }
    const body = await suggestion(connection.id);
    expect(body).toMatchObject({ submissions: 2, fields: { companyName: 'companyName' } });
    expect(body.questions).toHaveLength(500);
    const filled = body.questions.filter((each: { filled: number }) => each.filled === 1);
    expect(filled.map(({ key }: { key: string }) => key)).toEqual(['id', 'companyName']);
    for (let n = 0; n < 5; n++) await send(connection, { id: `long-${n}`, note: `${n} ${'x'.repeat(900_000)}` });
    expect((await suggestion(connection.id)).submissions).toBe(4);
  });

  it('is made without a request to the provider for thin events, and does not suggest fields that are filled in anyway', async () => {
    const connection = await connect(api, {
      provider: 'pretix',
      secret: null,
      mapping: { fields: {} },
      api: { baseUrl: `${sender.origin}/api/v1`, token: 't' },
    });
    sender.has.set('/api/v1/organizers/acme/events/genk26/orders/XY7ZQ/', JSON.parse(fixture('pretix.order.json')));
    const notice = { notification_id: 1, organizer: 'acme', event: 'genk26', code: 'XY7ZQ', action: 'x' };
    await post(connection.url, JSON.stringify(notice), json);
    await work(api);
    sender.asked.length = 0;
    const body = await suggestion(connection.id);
    expect(sender.asked).toEqual([]);
    expect(body.fields).not.toHaveProperty('fullName');
    expect(body.fields).toMatchObject({ sector: 'SECTOR' });
  });

  it('of a form that has sent nothing is empty; and nobody sees that of another’s connection', async () => {
    const connection = await connect(api);
    expect(await suggestion(connection.id)).toEqual({ mappingVersion: 1, submissions: 0, questions: [], fields: {} });
    const path = `/intake/connections/${connection.id}/mapping-suggestion`;
    expect((await (await api.key('integration')).get(path)).status).toBe(404);
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect(
      (await api.bdm.get('/intake/connections/0199ffff-ffff-7fff-8fff-ffffffffffff/mapping-suggestion')).status,
    ).toBe(404);
  });
});
