import { ManualClock } from '../src/common/time/clock.service.js';
import { type Caller, useApi } from './support/api.js';
import { connect, registration, send, work } from './intake/intake.given.js';
import { Make, type Made, ok } from './support/make.js';
import { receive } from './mail/inbound/inbound.given.js';

// In Brussels it is one hour later, and Saturday already.
const NOW = new Date('2026-11-27T23:30:00Z');
const clock = new ManualClock(NOW);

const { api } = useApi({ clock });
const make = new Make(api, () => clock.now());

const read = async (caller: Caller): Promise<Made> => {
  const { status, body } = await caller.get('/my-day');
  expect(status).toBe(200);
  return body;
};
const listTitles = (part: { items: Made[] }): string[] => part.items.map(({ title }: Made) => title);
const createTask = (caller: Caller, title: string, dueOn: string | null, change = {}): Promise<Made> =>
  ok(caller.post('/tasks', { title, dueOn, ...change }));
const addDays = (days: number) => new Date(Date.parse('2026-11-28') + days * 86_400_000).toISOString().slice(0, 10);

describe('What the day asks of a user', () => {
  it('is nothing for one who has nothing, and a viewer is asked for no review', async () => {
    for (const [caller, toReview] of [
      [await api.user('bdm'), 0],
      [api.viewer, null],
    ] as const) {
      expect(await read(caller)).toEqual({
        day: '2026-11-28',
        lastDay: '2026-12-04',
        tasks: { total: 0, items: [] },
        laterTasks: 0,
        stale: { total: 0, items: [], by: '2026-12-12' },
        decisions: { total: 0, items: [], by: '2027-01-27' },
        verifications: { total: 0, items: [] },
        followUp: null,
        activities: { total: 0, items: [] },
        registrationsToReview: toReview,
        mailsToReview: toReview,
        pipeline: { openLeads: 0, jobsExpected: 0, capexEur: 0, weightedJobs: 0 },
      });
    }
  });

  it('is known to users only', async () => {
    const key = await api.key('manager');
    const { status, body } = await key.get('/my-day');
    expect([status, body.code]).toEqual([403, 'my_day.person_only']);
    expect((await api.anonymous.get('/my-day')).status).toBe(401);
    const reporting = await api.user('reporting');
    expect((await reporting.get('/my-day')).body.code).toBe('auth.forbidden');
  });

  it('has the open tasks of the user until the sixth day after today, in the order of their days', async () => {
    const user = await api.user('bdm');
    await createTask(user, 'Beyond', '2026-12-05');
    await createTask(user, 'Last day', '2026-12-04');
    await createTask(user, 'Today', '2026-11-28');
    await createTask(user, 'Yesterday in Brussels', '2026-11-27');
    await createTask(user, 'Some day', null);
    await createTask(user, 'Of somebody else', '2026-11-27', { assigneeId: api.manager.id });
    await createTask(user, 'Done', '2026-11-27', { status: 'done' });
    const { id } = await createTask(user, 'Archived', '2026-11-27');
    await user.delete(`/tasks/${id}`);
    const { tasks, laterTasks } = await read(user);
    expect([tasks.total, listTitles(tasks)]).toEqual([3, ['Yesterday in Brussels', 'Today', 'Last day']]);
    expect(laterTasks).toBe(1);
    expect(listTitles((await read(api.manager)).tasks)).toEqual(['Of somebody else']);
  });

  it('has no task of a confidential lead that the user may not see any more', async () => {
    const user = await api.user('bdm');
    const lead = await make.lead();
    await createTask(api.manager, 'Secret', '2026-11-28', { leadId: lead.id, assigneeId: user.id });
    expect((await read(user)).tasks.total).toBe(1);
    await api.bdm.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Falcon' });
    expect((await read(user)).tasks).toEqual({ total: 0, items: [] });
    await api.bdm.patch(`/leads/${lead.id}`, { teamIds: [user.id] });
    expect((await read(user)).tasks.total).toBe(1);
  });

  it('has his own leads that are stale on this day or become so within two weeks, and no others', async () => {
    const user = await api.user('bdm');
    const receive = (title: string, days: number, change = {}) =>
      make.lead({ by: user, title, receivedOn: addDays(days), ...change });
    await receive('Fresh', -75);
    await receive('Soon', -76);
    await receive('Today', -90);
    await receive('Long ago', -100, { confidential: true, codename: 'Owl' });
    const { id } = await receive('On hold', -100);
    await ok(user.post(`/leads/${id}/status`, { status: 'on_hold', note: 'Waits' }));
    const talkedTo = await receive('Talked to', -100);
    await make.interaction(talkedTo.id, {}, user);
    const archived = await receive('Archived', -100);
    await user.delete(`/leads/${archived.id}`);
    await receive('Of somebody else', -100, { by: api.bdm });
    const { stale, pipeline } = await read(user);
    expect([stale.total, listTitles(stale)]).toEqual([3, ['Long ago', 'Today', 'Soon']]);
    expect(stale.items.map(({ staleOn }: Made) => staleOn)).toEqual([addDays(-10), addDays(0), addDays(14)]);
    expect(pipeline.openLeads).toBe(5);
  });

  it('has the decisions that are overdue or expected within 60 days, and figures that agree with the list', async () => {
    const user = await api.user('manager');
    const lead = (title: string, expectedDecisionOn: string, change = {}) =>
      make.lead({ by: user, title, expectedDecisionOn, ...change });
    await lead('Later', addDays(61));
    await lead('At last', addDays(60), { jobsExpected: 30, capex: { amount: 2_000_000, currency: 'EUR' } });
    await lead('Overdue', addDays(-1), { jobsExpected: 15, capexUndisclosed: true });
    await lead('Of somebody else', addDays(-1), { ownerId: api.bdm.id });
    const { decisions, pipeline } = await read(user);
    expect([decisions.total, listTitles(decisions)]).toEqual([2, ['Overdue', 'At last']]);
    const filters = `ownerId=me&status=open&expectedDecisionOn.lte=${decisions.by}&sort=expectedDecisionOn&count=true`;
    const list = (await user.get(`/leads?${filters}`)).body;
    expect([list.total, listTitles(list)]).toEqual([2, ['Overdue', 'At last']]);
    const weights = (await user.get('/leads?ownerId=me&jobsExpected.gte=1')).body.items as Made[];
    const weighted = weights.reduce((sum, { probability, jobsExpected }) => sum + probability * jobsExpected, 0);
    expect(pipeline).toEqual({
      openLeads: 3,
      jobsExpected: 45,
      capexEur: 2_000_000,
      weightedJobs: Math.round(weighted / 100),
    });
  });
});

