import type { Actor } from '../../src/common/actor/actor.constants.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { NOTIFICATION_KINDS } from '../../src/identity/notifications/notification.constants.js';
import { notificationList } from '../../src/notifications/notification.list.js';
import { openPage } from '../identity/session.given.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { Plans } from '../support/plans.js';
import { buildMany, insertRows, updateRows } from '../support/rows.js';
import { ok, readUnread, summariseUnread } from './notifications.given.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

const { api, make } = useApi();
let user: Caller;
beforeEach(async () => {
  user = await api.user('bdm');
});

const assign = (title: string, change: object = {}): Promise<Answer['body']> =>
  ok(api.bdm.post('/tasks', { title, assigneeId: user.id, ...change }));
const assignAgain = async (id: string): Promise<void> => {
  await ok(api.bdm.patch(`/tasks/${id}`, { assigneeId: null }));
  await ok(api.bdm.patch(`/tasks/${id}`, { assigneeId: user.id }));
};
const markRead = async (body: object): Promise<number> => (await ok(user.post('/notifications/read', body))).unread;

describe('Notifications', () => {
  it('are renewed by a further cause while unread, and written anew when they have been read', async () => {
    const { id } = await assign('Call Chen');
    await assign('Call Li');
    const [, first] = await readUnread(user);
    await assignAgain(id);
    const [renewed, ...others] = await readUnread(user);
    expect(renewed).toMatchObject({ id: first.id, count: 2, record: { id } });
    expect(Date.parse(renewed.at)).toBeGreaterThan(Date.parse(first.at));
    expect(others).toHaveLength(1);
    await markRead({ ids: [first.id] });
    await assignAgain(id);
    const [fresh] = await readUnread(user);
    expect(fresh).toMatchObject({ count: 1, record: { id } });
    expect(fresh.id).not.toBe(first.id);
  });

  it('are one for each recipient, kind and record, also with several causes at once', async () => {
    const leads = await Promise.all([make.lead(), make.lead()]);
    const ids = leads.map(({ id }) => id);
    const handOver = (ownerId: string | null) => ({ ids, dryRun: false, changes: { ownerId } });
    await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const by = n % 2 ? api.manager : api.admin;
        await ok(by.post('/leads/bulk-updates', handOver(n % 3 ? user.id : api.bdm.id)));
        if (n === 4) await markRead({ all: true });
      }),
    );
    await ok(api.manager.post('/leads/bulk-updates', handOver(api.bdm.id)));
    await ok(api.manager.post('/leads/bulk-updates', handOver(user.id)));
    expect((await readUnread(user)).map(({ record }) => record.id).toSorted()).toEqual(ids.toSorted());
  });

  it('are listed newest first, all or the unread ones, page by page and by kind', async () => {
    for (const title of ['One', 'Two', 'Three']) await assign(title);
    const lead = await make.lead({ ownerId: user.id });
    const [, { id }] = await readUnread(user);
    expect(await markRead({ ids: [id] })).toBe(3);
    expect(await summariseUnread(user)).toEqual([
      ['lead_handed_over', lead.title],
      ['task_assigned', 'Two'],
      ['task_assigned', 'One'],
    ]);
    const first = await ok(user.get('/notifications?limit=2&count=true'));
    expect([first.total, first.items.map(({ record }: Answer['body']) => record.title)]).toEqual([
      4,
      [lead.title, 'Three'],
    ]);
    expect(first.items[1].readAt).toEqual(expect.any(String));
    const second = await ok(user.get(`/notifications?limit=2&cursor=${first.nextCursor}`));
    expect([second.nextCursor, second.items.length]).toEqual([null, 2]);
    expect((await ok(user.get('/notifications?kind=lead_handed_over'))).items).toHaveLength(1);
    expect((await ok(user.get('/notifications?unread=false'))).items).toMatchObject([{ id }]);
  });

  it('are marked as read by their ids or all at once, and come with the session as a number', async () => {
    const page = await openPage(api, user);
    const readCount = async () => (await page.get('/sessions/current')).body.user.unreadNotifications;
    expect(await readCount()).toBe(0);
    for (const title of ['One', 'Two', 'Three']) await assign(title);
    expect(await readCount()).toBe(3);
    const [{ id }] = await readUnread(user);
    expect(await markRead({ ids: [id, UNKNOWN] })).toBe(2);
    const { readAt } = (await ok(user.get(`/notifications?unread=false`))).items[0];
    expect(await markRead({ ids: [id] })).toBe(2);
    expect((await ok(user.get(`/notifications?unread=false`))).items[0].readAt).toBe(readAt);
    expect(await readCount()).toBe(2);
    expect(await Promise.all([markRead({ all: true }), markRead({ all: true })])).toEqual([0, 0]);
    expect(await readCount()).toBe(0);
  });

  it('of others are neither listed nor marked', async () => {
    await assign('Private');
    const [{ id }] = await readUnread(user);
    const other = await api.user('admin');
    expect((await ok(other.get('/notifications'))).items).toEqual([]);
    await ok(other.post('/notifications/read', { ids: [id] }));
    await ok(other.post('/notifications/read', { all: true }));
    expect(await readUnread(user)).toMatchObject([{ id, readAt: null }]);
  });

  it('have the present title of their record', async () => {
    const { id } = await assign('Call Chen');
    await ok(api.bdm.patch(`/tasks/${id}`, { title: 'Call Li' }));
    await ok(api.bdm.delete(`/tasks/${id}`));
    expect(await summariseUnread(user)).toEqual([['task_assigned', 'Call Li']]);
  });

  it('are deleted 90 days after their last cause, read or not', async () => {
    for (const title of ['Old', 'Old and read', 'Recent']) await assign(title);
    const [recent, read, old] = await readUnread(user);
    await markRead({ ids: [read.id] });
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const { id } of [read, old]) await updateRows(api.db, 'notification', { id }, { at: daysAgo(90) });
    await updateRows(api.db, 'notification', { id: recent.id }, { at: daysAgo(89) });
    await api.app.get(JobRegistry).run('notifications.delete-expired');
    expect((await ok(user.get('/notifications'))).items).toMatchObject([{ id: recent.id }]);
  });
});

