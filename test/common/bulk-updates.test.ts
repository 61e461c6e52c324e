import pg from 'pg';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { selectRows } from '../support/rows.js';

let api: TestApi;
let make: Make;
let other: Caller;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
  other = await api.user('bdm', 'Other Owner');
});
afterAll(() => api.close());

const ID = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const DAYS = { startsOn: '2027-03-08', endsOn: '2027-03-12' };
const HOURS = { startsAt: '2027-03-08T09:00', endsAt: '2027-03-08T17:00' };
const create = async (path: string, body: object): Promise<Made> => {
  const answer = await api.bdm.post(path, body);
  expect(answer.status).toBe(201);
  return answer.body;
};
const passOn = () => ({ changes: { ownerId: other.id } });

/** How a record of each kind is made, what many of them may get alike, and the fields that this changes. */
const KINDS: Record<string, [make: () => Promise<Made>, change: () => object, fields: () => object]> = {
  companies: [
    () => make.company({ tags: ['a'] }),
    () => ({ ...passOn(), addTags: ['b'], removeTags: ['a'] }),
    () => ({ ownerId: other.id, tags: ['b'] }),
  ],
  contacts: [
    () => make.contact({ tags: ['a'] }),
    () => ({ addTags: ['b', 'c'], removeTags: ['a'] }),
    () => ({ tags: ['b', 'c'] }),
  ],
  delegations: [
    () => create('/delegations', { title: 'Visit', direction: 'inbound', ...DAYS, timezone: 'Europe/Brussels' }),
    passOn,
    () => ({ ownerId: other.id }),
  ],
  roadshows: [() => create('/roadshows', { title: 'Tour', ...DAYS }), passOn, () => ({ ownerId: other.id })],
  seminars: [
    () => create('/seminars', { title: 'Seminar', ...HOURS, timezone: 'Europe/Brussels' }),
    passOn,
    () => ({ ownerId: other.id }),
  ],
  agreements: [() => make.agreement(), passOn, () => ({ ownerId: other.id })],
  leads: [
    () => make.lead({ tags: ['a'] }),
    () => ({ ...passOn(), addTags: ['b'] }),
    () => ({ ownerId: other.id, tags: ['a', 'b'] }),
  ],
  tasks: [
    () => create('/tasks', { title: 'Call' }),
    () => ({ changes: { assigneeId: other.id, status: 'done', dueOn: '2030-01-02' } }),
    () => ({ assigneeId: other.id, status: 'done', dueOn: '2030-01-02' }),
  ],
};

const MOVED = ['version', 'updatedAt', 'ownerName', 'assigneeName', 'closedAt'];

/** Returns a record without what every change moves. */
const strip = (record: Made): Made =>
  Object.fromEntries(Object.entries(record).filter(([field]) => !MOVED.includes(field)));

