import { check, run, uploadLines, work as finishImports } from '../imports/imports.given.js';
import { connect, send, work } from '../intake/intake.given.js';
import { type Caller, useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';
import { ok, readUnread, summariseUnread } from './notifications.given.js';

const { api, make } = useApi();
/** A colleague who has no notifications yet. */
let colleague: Caller;
beforeEach(async () => {
  colleague = await api.user('bdm');
});

describe('A task', () => {
  it('is told to its assignee when somebody else assigns it, at its creation or later', async () => {
    const task = await ok(api.bdm.post('/tasks', { title: 'Call Chen', assigneeId: colleague.id }));
    const [notification, ...others] = await readUnread(colleague);
    expect(notification).toEqual({
      id: expect.any(String),
      kind: 'task_assigned',
      record: { kind: 'task', id: task.id, title: 'Call Chen' },
      count: 1,
      at: expect.any(String),
      readAt: null,
    });
    expect(others).toEqual([]);
    const other = await ok(api.bdm.post('/tasks', { title: 'Call Li' }));
    await ok(api.bdm.patch(`/tasks/${other.id}`, { assigneeId: colleague.id }));
    await ok(api.bdm.patch(`/tasks/${other.id}`, { title: 'Call Li again' }));
    expect(await summariseUnread(colleague)).toEqual([
      ['task_assigned', 'Call Li again'],
      ['task_assigned', 'Call Chen'],
    ]);
  });

  it('is no news to whoever assigns it, takes it or has done it', async () => {
    const own = await ok(colleague.post('/tasks', { title: 'Own' }));
    await ok(api.manager.patch(`/tasks/${own.id}`, { title: 'Own, renamed' }));
    const taken = await ok(api.bdm.post('/tasks', { title: 'Taken', assigneeId: null }));
    await ok(api.manager.patch(`/tasks/${taken.id}`, { assigneeId: api.manager.id }));
    await ok(api.bdm.post('/tasks', { title: 'Done', status: 'done', assigneeId: colleague.id }));
    expect(await readUnread(colleague)).toEqual([]);
    expect(await readUnread(api.manager)).toEqual([]);
  });

  it('that follows an interaction is told too, and an API key is somebody else', async () => {
    const key = await api.key('bdm');
    const followUp = { title: 'Send the sites', assigneeId: colleague.id };
    await ok(api.bdm.post('/interactions', { ...CALL, companyId: (await make.company()).id, followUp }));
    await ok(key.post('/tasks', { title: 'From a script', assigneeId: colleague.id }));
    expect(await summariseUnread(colleague)).toEqual([
      ['task_assigned', 'From a script'],
      ['task_assigned', 'Send the sites'],
    ]);
  });

  it('is told only if it is stored: an invalid request and an archived user leave nothing', async () => {
    const leaver = await api.user('bdm');
    const task = await ok(api.bdm.post('/tasks', { title: 'Call', assigneeId: null }));
    await ok(api.admin.delete(`/users/${leaver.id}`));
    expect((await api.bdm.patch(`/tasks/${task.id}`, { assigneeId: leaver.id })).status).toBe(422);
    const stale = { 'if-match': '"9"' };
    expect((await api.bdm.patch(`/tasks/${task.id}`, { assigneeId: colleague.id }, stale)).status).toBe(412);
    const { rows } = await api.db.query('SELECT FROM notification WHERE user_id = ANY($1)', [
      [leaver.id, colleague.id],
    ]);
    expect(rows).toEqual([]);
  });
});

const CALL = { kind: 'call', occurredAt: '2026-03-12T13:30:00Z', subject: 'Called' };

describe('A lead', () => {
  it('is told to its new owner, and to the colleagues who join it as project manager or on the team', async () => {
    const [member, projectManager] = [await api.user('bdm'), await api.user('bdm')];
    const { id, title } = await make.lead();
    const people = { ownerId: colleague.id, teamIds: [member.id], projectManagerId: projectManager.id };
    await ok(api.manager.patch(`/leads/${id}`, people));
    expect((await readUnread(colleague)).map(({ kind, record }) => [kind, record])).toEqual([
      ['lead_handed_over', { kind: 'lead', id, title }],
    ]);
    expect(await summariseUnread(member)).toEqual([['team_joined', title]]);
    expect(await summariseUnread(projectManager)).toEqual([['team_joined', title]]);
    await ok(api.manager.patch(`/leads/${id}`, { jobsExpected: 40 }));
    expect((await readUnread(member))[0].count).toBe(1);
  });

  it('that is created for a colleague is told to the colleague, and not to its creator', async () => {
    const { title } = await make.lead({ ownerId: colleague.id, teamIds: [api.bdm.id], by: api.bdm });
    expect(await summariseUnread(colleague)).toEqual([['lead_handed_over', title]]);
    expect((await summariseUnread(api.bdm)).filter(([, about]) => about === title)).toEqual([]);
  });

  it('is told for each lead of a change of many, and not for those that are skipped', async () => {
    const leads = [await make.lead(), await make.lead()];
    const foreign = await make.lead({ by: api.manager });
    const ids = [...leads, foreign].map(({ id }) => id);
    const body = { ids, changes: { ownerId: colleague.id } };
    await ok(api.bdm.post('/leads/bulk-updates', { ...body, dryRun: true }));
    expect(await readUnread(colleague)).toEqual([]);
    await ok(api.bdm.post('/leads/bulk-updates', { ...body, dryRun: false }));
    expect((await readUnread(colleague)).map(({ record }) => record.id).toSorted()).toEqual(
      leads.map(({ id }) => id).toSorted(),
    );
  });

  it('is told no more when the change of many that handed it over is undone, unless it was read', async () => {
    const [lead, read] = [await make.lead(), await make.lead()];
    const task = await ok(api.bdm.post('/tasks', { title: 'Call' }));
    const body = { ids: [lead.id, read.id], changes: { ownerId: colleague.id }, dryRun: false };
    const handover = await ok(api.bdm.post('/leads/bulk-updates', body));
    const assignment = await ok(
      api.bdm.post('/tasks/bulk-updates', { ids: [task.id], changes: { assigneeId: colleague.id }, dryRun: false }),
    );
    const notifications = await readUnread(colleague);
    expect(notifications).toHaveLength(3);
    const seen = notifications.filter(({ record }) => record.id === read.id).map(({ id }) => id);
    await ok(colleague.post('/notifications/read', { ids: seen }));
    await ok(api.bdm.post(`/leads/bulk-updates/${handover.id}/undo`));
    await ok(api.bdm.post(`/tasks/bulk-updates/${assignment.id}/undo`));
    expect(await readUnread(colleague)).toEqual([]);
    expect((await ok(colleague.get('/notifications'))).items.map(({ id }: { id: string }) => id)).toEqual(seen);
  });

  it('is told to nobody again by an undo, neither to its former owner nor to the former assignee of a task', async () => {
    const former = await api.user('bdm');
    const [lead, known] = [await make.lead({ ownerId: former.id }), await make.lead({ ownerId: former.id })];
    const task = await ok(api.bdm.post('/tasks', { title: 'Call', assigneeId: former.id }));
    const told = await readUnread(former);
    const seen = told.filter(({ record }) => record.id !== known.id).map(({ id }) => id);
    await ok(former.post('/notifications/read', { ids: seen }));
    const left = await readUnread(former);
    expect(left.map(({ record, count }) => [record.id, count])).toEqual([[known.id, 1]]);
    const changes = [
      ['leads', { ids: [lead.id, known.id], changes: { ownerId: colleague.id }, dryRun: false }],
      ['tasks', { ids: [task.id], changes: { assigneeId: colleague.id }, dryRun: false }],
    ] as const;
    for (const [collection, body] of changes) {
      const { id } = await ok(api.manager.post(`/${collection}/bulk-updates`, body));
      await ok(api.manager.post(`/${collection}/bulk-updates/${id}/undo`));
    }
    expect((await ok(api.manager.get(`/leads/${lead.id}`))).ownerId).toBe(former.id);
    expect(await readUnread(former)).toEqual(left);
    expect(await readUnread(colleague)).toEqual([]);
  });

  it('is told with a transition that hands it over', async () => {
    const { id, title } = await make.lead();
    await make.fillInFields(id, 'qualified');
    await ok(api.bdm.post(`/leads/${id}/transitions`, { to: 'qualified', changes: { ownerId: colleague.id } }));
    expect(await summariseUnread(colleague)).toEqual([['lead_handed_over', title]]);
  });
});

describe('Registrations that wait for a review', () => {
  const buildForm = (n: number, change = {}) => ({
    id: `n-${n}`,
    name: `Visitor ${n}`,
    email: `n.${n}@gmail.com`,
    ...change,
  });

  it('are told to the owner of the activity, as one notification that counts them', async () => {
    const activity = { kind: 'seminar', title: 'Autumn seminar', owner_id: colleague.id };
    const id = await insertRow(api.db, 'activity', activity);
    const form = await connect(api, { activityId: id });
    for (const n of [1, 2]) await send(form, buildForm(n));
    await work(api);
    const [notification, ...others] = await readUnread(colleague);
    expect(notification).toMatchObject({
      kind: 'registration_to_review',
      record: { kind: 'activity', id, title: 'Autumn seminar' },
      count: 2,
    });
    expect(others).toEqual([]);
    // A correction of a registration that waits already is no further cause.
    await send(form, buildForm(2, { company: 'Kolbrink Ceramics' }));
    await work(api);
    expect((await readUnread(colleague))[0].count).toBe(2);
  });

  it('are told to nobody for a form without an activity', async () => {
    const before = await count();
    const form = await connect(api);
    await send(form, buildForm(3));
    await work(api);
    expect(await count()).toBe(before);
  });
});

const count = async (): Promise<number> =>
  (await api.db.query('SELECT count(*)::integer AS count FROM notification')).rows[0].count;

describe('An import', () => {
  it('is told to its user when it has run and when it is undone, and its rows tell nobody', async () => {
    const user = await api.user('manager');
    const { email } = await ok(api.admin.get(`/users/${colleague.id}`));
    const lead = await make.lead({ title: 'Plant with tasks' });
    const lines = ['title,assignee.email,lead.reference', `Visit Genk,${email},${lead.reference}`];
    const { id } = await uploadLines(user, 'tasks', ...lines);
    await check(api, user, id);
    expect(await readUnread(user)).toEqual([]);
    const rows = await run(api, user, id);
    expect(rows).toMatchObject([{ outcome: 'create', errors: [] }]);
    expect(await summariseUnread(user)).toEqual([['import_finished', 'file.csv']]);
    expect(await readUnread(colleague)).toEqual([]);
    await ok(user.post(`/imports/${id}/undo`));
    await finishImports(api);
    expect((await readUnread(user))[0]).toMatchObject({ record: { kind: 'import', id }, count: 2 });
  });
});