describe('A kind of notifications', () => {
  it('can be switched off and on again by the user, and is on unless it is off', async () => {
    const on = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, true]));
    expect((await ok(user.get('/me/preferences'))).notifications).toEqual(on);
    const off = await ok(user.patch('/me/preferences', { notifications: { task_assigned: false } }));
    expect(off.notifications).toEqual({ ...on, task_assigned: false });
    await assign('Unheard of');
    const lead = await make.lead({ ownerId: user.id });
    expect(await summariseUnread(user)).toEqual([['lead_handed_over', lead.title]]);
    await ok(user.patch('/me/preferences', { theme: 'dark', notifications: { team_joined: false } }));
    const both = { ...on, task_assigned: false, team_joined: false };
    expect(await ok(user.get('/me/preferences'))).toMatchObject({ theme: 'dark', notifications: both });
    await ok(user.patch('/me/preferences', { notifications: { task_assigned: true, team_joined: null } }));
    await assign('Heard of');
    expect((await summariseUnread(user))[0]).toEqual(['task_assigned', 'Heard of']);
    await ok(user.patch('/me/preferences', { notifications: { team_joined: false } }));
    expect((await ok(user.patch('/me/preferences', { notifications: null }))).notifications).toEqual(on);
  });

  it.each([
    ['/notifications/lunch', { lunch: false }],
    ['/notifications/task_assigned', { task_assigned: 'no' }],
    ['/notifications', ['task_assigned']],
    ['/notifications', false],
  ])('is refused at %s', async (pointer, notifications) => {
    const { status, body } = await user.patch('/me/preferences', { notifications });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });
});

describe('Notifications of a confidential lead', () => {
  it('are shown and counted only while the user may see the lead', async () => {
    const page = await openPage(api, user);
    const readCount = async () => (await page.get('/sessions/current')).body.user.unreadNotifications;
    const lead = await make.lead({ teamIds: [user.id] });
    await assign('Call the investor', { leadId: lead.id });
    const moved = await assign('Ask the neighbours');
    const changeLead = (change: object) => ok(api.manager.patch(`/leads/${lead.id}`, change));
    await changeLead({ confidential: true, codename: 'Orchid' });
    await ok(api.bdm.patch(`/tasks/${moved.id}`, { leadId: lead.id }));
    expect([await readCount(), (await readUnread(user)).length]).toEqual([3, 3]);

    await changeLead({ teamIds: [] });
    expect([await readCount(), await readUnread(user)]).toEqual([0, []]);
    expect((await ok(user.get('/notifications?count=true'))).total).toBe(0);
    // Notifications that the user does not see are not marked.
    expect(await markRead({ all: true })).toBe(0);

    await changeLead({ confidential: false });
    expect((await summariseUnread(user)).toSorted()).toEqual([
      ['task_assigned', 'Ask the neighbours'],
      ['task_assigned', 'Call the investor'],
      ['team_joined', lead.title],
    ]);
    expect(await readCount()).toBe(3);
  });

  it('are written for whoever may not see it, and shown from when they may', async () => {
    const lead = await make.lead({ confidential: true, codename: 'Lotus' });
    await assign('Prepare the visit', { leadId: lead.id });
    expect(await readUnread(user)).toEqual([]);
    await ok(api.bdm.patch(`/leads/${lead.id}`, { teamIds: [user.id] }));
    expect((await summariseUnread(user)).map(([kind]) => kind).toSorted()).toEqual(['task_assigned', 'team_joined']);
  });

  it('vanish with a role that reads no leads', async () => {
    await make.lead({ ownerId: user.id });
    await ok(api.admin.patch(`/users/${user.id}`, { role: 'reporting' }));
    expect(await readUnread(user)).toEqual([]);
  });
});