describe('The registrations of the day', () => {
  it('are as many as wait for a review, for those who may decide', async () => {
    const connection = await connect(api, { secret: null });
    for (const n of [1, 2]) await send(connection, registration(n));
    await work(api);
    const list = (await api.bdm.get('/intake/registrations?matchState=needs_review&count=true')).body;
    expect(list.total).toBe(2);
    expect((await read(api.bdm)).registrationsToReview).toBe(2);
    expect((await read(api.manager)).registrationsToReview).toBe(2);
    expect((await read(api.viewer)).registrationsToReview).toBeNull();
  });
});

describe('The received mails of the day', () => {
  it('are as many as wait for a decision, for those who may decide', async () => {
    await receive(await api.user('bdm'), { from: 'Somebody <somebody@unknown.test>' });
    const waiting = (await api.bdm.get('/inbound-mails?state=needs_review&count=true')).body;
    expect(waiting.total).toBe(1);
    expect((await read(api.bdm)).mailsToReview).toBe(1);
    expect((await read(api.manager)).mailsToReview).toBe(1);
    expect((await read(api.viewer)).mailsToReview).toBeNull();
  });
});

describe('The activities of the day', () => {
  it('are those of the seven days, without cancelled ones', async () => {
    const create = async (path: string, title: string, startsOn: string, endsOn: string, change = {}) =>
      ok(api.bdm.post(path, { title, startsOn, endsOn, ...change }));
    const inbound = { direction: 'inbound', timezone: 'Europe/Brussels' };
    await create('/delegations', 'Over', addDays(-3), addDays(-1), inbound);
    await create('/delegations', 'Runs', addDays(-3), addDays(0), inbound);
    await create('/delegations', 'Starts', addDays(6), addDays(9), inbound);
    await create('/delegations', 'Next week', addDays(7), addDays(9), inbound);
    const { id } = await create('/delegations', 'Cancelled', addDays(1), addDays(2), inbound);
    await ok(api.bdm.patch(`/delegations/${id}`, { status: 'cancelled' }));
    const { activities } = await read(api.viewer);
    expect([activities.total, listTitles(activities)]).toEqual([2, ['Runs', 'Starts']]);
  });

  it('leave the attendees of the last one whom nobody has contacted to its owner', async () => {
    const user = await api.user('bdm');
    const delegation = await ok(
      user.post('/delegations', {
        title: 'Lighting',
        direction: 'inbound',
        timezone: 'Europe/Brussels',
        startsOn: addDays(-5),
        endsOn: addDays(-4),
        ownerId: user.id,
      }),
    );
    const people: Made[] = [];
    for (const fullName of ['Li Na', 'Chen Wei', 'Without an address']) {
      const contact = await make.contact({ fullName, ...(fullName.startsWith('Without') && { email: null }) });
      people.push(contact);
      const participant = { contactId: contact.id, role: 'member', status: 'confirmed' };
      await ok(user.post(`/delegations/${delegation.id}/participants`, participant));
    }
    const names = async (caller: Caller) => {
      const { followUp } = await read(caller);
      return followUp && [followUp.total, ...followUp.items.map(({ fullName }: Made) => fullName)];
    };
    expect((await read(user)).followUp.activity).toMatchObject({ id: delegation.id, title: 'Lighting' });
    expect(await names(user)).toEqual([2, 'Chen Wei', 'Li Na']);
    expect(await names(await api.user('bdm'))).toBeNull();
    const talk = { kind: 'call', subject: 'Thanks', occurredAt: NOW.toISOString(), contactIds: [people[0]!.id] };
    await ok(user.post('/interactions', talk));
    expect(await names(user)).toEqual([1, 'Chen Wei']);
  });
});
