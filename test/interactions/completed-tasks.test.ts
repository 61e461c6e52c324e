import { startApi, type Caller, type TestApi } from '../support/api.js';
import { daysAgo, given } from './given.js';

let api: TestApi;
let make: ReturnType<typeof given>;
let outsider: Caller;
beforeAll(async () => {
  api = await startApi();
  make = given(api);
  outsider = await api.user('bdm', 'Out Sider');
});
afterAll(() => api.close());

const createTask = async (change: object = {}): Promise<string> => {
  const answer = await api.bdm.post('/tasks', { title: 'Call Chen Wei', ...change });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const readTask = async (id: string) => (await api.manager.get(`/tasks/${id}`)).body;
const buildCall = async (completeTaskId: unknown) => {
  return { kind: 'call', occurredAt: daysAgo(1), subject: 'Call', companyId: await make.company(), completeTaskId };
};
const countInteractions = async () => Number((await api.db.query('SELECT count(*) FROM interaction')).rows[0].count);

describe('An interaction that completes a task', () => {
  it('sets the task to done, and leaves one that is done or dropped as it is', async () => {
    const id = await createTask();
    const first = await api.bdm.post('/interactions', await buildCall(id.toUpperCase()));
    expect(first.status).toBe(201);
    const done = await readTask(id);
    expect(done).toMatchObject({ status: 'done', version: 2 });
    expect(done.closedAt).not.toBeNull();
    const second = await api.bdm.post('/interactions', await buildCall(id));
    expect([second.status, await readTask(id)]).toEqual([201, done]);
    const dropped = await createTask({ status: 'dropped' });
    expect((await api.bdm.post('/interactions', await buildCall(dropped))).status).toBe(201);
    expect(await readTask(dropped)).toMatchObject({ status: 'dropped', version: 1 });
  });

  it('completes the task once when two interactions do it at the same moment', async () => {
    const id = await createTask();
    const call = await buildCall(id);
    const answers = await Promise.all([1, 2, 3].map(() => api.bdm.post('/interactions', call)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await readTask(id)).toMatchObject({ status: 'done', version: 2 });
  });

  it('is refused for the task of somebody else, and stores nothing', async () => {
    const id = await createTask();
    const before = await countInteractions();
    const { status, body } = await outsider.post('/interactions', await buildCall(id));
    expect([status, body.code, body.errors[0].code, body.errors[0].pointer]).toEqual([
      403,
      'task.not_yours',
      'task.not_yours',
      '/completeTaskId',
    ]);
    expect([await countInteractions(), (await readTask(id)).status]).toEqual([before, 'open']);
  });

  it('is refused for a task that is archived, does not exist or is hidden', async () => {
    const archived = await createTask();
    await api.bdm.delete(`/tasks/${archived}`);
    const lead = await make.full.lead({ by: api.manager, confidential: true, codename: 'Heron' });
    const hidden = (await api.manager.post('/tasks', { title: 'Secret', leadId: lead.id })).body.id;
    const unknown = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    for (const [id, code] of [
      [archived, 'reference.archived'],
      [hidden, 'reference.unknown'],
      [unknown, 'reference.unknown'],
      ['task', 'field.is_uuid'],
      [{}, 'field.is_uuid'],
      [[archived], 'field.is_uuid'],
      [7, 'field.is_uuid'],
    ] as const) {
      const { status, body } = await api.bdm.post('/interactions', await buildCall(id));
      expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([422, '/completeTaskId', code]);
      expect(JSON.stringify(body)).not.toContain('Secret');
    }
  });

  it('is no change of an interaction', async () => {
    const { body } = await api.bdm.post('/interactions', await buildCall(null));
    const answer = await api.bdm.patch(`/interactions/${body.id}`, { completeTaskId: await createTask() });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/completeTaskId']);
  });

  it('needs the scope of tasks from a key', async () => {
    const scopes = [
      'interactions:write',
      ...(['interactions', 'contacts', 'leads', 'companies', 'activities', 'agreements'] as const).map(
        (record) => `${record}:read` as const,
      ),
    ];
    const id = await createTask();
    const narrow = await api.key('manager', scopes);
    const { status, body } = await narrow.post('/interactions', await buildCall(id));
    expect([status, body.code, body.detail]).toEqual([
      403,
      'auth.forbidden',
      'The scopes of the key do not allow this (tasks:write).',
    ]);
    expect((await readTask(id)).status).toBe('open');
    const wide = await api.key('manager', [...scopes, 'tasks:write']);
    expect((await wide.post('/interactions', await buildCall(id))).status).toBe(201);
    expect((await readTask(id)).status).toBe('done');
  });
});

describe('A transition whose interaction completes a task', () => {
  const transition = async (task: string, change: object = {}) => {
    const lead = await make.full.lead({ stage: 'first_contact' });
    const interaction = { kind: 'call', occurredAt: daysAgo(1), subject: 'Call', completeTaskId: task };
    return {
      lead,
      answer: await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified', interaction, ...change }),
    };
  };

  it('sets the task to done only when the lead moves', async () => {
    const id = await createTask();
    const refused = await transition(id);
    expect([refused.answer.status, refused.answer.body.code]).toEqual([422, 'lead.gate_unmet']);
    expect((await readTask(id)).status).toBe('open');
    const contactId = await make.contact(refused.lead.companyId);
    const changes = {
      contactIds: [contactId],
      investmentType: 'greenfield',
      businessActivity: 'assembly',
      sector: '27.40',
      requirements: 'A hall',
      expectedDecisionOn: '2030-01-01',
      capexUndisclosed: true,
      jobsExpected: 3,
      consideringElsewhere: false,
    };
    const { answer } = await transition(id, { changes });
    expect(answer.status).toBe(201);
    expect((await readTask(id)).status).toBe('done');
  });

  it('is refused for the task of somebody else, with the place in its body', async () => {
    const { body } = await outsider.post('/tasks', { title: 'Theirs' });
    const { answer } = await transition(body.id);
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([
      403,
      'task.not_yours',
      '/interaction/completeTaskId',
    ]);
  });
});