describe.each(Object.keys(KINDS))('A change of many %s', (collection) => {
  const [makeOne, buildChange, buildFields] = KINDS[collection]!;
  const path = `/${collection}/bulk-updates`;
  const read = async (id: string) => (await api.manager.get(`/${collection}/${id}`)).body;

  it('says what it would do, does it, and is undone once', async () => {
    const records = [await makeOne(), await makeOne()].toSorted((one, next) => (one.id < next.id ? -1 : 1));
    const ids = records.map(({ id }) => id);
    const plan = await api.bdm.post(path, { ids, ...buildChange() });
    expect([plan.status, plan.body.id, plan.body.dryRun]).toEqual([200, null, true]);
    for (const record of records) expect(strip(await read(record.id))).toEqual(strip(record));
    const done = await api.bdm.post(path, { ids, ...buildChange(), dryRun: false });
    expect(done.body).toEqual({ ...plan.body, id: expect.any(String), dryRun: false });
    expect(done.body.succeeded).toEqual(
      records.map(({ id, reference = null, title, name, fullName }) => {
        return { id, reference, title: title ?? name ?? fullName, version: 2 };
      }),
    );
    for (const id of ids) expect(await read(id)).toMatchObject(buildFields());
    const undone = await api.bdm.post(`${path}/${done.body.id}/undo`);
    expect([undone.status, undone.body]).toEqual([
      200,
      {
        id: done.body.id,
        restored: done.body.succeeded.map((each: Made) => ({ ...each, version: 3 })),
        left: [],
      },
    ]);
    for (const record of records) expect(strip(await read(record.id))).toEqual(strip(record));
    const again = await api.bdm.post(`${path}/${done.body.id}/undo`);
    expect([again.status, again.body.code]).toEqual([409, 'bulk_update.undone']);
  });

  it('is undone by whoever made it alone, in its own collection, and once by two at the same moment', async () => {
    const { id } = await makeOne();
    const { body } = await api.bdm.post(path, { ids: [id], ...buildChange(), dryRun: false });
    for (const [caller, status, code] of [
      [api.manager, 403, 'bulk_update.not_yours'],
      [await api.key('bdm'), 403, 'bulk_update.not_yours'],
      [api.viewer, 403, 'auth.forbidden'],
      [api.anonymous, 401, 'auth.required'],
    ] as const) {
      const answer = await caller.post(`${path}/${body.id}/undo`);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const elsewhere = collection === 'leads' ? 'companies' : 'leads';
    for (const wrong of [`/${elsewhere}/bulk-updates/${body.id}`, `${path}/${ID}`, `${path}/${id}`, `${path}/x`]) {
      const answer = await api.bdm.post(`${wrong}/undo`);
      expect([answer.status, answer.body.code]).toEqual([404, 'bulk_update.not_found']);
    }
    const answers = await Promise.all([1, 2, 3].map(() => api.bdm.post(`${path}/${body.id}/undo`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await read(id)).version).toBe(3);
  });

  it('leaves what others have changed since, and what is archived', async () => {
    const [kept, edited, archived] = [await makeOne(), await makeOne(), await makeOne()];
    const ids = [kept.id, edited.id, archived.id];
    const { body } = await api.bdm.post(path, { ids, ...buildChange(), dryRun: false });
    const { id: third } = await api.user('bdm', 'Third Owner');
    const fields = buildFields();
    const change = {
      ...('tags' in fields && { tags: ['z'] }),
      ...('ownerId' in fields && { ownerId: third }),
      ...('assigneeId' in fields && { assigneeId: third, status: 'dropped', dueOn: null }),
    };
    expect((await api.manager.patch(`/${collection}/${edited.id}`, change)).status).toBe(200);
    await api.manager.delete(`/${collection}/${archived.id}`);
    const undone = await api.bdm.post(`${path}/${body.id}/undo`);
    expect(undone.body.restored.map(({ id }: Made) => id)).toEqual([kept.id]);
    const left = undone.body.left.map(({ id, field, code }: Made) => `${id} ${field} ${code}`);
    const fieldsOfEdited = Object.keys(change).filter((field) => field !== 'dueOn');
    expect(left.toSorted()).toEqual(
      [
        ...fieldsOfEdited.map((field) => `${edited.id} ${field} bulk_update.changed_since`),
        // The lead was passed on, and so it is not the caller's any more once somebody has touched it.
        `${archived.id} null ${collection === 'leads' ? 'lead.not_yours' : 'record.archived'}`,
      ].toSorted(),
    );
    expect(await read(edited.id)).toMatchObject(change);
    expect(await read(archived.id)).toMatchObject(fields);
  });

  it('skips what does not exist and what is archived, and changes the others', async () => {
    const [one, archived] = [await makeOne(), await makeOne()];
    await api.bdm.delete(`/${collection}/${archived.id}`);
    const { body } = await api.bdm.post(path, { ids: [one.id, archived.id, ID], ...buildChange(), dryRun: false });
    expect(body.succeeded.map(({ id }: Made) => id)).toEqual([one.id]);
    const name = { companies: 'company', activities: 'activity' }[collection] ?? collection.slice(0, -1);
    const codes = Object.fromEntries(body.skipped.map(({ id, code }: Made) => [id, code]));
    expect(codes).toEqual({ [archived.id]: 'record.archived', [ID]: `${name}.not_found` });
  });

  it('happens to all of them when two do it at the same moment', async () => {
    const ids = [(await makeOne()).id, (await makeOne()).id, (await makeOne()).id];
    const answers = await Promise.all(
      [ids, ids.toReversed()].map((order) => api.manager.post(path, { ids: order, ...buildChange(), dryRun: false })),
    );
    expect(answers.map(({ status, body }) => [status, body.succeeded.length])).toEqual([
      [200, 3],
      [200, 3],
    ]);
    for (const id of ids) expect(await read(id)).toMatchObject({ ...buildFields(), version: 2 });
    // Only one of the two changed something, and the undo of the other gives nothing back.
    const undone = await Promise.all(answers.map(({ body }) => api.manager.post(`${path}/${body.id}/undo`)));
    expect(undone.map(({ body }) => body.restored.length).toSorted()).toEqual([0, 3]);
  });

  it('takes the filters of its list', async () => {
    const mine = await makeOne();
    const filter = { 'createdAt.gte': mine.createdAt, 'createdAt.lte': mine.createdAt };
    const { status, body } = await api.bdm.post(path, { filter, ...buildChange() });
    expect([status, body.succeeded.map(({ id }: Made) => id)]).toEqual([200, [mine.id]]);
  });

  it.each([
    ['neither ids nor a filter', () => buildChange(), '/ids'],
    ['both', () => ({ ids: [ID], filter: {}, ...buildChange() }), '/ids'],
    ['no ids', () => ({ ids: [], ...buildChange() }), '/ids'],
    ['null for ids', () => ({ ids: null, ...buildChange() }), '/ids'],
    ['an id twice', () => ({ ids: [ID, ID], ...buildChange() }), '/ids'],
    ['no list of ids', () => ({ ids: { 0: ID }, ...buildChange() }), '/ids'],
    ['a wrong filter', () => ({ filter: { nothing: 'x' }, ...buildChange() }), '/filter/nothing'],
    ['a list as the filter', () => ({ filter: [], ...buildChange() }), '/filter'],
    ['an order', () => ({ filter: { sort: 'id' }, ...buildChange() }), '/filter/sort'],
    ['an unknown change', () => ({ ids: [ID], ...buildChange(), remove: true }), '/remove'],
    ['a wrong dry run', () => ({ ids: [ID], ...buildChange(), dryRun: 'no' }), '/dryRun'],
  ])('is refused with %s', async (_, build, pointer) => {
    const answer = await api.bdm.post(path, build());
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('names the type that a filter must have', async () => {
    for (const value of [1, true, null, ['x', 1], {}]) {
      const { status, body } = await api.bdm.post(path, { filter: { q: value }, ...buildChange() });
      expect([status, body.errors]).toEqual([
        422,
        [
          expect.objectContaining({
            pointer: '/filter/q',
            code: 'parameter.invalid',
            detail: 'filter.q must be a text or a list of texts.',
          }),
        ],
      ]);
    }
  });

  it('is refused with nothing to change', async () => {
    for (const body of [{}, { changes: {} }, { changes: null }, { addTags: [], removeTags: null }]) {
      const answer = await api.bdm.post(path, { ids: [ID], ...body });
      expect(answer.status).toBe(422);
    }
  });

  it('needs the scopes of reading and writing', async () => {
    const { id, title, name, fullName } = await makeOne();
    const scope = ['delegations', 'roadshows', 'seminars'].includes(collection) ? 'activities' : collection;
    const detail = `The API key needs the scope ${scope}:read.`;
    const narrow = await api.key('manager', [`${scope}:write`]);
    const { body: done } = await api.manager.post(path, { ids: [id], ...buildChange(), dryRun: false });
    for (const answer of [
      await narrow.post(path, { filter: {}, ...buildChange() }),
      await narrow.post(`${path}/${done.id}/undo`),
    ]) {
      expect([answer.status, answer.body.detail]).toEqual([403, detail]);
      expect(answer.text).not.toContain(title ?? name ?? fullName);
    }
    const reading = await api.key('manager', [`${scope}:read`]);
    expect((await reading.post(path, { ids: [id], ...buildChange() })).status).toBe(403);
  });
});

describe('A change of many records', () => {
  it('takes only what the records have', async () => {
    for (const [collection, change, pointer] of [
      ['contacts', { changes: { ownerId: other.id } }, '/changes'],
      ['delegations', { addTags: ['x'] }, '/addTags'],
      ['agreements', { removeTags: ['x'] }, '/removeTags'],
      ['companies', { changes: { name: 'Alike' } }, '/changes/name'],
      ['companies', { changes: { ownerId: 'nobody' } }, '/changes/ownerId'],
      ['companies', { addTags: 'x' }, '/addTags'],
      ['tasks', { changes: { title: 'Alike' } }, '/changes/title'],
      ['tasks', { changes: { status: 'won' } }, '/changes/status'],
      ['tasks', { changes: { status: null } }, '/changes/status'],
      ['tasks', { addTags: ['x'] }, '/addTags'],
    ] as const) {
      const answer = await api.bdm.post(`/${collection}/bulk-updates`, { ids: [ID], ...change });
      expect([collection, answer.status, answer.body.errors[0].pointer]).toEqual([collection, 422, pointer]);
    }
  });

  it('skips an owner who does not exist, with the reason', async () => {
    const { id } = await make.company();
    const { body } = await api.bdm.post('/companies/bulk-updates', { ids: [id], changes: { ownerId: ID } });
    expect(body).toMatchObject({ succeeded: [], skipped: [{ id, code: 'request.invalid' }] });
  });

  it('takes nobody as the owner where a record may be without one, and the undo gives the owner back', async () => {
    const { id } = await make.company({ ownerId: other.id });
    const change = { ids: [id], changes: { ownerId: null }, dryRun: false };
    const { body } = await api.bdm.post('/companies/bulk-updates', change);
    expect((await api.bdm.get(`/companies/${id}`)).body.ownerId).toBeNull();
    await api.bdm.post(`/companies/bulk-updates/${body.id}/undo`);
    expect((await api.bdm.get(`/companies/${id}`)).body.ownerId).toBe(other.id);
  });

  it('skips a record that would have more tags than one may have', async () => {
    const { id } = await make.company();
    const tags = (name: string) => Array.from({ length: 30 }, (_, index) => `${name} ${index}`);
    const add = (addTags: string[]) => api.bdm.post('/companies/bulk-updates', { ids: [id], addTags, dryRun: false });
    expect((await add(tags('a'))).body.succeeded).toHaveLength(1);
    expect((await add(tags('b'))).body).toMatchObject({ succeeded: [], skipped: [{ id, code: 'request.invalid' }] });
    expect((await api.bdm.get(`/companies/${id}`)).body.tags).toHaveLength(30);
  });

  it('cannot be undone after 90 days, and is deleted then', async () => {
    const { id } = await make.company();
    const change = { ids: [id], addTags: ['old'], dryRun: false };
    const old = (await api.bdm.post('/companies/bulk-updates', change)).body;
    await api.db.query(`UPDATE bulk_update SET created_at = created_at - interval '91 days' WHERE id = $1`, [old.id]);
    expect((await api.bdm.post(`/companies/bulk-updates/${old.id}/undo`)).status).toBe(404);
    await api.app.get(JobRegistry).run('bulk-updates.delete-expired');
    expect(await selectRows(api.db, 'bulk_update', { id: old.id })).toEqual([]);
  });

  it('is undone once when the request is repeated with its key', async () => {
    const { id } = await make.company();
    const change = { ids: [id], addTags: ['once'], dryRun: false };
    const done = (await api.bdm.post('/companies/bulk-updates', change)).body;
    const headers = { 'idempotency-key': 'undo-once' };
    const first = await api.bdm.post(`/companies/bulk-updates/${done.id}/undo`, {}, headers);
    const again = await api.bdm.post(`/companies/bulk-updates/${done.id}/undo`, {}, headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });
});

describe('A change of many tasks', () => {
  it('skips the tasks of others, and hides those of confidential leads', async () => {
    const theirs = (await other.post('/tasks', { title: 'Theirs' })).body;
    const lead = await make.lead({ by: api.manager, confidential: true, codename: 'Heron' });
    const hidden = (await api.manager.post('/tasks', { title: 'Secret', leadId: lead.id })).body;
    const ids = [theirs.id, hidden.id];
    const answer = await api.bdm.post('/tasks/bulk-updates', { ids, changes: { status: 'done' }, dryRun: false });
    expect(answer.body.succeeded).toEqual([]);
    expect(Object.fromEntries(answer.body.skipped.map(({ id, code }: Made) => [id, code]))).toEqual({
      [theirs.id]: 'task.not_yours',
      [hidden.id]: 'task.not_found',
    });
    expect(answer.text).not.toContain('Secret');
    const filter = { status: 'open', q: 'secret' };
    expect((await api.bdm.post('/tasks/bulk-updates', { filter, changes: { status: 'done' } })).body).toMatchObject({
      succeeded: [],
      skipped: [],
    });
  });

  it('completes, postpones and assigns them', async () => {
    const { id } = await create('/tasks', { title: 'Call', dueOn: '2027-01-01' });
    const update = (changes: object) => api.bdm.post('/tasks/bulk-updates', { ids: [id], changes, dryRun: false });
    await update({ dueOn: '2027-02-01' });
    await update({ assigneeId: other.id });
    await update({ status: 'done' });
    const task = (await api.bdm.get(`/tasks/${id}`)).body;
    expect(task).toMatchObject({ dueOn: '2027-02-01', assigneeId: other.id, status: 'done', version: 4 });
    expect(task.closedAt).not.toBeNull();
    const reopened = (await update({ status: 'open' })).body;
    expect((await api.bdm.get(`/tasks/${id}`)).body).toMatchObject({ status: 'open', closedAt: null });
    await api.bdm.post(`/tasks/bulk-updates/${reopened.id}/undo`);
    // The undo gives the time back at which the task was closed.
    expect((await api.bdm.get(`/tasks/${id}`)).body).toMatchObject({ status: 'done', closedAt: task.closedAt });
  });
});

describe('Twenty changes of the same records at once', () => {
  it('wait for each other, and none fails for lack of connections', async () => {
    const records = await Promise.all(Array.from({ length: 10 }, () => make.company()));
    const ids = records.map(({ id }) => id);
    const begun = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        api.bdm.post('/companies/bulk-updates', { ids, addTags: [`tag-${n}`], dryRun: false }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(Date.now() - begun).toBeLessThan(30_000);
  });

  it('give up with 409 when a record stays locked, instead of waiting until the statement ends', async () => {
    const { id } = await make.company();
    const client = new pg.Client({ connectionString: api.databaseUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM company WHERE id = $1 FOR UPDATE', [id]);
      const answer = await api.bdm.post('/companies/bulk-updates', { ids: [id], addTags: ['x'], dryRun: false });
      expect([answer.status, answer.body.code]).toEqual([409, 'request.concurrent_change']);
    } finally {
      await client.query('ROLLBACK');
      await client.end();
    }
  });

  it('say in the document that every change and every undo can be answered so', async () => {
    const { paths } = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
      paths: Record<string, { post?: { responses: Record<string, { description: string }> } }>;
    };
    const routes = Object.entries(paths).filter(([path]) => /\/bulk-updates(\/\{id\}\/undo)?$/.test(path));
    expect(routes).toHaveLength(2 * Object.keys(KINDS).length);
    for (const [path, { post }] of routes) {
      expect([path, post?.responses['409']?.description]).toEqual([
        path,
        expect.stringContaining('`request.concurrent_change`'),
      ]);
    }
  });
});
