import { useApi } from '../support/api.js';
import { connect, post, work, type GivenConnection } from './intake.given.js';
import { storedDeliveries, storedRegistrations } from './senders.given.js';
import { selectRows } from '../support/rows.js';

const { api } = useApi();

/** How Odoo words the states of a registration for an event. */
const ODOO = {
  fields: { fullName: 'name', email: 'email', companyName: 'company_name' },
  paths: { externalId: '_id', status: 'state', version: 'write_date' },
  statuses: { draft: 'pending', open: 'confirmed', done: 'attended', cancel: 'cancelled' },
};
const odoo = (id: number, state: unknown, change: object = {}) => ({
  _id: id,
  _model: 'event.registration',
  company_name: 'Zan Works',
  email: `person.${id}@example.org`,
  name: `Person ${id}`,
  state,
  write_date: '2026-10-05 08:00:00',
  ...change,
});

async function deliver(
  { url }: GivenConnection,
  body: unknown,
  type = 'application/json',
  headers: Record<string, string> = {},
): Promise<void> {
  const bytes = typeof body === 'string' ? body : JSON.stringify(body);
  expect((await post(url, bytes, { 'content-type': type, ...headers })).status).toBe(202);
  await work(api);
}

const registrations = async ({ id }: GivenConnection) =>
  (await storedRegistrations(api, id)).map(({ id: externalId, status, fullName }) => [externalId, status, fullName]);
const deliveries = async ({ id }: GivenConnection) =>
  (await storedDeliveries(api, id)).map(({ state, error }) => ({ state, error }));

describe('The status words of a provider', () => {
  it('mean what mapping.statuses says, whatever their case', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    for (const [index, state] of ['draft', 'open', 'done', 'cancel', 'Open'].entries()) {
      await deliver(connection, odoo(index + 1, state));
    }
    expect(await registrations(connection)).toEqual([
      ['1', 'pending', 'Person 1'],
      ['2', 'confirmed', 'Person 2'],
      ['3', 'attended', 'Person 3'],
      ['4', 'cancelled', 'Person 4'],
      ['5', 'confirmed', 'Person 5'],
    ]);
  });

  it('have precedence over the common words', async () => {
    const statuses = { ...ODOO.statuses, active: 'waitlisted' };
    const connection = await connect(api, { secret: null, mapping: { ...ODOO, statuses } });
    await deliver(connection, odoo(1, 'active'));
    await deliver(connection, odoo(2, 'confirmed'));
    expect(await registrations(connection)).toEqual([
      ['1', 'waitlisted', 'Person 1'],
      ['2', 'confirmed', 'Person 2'],
    ]);
  });

  it('that are not mapped keep their deliveries waiting until the mapping contains them', async () => {
    const connection = await connect(api, { secret: null, mapping: { ...ODOO, statuses: { open: 'confirmed' } } });
    await deliver(connection, odoo(1, 'draft'));
    await deliver(connection, odoo(2, true));
    await deliver(connection, odoo(3, { code: 'open' }));
    expect(await deliveries(connection)).toEqual([
      { state: 'needs_mapping', error: 'the status "draft" is not in mapping.statuses' },
      { state: 'needs_mapping', error: 'the status "true" is not in mapping.statuses' },
      { state: 'needs_mapping', error: 'the value at the path of status is not a text' },
    ]);
    expect(await registrations(connection)).toEqual([]);
    const changed = await api.manager.patch(`/intake/connections/${connection.id}`, {
      mapping: { statuses: { draft: 'pending', true: 'registered' } },
    });
    expect([changed.status, changed.body.mapping.statuses]).toEqual([
      200,
      { open: 'confirmed', draft: 'pending', true: 'registered' },
    ]);
    await work(api);
    expect(await registrations(connection)).toEqual([
      ['1', 'pending', 'Person 1'],
      ['2', 'registered', 'Person 2'],
    ]);
    const removed = await api.manager.patch(`/intake/connections/${connection.id}`, {
      mapping: { statuses: { true: null } },
    });
    expect(removed.body.mapping.statuses).toEqual({ open: 'confirmed', draft: 'pending' });
  });

  it.each([
    [{ done: 'finished' }, '/mapping/statuses/done', /one of pending, registered/],
    [{ 'a/b~c': 7 }, '/mapping/statuses/a~1b~0c', /one of pending, registered/],
    [{ '': 'attended' }, '/mapping/statuses/', /1 to 100 characters/],
    [['done'], '/mapping/statuses', /must be an object/],
    ['done', '/mapping/statuses', /must be an object/],
    [
      Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`w${n}`, 'attended'])),
      '/mapping/statuses',
      /at most 100/,
    ],
  ])('are refused where they are none: %j', async (statuses, pointer, detail) => {
    const connection = await connect(api, { secret: null });
    const body = { name: 'Odoo', provider: 'generic', mapping: { statuses } };
    for (const answer of [
      await api.manager.post('/intake/connections', body),
      await api.manager.patch(`/intake/connections/${connection.id}`, { mapping: { statuses } }),
    ]) {
      expect(answer.problem).toEqual([422, 'request.invalid']);
      expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, detail: expect.stringMatching(detail) })]);
    }
  });

  it('of a file are read by the same mapping', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    const answer = await api.manager.post(
      `/intake/connections/${connection.id}/import`,
      '_id,name,email,company_name,state\n7,Person 7,p7@example.org,Zan,done\n8,Person 8,p8@example.org,Zan,sent\n',
      { 'content-type': 'text/csv' },
    );
    expect(answer.body.rows).toMatchObject([
      { outcome: 'new', externalId: '7' },
      { outcome: 'unreadable', reason: 'the status "sent" is not in mapping.statuses' },
    ]);
    await work(api);
    expect(await registrations(connection)).toEqual([['7', 'attended', 'Person 7']]);
  });
});