describe('The live update of a notification', () => {
  it('reaches the recipient alone, for each cause and each reading', async () => {
    const update = { type: 'resync', entity: 'notification', id: null, version: null };
    const mine = await EventStream.open(user);
    // Only streams that are open when the instance begins to listen are told so.
    await mine.waitFor({ type: 'resync', entity: null });
    const foreign = await EventStream.open(api.admin);
    const { id } = await assign('Call Chen');
    expect(await mine.waitFor({ entity: 'notification' })).toEqual(update);
    const seen = mine.updates.length;
    await markRead({ all: true });
    expect(await mine.waitFor({ entity: 'notification' }, seen)).toEqual(update);
    await ok(api.bdm.patch(`/tasks/${id}`, { title: 'Call Li' }));
    await foreign.waitFor({ id, type: 'updated' });
    expect(foreign.updates.filter(({ entity }) => entity === 'notification')).toEqual([]);
    await Promise.all([mine.close(), foreign.close()]);
  });
});

describe('A request about notifications', () => {
  it('is refused for an API key, whatever its role, and for nobody', async () => {
    for (const key of [await api.key('admin'), await api.key('bdm', ['me:read'])]) {
      for (const answer of [await key.get('/notifications'), await key.post('/notifications/read', { all: true })]) {
        expect([answer.status, answer.body.code]).toEqual([403, 'notification.person_only']);
      }
    }
    expect((await api.anonymous.get('/notifications')).status).toBe(401);
    expect((await api.anonymous.post('/notifications/read', { all: true })).status).toBe(401);
  });

  it.each([
    ['/ids', {}],
    ['/ids', { ids: [UNKNOWN], all: true }],
    ['/ids', { ids: [] }],
    ['/ids', { ids: null }],
    ['/ids', { ids: UNKNOWN }],
    ['/ids', { ids: ['all'] }],
    ['/ids', { ids: [null] }],
    ['/ids', { ids: [UNKNOWN, UNKNOWN.toUpperCase()] }],
    ['/ids', { ids: Array.from({ length: 201 }, (_, n) => UNKNOWN.slice(0, -3) + String(n).padStart(3, '0')) }],
    ['/all', { all: false }],
    ['/all', { all: null }],
    ['/all', { all: 'true' }],
    ['/userId', { all: true, userId: UNKNOWN }],
  ])('is refused at %s: %j', async (pointer, body) => {
    const answer = await user.post('/notifications/read', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: Answer['body']) => error.pointer.slice(0, pointer.length))).toContain(
      pointer,
    );
  });

  it.each(['unread=maybe', 'kind=lunch', 'userId=me', 'sort=kind', 'archived=any', 'limit=0'])(
    'is refused with %s',
    async (query) => expect((await user.get(`/notifications?${query}`)).status).toBe(422),
  );
});

describe('With thousands of notifications', () => {
  it('those of a user are read and counted by indexes', async () => {
    const companyId = (await make.company()).id;
    const leads = buildMany(2_000, (n) => ({ company_id: companyId, owner_id: api.bdm.id, confidential: n % 9 === 0 }));
    const leadIds = await insertRows(api.db, 'lead', leads);
    const notifications = buildMany(6_000, (n) => ({
      user_id: n % 3 ? api.viewer.id : user.id,
      kind: 'team_joined',
      record_kind: 'lead',
      record_id: leadIds[n % 2_000],
      at: new Date(Date.now() - n * 60_000),
      read_at: n < 1_500 ? null : new Date(),
    }));
    await insertRows(api.db, 'notification', notifications);
    await api.db.query('ANALYZE notification, lead, lead_team, task');
    const actor: Actor = { id: user.id, kind: 'user', name: 'u', role: 'bdm', scopes: null };
    const plans = new Plans(api.db, notificationList, actor);
    expect(await plans.findUnservedSorts()).toEqual([]);
    expect(await plans.findUnservedFilters(['unread=true', 'unread=false', 'kind=team_joined'])).toEqual([]);
  });
});
