import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const clock = new ManualClock(new Date('2026-06-01T08:00:00Z'));
const { api, make } = useApi({ clock });

const REQUEST = { kind: 'access', subjectName: 'Chen Wei', receivedOn: '2026-05-26' };
const create = (change: object = {}, by = api.manager): Promise<Made> =>
  ok(by.post('/privacy/requests', { ...REQUEST, ...change }));
const update = (id: string, change: object) => api.manager.patch(`/privacy/requests/${id}`, change);
const readTask = async ({ taskId }: Made): Promise<Made> => ok(api.manager.get(`/tasks/${taskId}`));

describe('A request of a person', () => {
  it('gets a reference of its year and is due a month after it was received, on a working day', async () => {
    const first = await create();
    expect(first).toMatchObject({
      reference: expect.stringMatching(/^PRIV-2026-\d{4}$/),
      state: 'open',
      dueOn: '2026-06-26',
      answerBy: '2026-06-26',
      handlerId: api.manager.id,
      nextStates: ['in_progress'],
    });
    const second = await create({ receivedOn: '2026-05-23' });
    // The same day of June is a Tuesday; that of the request received on 14 May is a Sunday.
    expect([second.dueOn, (await create({ receivedOn: '2026-05-14' })).dueOn]).toEqual(['2026-06-23', '2026-06-15']);
    expect(Number(second.reference.slice(-4))).toBe(Number(first.reference.slice(-4)) + 1);
    expect(await api.manager.patch(`/privacy/requests/${first.id}`, { receivedOn: '2026-05-20' })).toMatchObject({
      body: { dueOn: '2026-06-22' },
    });
  });

  it('counts the days that are left until it has ended', async () => {
    const { id, daysLeft } = await create();
    const { rows } = await api.db.query(
      `SELECT '2026-06-26'::date - (now() AT TIME ZONE 'Europe/Brussels')::date AS days`,
    );
    expect(daysLeft).toBe(rows[0].days);
    await ok(update(id, { state: 'in_progress' }));
    const ended = await ok(update(id, { state: 'withdrawn' }));
    expect(ended).toMatchObject({ daysLeft: null, nextStates: [] });
  });

  it('has one task, which follows its days and its handler and is closed with it', async () => {
    const request = await create({ identityChecked: true });
    expect(await readTask(request)).toMatchObject({
      title: `Answer the request ${request.reference} (access)`,
      dueOn: '2026-06-16',
      assigneeId: api.manager.id,
      status: 'open',
      contactId: null,
    });
    await ok(update(request.id, { extendedTo: '2026-08-03', extendedReason: 'Mails of eight years' }));
    await ok(update(request.id, { handlerId: api.admin.id, state: 'in_progress' }));
    expect(await readTask(request)).toMatchObject({ dueOn: '2026-07-24', assigneeId: api.admin.id, status: 'open' });
    const done = await ok(update(request.id, { state: 'done', outcome: 'Report sent' }));
    expect(done).toMatchObject({ state: 'done', answeredOn: '2026-06-01', taskId: request.taskId });
    expect(await readTask(request)).toMatchObject({ status: 'done' });
    const { rows } = await api.db.query('SELECT count(*)::int AS count FROM task WHERE title LIKE $1', [
      `%${request.reference}%`,
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('drops the task of a request that is withdrawn, and leaves one that somebody has closed', async () => {
    const request = await create();
    await ok(update(request.id, { state: 'in_progress' }));
    await ok(update(request.id, { state: 'withdrawn' }));
    expect(await readTask(request)).toMatchObject({ status: 'dropped' });
    const other = await create();
    await ok(api.manager.patch(`/tasks/${other.taskId}`, { status: 'done' }));
    await ok(update(other.id, { extendedTo: '2026-07-15', extendedReason: 'Illness' }));
    expect(await readTask(other)).toMatchObject({ status: 'done', dueOn: '2026-06-16' });
  });

  it('archives and restores its task with itself', async () => {
    const request = await create();
    await ok(api.manager.delete(`/privacy/requests/${request.id}`));
    expect((await readTask(request)).archivedAt).not.toBeNull();
    expect((await update(request.id, { notes: 'x' })).problem).toEqual([409, 'record.archived']);
    await ok(api.manager.post(`/privacy/requests/${request.id}/restore`));
    expect((await readTask(request)).archivedAt).toBeNull();
  });

  it.each([
    [{ receivedOn: '2026-06-02' }, '/receivedOn privacy_request.received_in_future'],
    [{ contactId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/contactId reference.unknown'],
    [{ handlerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/handlerId reference.unknown'],
    [{ subjectEmail: 'no address' }, '/subjectEmail isEmail'],
    [{ kind: 'portability' }, '/kind isIn'],
    [{ state: 'done' }, '/state whitelistValidation'],
  ])('is refused for %j', async (change, error) => {
    const answer = await api.manager.post('/privacy/requests', { ...REQUEST, ...change });
    expect([answer.status, answer.fieldErrors[0]]).toEqual([422, expect.stringContaining(error.split(' ')[0]!)]);
    if (error.includes('.')) expect(answer.fieldErrors).toContain(error);
  });

  it('goes only from open over in_progress to its end', async () => {
    const { id } = await create();
    expect((await update(id, { state: 'done' })).problem).toEqual([409, 'privacy_request.state_not_allowed']);
    expect((await ok(update(id, { state: 'in_progress' }))).nextStates).toEqual(['done', 'refused', 'withdrawn']);
    expect((await update(id, { state: 'open' })).problem).toEqual([409, 'privacy_request.state_not_allowed']);
    expect((await update(id, { state: 'done' })).fieldErrors).toEqual([
      '/identityChecked privacy_request.identity_not_checked',
    ]);
    expect((await update(id, { state: 'refused' })).fieldErrors).toEqual([
      '/refusedReason privacy_request.refused_reason',
    ]);
    const refused = await ok(update(id, { state: 'refused', refusedReason: 'not_identified' }));
    expect(refused).toMatchObject({ answeredOn: '2026-06-01', nextStates: [] });
  });

  it('for erasure cannot be done by hand', async () => {
    const { id } = await create({ kind: 'erasure', identityChecked: true });
    const started = await ok(update(id, { state: 'in_progress' }));
    expect(started.nextStates).toEqual(['refused', 'withdrawn']);
    expect((await update(id, { state: 'done' })).problem).toEqual([409, 'privacy_request.erasure_needed']);
  });

  it('can be extended by two months with a reason', async () => {
    const { id } = await create();
    const extend = (extendedTo: string, extendedReason?: string) => update(id, { extendedTo, extendedReason });
    expect((await extend('2026-08-27', 'Late')).pointers).toEqual(['/extendedTo']);
    expect((await extend('2026-06-26', 'Late')).pointers).toEqual(['/extendedTo']);
    expect((await extend('2026-08-26')).pointers).toEqual(['/extendedReason']);
    expect(await ok(extend('2026-08-26', 'Late'))).toMatchObject({ dueOn: '2026-06-26', answerBy: '2026-08-26' });
  });

  it('is listed by the days that are left, and found by its name and reference', async () => {
    const { id, reference } = await create({ subjectName: 'Zhou Guoqiang', receivedOn: '2026-05-04' });
    const list = async (query: string): Promise<Made[]> =>
      (await ok(api.manager.get(`/privacy/requests?${query}`))).items;
    const first = (await list('state=open&sort=answerBy'))[0]!;
    expect(first).toMatchObject({ id, answerBy: '2026-06-04' });
    for (const q of ['guoqiang', reference]) expect((await list(`q=${q}`)).map((one) => one.id)).toEqual([id]);
  });

  it('follows its contact into another one', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const { id } = await create({ contactId: source.id });
    const merge = await ok(api.manager.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    expect(merge.relations).toContainEqual({ label: 'privacyRequests', moved: 1, combined: 0 });
    expect((await ok(api.manager.get(`/privacy/requests/${id}`))).contactId).toBe(survivor.id);
  });

  it('is not told to those who merge contacts but may not read requests', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    await create({ contactId: source.id });
    const path = `/contacts/${survivor.id}/merge`;
    for (const [by, dryRun] of [
      [api.bdm, true],
      [await api.key('manager'), true],
      [api.bdm, false],
    ] as const) {
      const { relations } = await ok(by.post(path, { sourceId: source.id, dryRun }));
      expect(relations.map(({ label }: Made) => label)).not.toContain('privacyRequests');
      expect(relations.map(({ label }: Made) => label)).toContain('leads');
    }
  });

  it('is kept by the database even if the application would not', async () => {
    const { id } = await create();
    for (const change of [
      `state = 'done', answered_on = '2026-06-01'`,
      `state = 'refused', answered_on = '2026-06-01'`,
      `refused_reason = 'legal_claims'`,
      `extended_to = '2026-08-27', extended_reason = 'x'`,
      `extended_to = '2026-08-26'`,
      `answered_on = '2026-06-01'`,
      `due_on = received_on`,
    ])
      await expect(api.db.query(`UPDATE privacy_request SET ${change} WHERE id = $1`, [id])).rejects.toThrow(/_ck/);
  });
});

describe('Privacy', () => {
  it('is for managers who have signed in, and for no key, whatever its role', async () => {
    const routes = ['/privacy/requests', '/privacy/requests/export'];
    for (const caller of [api.bdm, api.viewer, await api.key('admin'), await api.key('manager')])
      for (const route of routes)
        expect([route, (await caller.get(route)).problem]).toEqual([route, [403, 'auth.forbidden']]);
    const key = await api.key('admin');
    expect((await key.get('/privacy/requests')).body.detail).toContain('Only people who have signed in');
    expect((await key.get('/me')).body.permissions).not.toContain('privacy:read');
    expect((await api.manager.get('/privacy/requests')).status).toBe(200);
  });

  it('is no scope of a key', async () => {
    const answer = await api.admin.post('/api-keys', { name: 'Key', role: 'manager', scopes: ['privacy:read'] });
    expect([answer.status, answer.pointers]).toEqual([422, ['/scopes']]);
  });

  it('keeps its requests out of the audit trail of those who may not see them', async () => {
    const { id } = await create();
    const read = async (by: typeof api.bdm) => (await ok(by.get(`/audit?entityId=${id}`))).items.length;
    expect([await read(api.manager), await read(api.bdm), await read(await api.key('admin'))]).toEqual([1, 0, 0]);
  });
});