describe('bodies of other shapes', () => {
  it('a list has a registration in each item', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    await deliver(connection, [odoo(1, 'open'), odoo(2, 'draft'), odoo(3, 'cancel')]);
    expect((await registrations(connection)).toSorted()).toEqual([
      ['1', 'confirmed', 'Person 1'],
      ['2', 'pending', 'Person 2'],
      ['3', 'cancelled', 'Person 3'],
    ]);
    const [delivery] = (await api.manager.get(`/intake/deliveries?connectionId=${connection.id}`)).body.items;
    expect(delivery.registrationIds).toHaveLength(3);
  });

  it('a list with unreadable items keeps the delivery waiting, and the other items are processed', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    await deliver(connection, [odoo(1, 'open'), odoo(2, 'sent'), odoo(3, 'open')]);
    expect(await deliveries(connection)).toEqual([
      { state: 'needs_mapping', error: 'item 1: the status "sent" is not in mapping.statuses' },
    ]);
    expect((await registrations(connection)).map(([id]) => id).toSorted()).toEqual(['1', '3']);
    await api.manager.patch(`/intake/connections/${connection.id}`, { mapping: { statuses: { sent: 'registered' } } });
    await work(api);
    expect((await registrations(connection)).map(([id]) => id).toSorted()).toEqual(['1', '2', '3']);
    await deliver(connection, [odoo(4, 'open'), 'text']);
    await deliver(connection, []);
    await deliver(
      connection,
      Array.from({ length: 501 }, (_, n) => odoo(n, 'open')),
    );
    expect((await deliveries(connection)).slice(1)).toEqual([
      { state: 'parked', error: 'item 1: not a JSON object' },
      { state: 'ignored', error: 'an empty list' },
      { state: 'parked', error: 'more than 500 registrations in one delivery' },
    ]);
  });

  it('items without an id of their own are known by their contents', async () => {
    const connection = await connect(api, { secret: null, mapping: { fields: { fullName: 'name', email: 'mail' } } });
    const people = ['ana', 'bea'].map((name) => ({ name, mail: `${name}@example.org` }));
    await deliver(connection, people);
    await deliver(connection, people.toReversed());
    expect(await registrations(connection)).toHaveLength(2);
  });

  it('a list is one registration where the paths lead into it', async () => {
    const paths = { externalId: '0.id' };
    const fields = { fullName: '1.name', email: '1.mail' };
    const connection = await connect(api, { secret: null, mapping: { fields, paths } });
    await deliver(connection, [{ id: 5 }, { name: 'Ana', mail: 'ana@example.org' }]);
    expect(await registrations(connection)).toEqual([['5', 'registered', 'Ana']]);
  });

  it('a form that is posted URL-encoded is read by its names', async () => {
    const mapping = {
      fields: { fullName: 'name', email: 'e.mail', sector: 'topics.1' },
      paths: { externalId: 'id', status: 'state' },
      statuses: { done: 'attended' },
    };
    const connection = await connect(api, { secret: null, mapping });
    const form = 'id=77&name=%C3%89mile+Zola&e.mail=emile%40zola.example&topics=Land&topics=Grants&state=done&empty=';
    await deliver(connection, form, 'application/x-www-form-urlencoded; charset=UTF-8');
    expect(await registrations(connection)).toEqual([['77', 'attended', 'Émile Zola']]);
    const [{ id }] = (await api.manager.get(`/intake/registrations?connectionId=${connection.id}`)).body.items;
    expect((await api.manager.get(`/intake/registrations/${id}`)).body).toMatchObject({ sector: 'Grants' });
  });

  it('JSON that is sent with the type of a form is JSON', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    await deliver(connection, odoo(1, 'open'), 'application/x-www-form-urlencoded');
    expect(await registrations(connection)).toEqual([['1', 'confirmed', 'Person 1']]);
  });
});

it('The target of a path in a mapping is not a new question', async () => {
  const connection = await connect(api, { secret: null, mapping: ODOO });
  await deliver(connection, odoo(1, 'open'));
  const rows = await selectRows(api.db, 'intake_registration', { connection_id: connection.id }, 'drift');
  expect(rows).toEqual([{ drift: ['_model'] }]);
  const noted = await api.db.query('SELECT key FROM intake_drift WHERE connection_id = $1', [connection.id]);
  expect(noted.rows).toEqual([{ key: '_model' }]);
});

describe('a submission in which nothing can be read', () => {
  it('waits for a mapping, and is not taken for a registration', async () => {
    const google = await connect(api, {
      provider: 'google_forms',
      secret: null,
      mapping: { fields: { fullName: '101', email: '102' } },
    });
    const response = { formId: 'f', responseId: 'r1', lastSubmittedTime: '2026-10-05T09:00:00Z' };
    await deliver(google, { ...response, answers: 'none of these' });
    expect(await deliveries(google)).toEqual([{ state: 'needs_mapping', error: 'submission.nothing_readable' }]);
    expect(await registrations(google)).toEqual([]);
    const generic = await connect(api, { secret: null, mapping: ODOO });
    await deliver(generic, { _id: 9, state: 'open' });
    expect(await deliveries(generic)).toEqual([{ state: 'needs_mapping', error: 'submission.nothing_readable' }]);
    // A cancellation needs no more than its id, nor does news of a registration that is known.
    await deliver(generic, { _id: 10, state: 'cancel' });
    await deliver(generic, odoo(11, 'open'));
    await deliver(generic, { _id: 11, state: 'done', write_date: '2026-10-06 08:00:00' });
    expect(await registrations(generic)).toEqual([
      ['10', 'cancelled', null],
      ['11', 'attended', 'Person 11'],
    ]);
  });

  it.each([
    [
      'as the Forms API has each answer',
      [
        { questionId: '101', textAnswers: { answers: [{ value: 'Ali Yılmaz' }] } },
        { questionId: '102', textAnswers: { answers: [{ value: 'ali@yilmaz.example' }] } },
      ],
    ],
    [
      'as scripts write down each answer',
      [
        { id: 101, title: 'Name', response: 'Ali Yılmaz' },
        { itemId: '102', question: 'E-mail', answer: ['ali@yilmaz.example'] },
      ],
    ],
    [
      'by titles alone',
      [
        { title: '101', value: 'Ali Yılmaz' },
        { title: '102', value: 'ali@yilmaz.example' },
      ],
    ],
  ])('Google Forms: answers in a list are read, %s', async (_name, answers) => {
    const connection = await connect(api, {
      provider: 'google_forms',
      secret: null,
      mapping: { fields: { fullName: '101', email: '102' } },
    });
    await deliver(connection, {
      formId: 'f',
      responseId: 'r2',
      lastSubmittedTime: '2026-10-05T09:00:00Z',
      answers,
    });
    expect(await registrations(connection)).toEqual([['r2', 'registered', 'Ali Yılmaz']]);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ email: 'ali@yilmaz.example' }]);
  });
});

describe('a form with more names than any form has', () => {
  it.each(['a&', 'a=b&', '&'])('is stored and parked without being read: %s', async (field) => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    await deliver(connection, field.repeat(1_000_000 / field.length), 'application/x-www-form-urlencoded');
    expect(await registrations(connection)).toEqual([]);
    expect((await deliveries(connection)).map(({ state }) => state)).toEqual(['parked']);
  });
});

describe('A boolean', () => {
  const fields = { ...ODOO.fields, phone: 'phone', jobTitle: 'function' };
  const consents = [{ purpose: 'marketing', key: 'opt_in', equals: 'true', wording: 'Yes.' }];
  const read = async (connection: GivenConnection) => {
    const { items } = (await api.bdm.get(`/intake/registrations?connectionId=${connection.id}`)).body;
    return (await api.bdm.get(`/intake/registrations/${items[0].id}`)).body;
  };

  it('is no value of a field, because Odoo sends false for an empty one', async () => {
    const connection = await connect(api, { secret: null, mapping: { ...ODOO, fields, consents } });
    const empty = { company_name: false, email: false, phone: false, function: true, opt_in: true, active: true };
    await deliver(connection, odoo(1, 'open', empty));
    const registration = await read(connection);
    expect(registration).toMatchObject({ companyName: null, email: null, phone: null, jobTitle: null });
    expect(registration.consents).toMatchObject([{ purpose: 'marketing' }]);
    expect(registration.answers).toContainEqual(expect.objectContaining({ key: 'active', value: 'true' }));
    const decision = { createContact: {}, createCompany: {} };
    const refused = await api.bdm.post(`/intake/registrations/${registration.id}/resolve`, decision);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/createCompany/name']);
  });

  it('empties a field that had a value', async () => {
    const connection = await connect(api, { secret: null, mapping: { ...ODOO, fields } });
    await deliver(connection, odoo(1, 'open', { phone: '+32 2 555 01 02' }));
    expect(await read(connection)).toMatchObject({ companyName: 'Zan Works', phone: '+32 2 555 01 02' });
    const later = { company_name: false, phone: false, write_date: '2026-10-05 09:00:00' };
    await deliver(connection, odoo(1, 'open', later));
    expect(await read(connection)).toMatchObject({ companyName: null, phone: null, fullName: 'Person 1' });
  });

  it('in a text stays the text that was typed', async () => {
    const connection = await connect(api, { secret: null, mapping: ODOO });
    await deliver(connection, odoo(1, 'open', { company_name: 'True' }));
    expect(await read(connection)).toMatchObject({ companyName: 'True' });
  });
});
