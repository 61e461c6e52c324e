import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { taskList } from '../../src/interactions/tasks/task.list.js';
import { useApi } from '../support/api.js';
import { walk, walkEverySort } from '../support/walk.js';
import { given } from './given.js';

const { api } = useApi();
const make = given(api);

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const today = () => getLocalDate(AGENCY_ZONE, new Date());

describe('A new task', () => {
  it('is of the caller and open, unless something else is said', async () => {
    const answer = await api.bdm.post('/tasks', { title: ' Call Mr Chen ' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/tasks/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      title: 'Call Mr Chen',
      dueOn: null,
      assigneeId: api.bdm.id,
      assigneeName: 'bdm 3',
      status: 'open',
      closedAt: null,
      overdue: false,
      subject: null,
      interactionId: null,
      followUpOfActivityId: null,
      createdBy: api.bdm.id,
      version: 1,
    });
    expect((await api.viewer.get(`/tasks/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('can be of somebody else, or of nobody yet', async () => {
    const theirs = await api.bdm.post('/tasks', { title: 'Call', assigneeId: api.manager.id });
    const nobodys = await api.bdm.post('/tasks', { title: 'Call', assigneeId: null });
    expect([theirs.body.assigneeId, nobodys.body.assigneeId]).toEqual([api.manager.id, null]);
  });

  it('made by a key is of nobody: a key is not a person', async () => {
    const key = await api.key('bdm');
    const answer = await key.post('/tasks', { title: 'Check the import' });
    expect([answer.status, answer.body.assigneeId, answer.body.createdBy]).toEqual([201, null, key.id]);
    expect((await key.patch(`/tasks/${answer.body.id}`, { title: 'Check it twice' })).status).toBe(200);
  });

  it.each(['company', 'contact', 'lead', 'activity', 'agreement'] as const)(
    'can be about a %s, and says which',
    async (kind) => {
      const companyId = await make.company({ name: 'Lumenova Lighting' });
      const [id, label] = {
        company: [companyId, 'Lumenova Lighting'],
        contact: [await make.contact(companyId, 'Chen Wei 陈伟'), 'Chen Wei 陈伟'],
        lead: [(await make.lead(api.bdm, { title: 'Battery plant' })).id, expect.stringMatching(/^\S+ Battery plant$/)],
        activity: [await make.activity(), 'Autumn seminar'],
        agreement: [await make.agreement(), 'The partnership'],
      }[kind];
      const answer = await api.bdm.post('/tasks', { title: 'Call', [`${kind}Id`]: id });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ [`${kind}Id`]: id, subject: { kind, id, label } });
      const { body } = await api.bdm.get(`/tasks?${kind}Id=${id}&count=true`);
      expect([body.total, body.items[0].id]).toEqual([1, answer.body.id]);
    },
  );

  it('is about one thing at most; the refusal names what was given', async () => {
    const { id: leadId, companyId } = await make.lead(api.bdm);
    const answer = await api.bdm.post('/tasks', { title: 'Call', leadId, companyId, contactId: null });
    expect(answer.problem).toEqual([422, 'task.one_subject']);
    expect(answer.body.errors).toMatchObject([
      { pointer: '/companyId', code: 'task.one_subject' },
      { pointer: '/leadId', code: 'task.one_subject' },
    ]);
  });

  it('can be done already', async () => {
    const { body } = await api.bdm.post('/tasks', { title: 'Called', status: 'done' });
    expect(body).toMatchObject({ status: 'done', closedAt: body.createdAt });
  });

  it.each([
    ['no title', { title: undefined }, '/title'],
    ['an empty title', { title: ' \t ' }, '/title'],
    ['a title of two lines', { title: 'a\nb' }, '/title'],
    ['a NUL', { title: 'a\0b' }, '/title'],
    ['a day that does not exist', { dueOn: '2027-02-29' }, '/dueOn'],
    ['an instant for a day', { dueOn: '2027-02-20T10:00:00Z' }, '/dueOn'],
    ['a year of a thousand years ago', { dueOn: '1026-02-20' }, '/dueOn'],
    ['an unknown assignee', { assigneeId: NOBODY }, '/assigneeId'],
    ['an assignee that is no id', { assigneeId: 'me' }, '/assigneeId'],
    ['an unknown status', { status: 'almost' }, '/status'],
    ['no status', { status: null }, '/status'],
    ['an unknown company', { companyId: NOBODY }, '/companyId'],
    ['an unknown contact', { contactId: NOBODY }, '/contactId'],
    ['an unknown lead', { leadId: NOBODY }, '/leadId'],
    ['an unknown activity', { activityId: NOBODY }, '/activityId'],
    ['an unknown agreement', { agreementId: NOBODY }, '/agreementId'],
    ['a closing date of its own', { closedAt: '2026-01-01T00:00:00Z' }, '/closedAt'],
    ['an interaction of its own', { interactionId: NOBODY }, '/interactionId'],
  ])('with %s is refused: 422', async (_, change, pointer) => {
    const answer = await api.bdm.post('/tasks', { title: 'Call', ...change });
    expect(answer.status).toBe(422);
    expect(answer.pointers).toEqual([pointer]);
  });

  it('is not given to somebody who has left', async () => {
    const leaver = await api.user('bdm');
    await api.admin.delete(`/users/${leaver.id}`);
    const answer = await api.bdm.post('/tasks', { title: 'Call', assigneeId: leaver.id });
    expect(answer.body.errors).toMatchObject([{ pointer: '/assigneeId', code: 'reference.archived' }]);
  });
});

describe('Changing a task', () => {
  it('keeps when it was closed, and forgets it when it is opened again', async () => {
    const { body } = await api.bdm.post('/tasks', { title: 'Call' });
    const path = `/tasks/${body.id}`;
    const done = await api.bdm.patch(path, { status: 'done' });
    expect(done.body).toMatchObject({ status: 'done', closedAt: done.body.updatedAt });
    expect((await api.bdm.patch(path, { title: 'Called', status: 'done' })).body.closedAt).toBe(done.body.closedAt);
    const dropped = await api.bdm.patch(path, { status: 'dropped' });
    expect(dropped.body).toMatchObject({ status: 'dropped', closedAt: dropped.body.updatedAt });
    expect((await api.bdm.patch(path, { status: 'open' })).body).toMatchObject({ status: 'open', closedAt: null });
    for (const [field, value] of [
      ['status', null],
      ['title', null],
    ] as const) {
      expect((await api.bdm.patch(path, { [field]: value })).status).toBe(422);
    }
  });

  it('moves it to another subject only if the old one is cleared', async () => {
    const [company, contact] = [await make.company(), await make.contact()];
    const { body } = await api.bdm.post('/tasks', { title: 'Call', companyId: company });
    const both = await api.bdm.patch(`/tasks/${body.id}`, { contactId: contact });
    expect(both.problem).toEqual([422, 'task.one_subject']);
    const moved = await api.bdm.patch(`/tasks/${body.id}`, { contactId: contact, companyId: null });
    expect(moved.body.subject).toMatchObject({ kind: 'contact', id: contact });
    expect((await api.bdm.patch(`/tasks/${body.id}`, { contactId: null })).body.subject).toBeNull();
  });

  it('is allowed to its creator, its assignee, the people of its lead, and managers', async () => {
    const [creator, assignee] = [await api.user('bdm'), await api.user('bdm')];
    const [member, stranger] = [await api.user('bdm'), await api.user('bdm')];
    const lead = await make.lead(api.bdm, { teamIds: [member.id] });
    const { body } = await creator.post('/tasks', { title: 'Call', assigneeId: assignee.id, leadId: lead.id });
    const path = `/tasks/${body.id}`;
    for (const caller of [creator, assignee, member, api.bdm, api.manager, api.admin]) {
      expect((await caller.patch(path, { title: `Call for ${caller.id}` })).status).toBe(200);
    }
    for (const refused of [
      await stranger.patch(path, { title: 'Mine' }),
      await stranger.delete(path),
      await stranger.post(`${path}/restore`),
    ]) {
      expect(refused.problem).toEqual([403, 'task.not_yours']);
    }
    expect((await api.viewer.patch(path, { title: 'Mine' })).body.code).toBe('auth.forbidden');
  });
});

describe('The list of tasks', () => {
  let companyId: string;
  let assignee: string;
  beforeAll(async () => {
    companyId = await make.company();
    assignee = (await api.user('bdm')).id!;
    for (let n = 0; n < 25; n++) {
      await api.bdm.post('/tasks', {
        title: n % 3 ? 'Réunion' : `alpha ${n % 2}`,
        // Ties, and no day on every fifth.
        dueOn: n % 5 ? addDays(today(), (n % 4) - 2) : null,
        status: (['open', 'open', 'done', 'dropped'] as const)[n % 4],
        assigneeId: n % 7 ? assignee : null,
        companyId,
      });
    }
  });

  it('gives every row once in every order, also with rows added meanwhile', async () => {
    const rows = await walkEverySort(api.admin, '/tasks', taskList, {
      query: `companyId=${companyId}`,
      insert: async () => (await api.bdm.post('/tasks', { title: 'Late', companyId })).body.id,
      inserts: 1,
    });
    expect(rows).toBeGreaterThanOrEqual(25);
  });

  it('is filtered by each of its fields, alone and in ranges', async () => {
    const { rows } = await walk(api.admin, `/tasks?limit=200&companyId=${companyId}`);
    const only = async (filter: string, fits: (row: Record<string, unknown>) => boolean) => {
      const answer = await api.admin.get(`/tasks?limit=200&companyId=${companyId}&count=true&${filter}`);
      expect(answer.status).toBe(200);
      const expected = rows.filter(fits).map(({ id }) => id);
      expect(answer.body.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(expected.toSorted());
      expect(answer.body.total).toBe(expected.length);
      expect(expected.length).toBeGreaterThan(0);
    };
    const due = (row: Record<string, unknown>) => row['dueOn'] as string | null;
    const late = (row: Record<string, unknown>) => row['status'] === 'open' && due(row) !== null && due(row)! < today();
    await only('overdue=true', late);
    await only('overdue=false', (row) => !late(row));
    await only('overdue=true&overdue=false', () => true);
    expect(rows.filter((row) => row['overdue'] === true)).toEqual(rows.filter(late));
    await only(`dueOn=${today()}`, (row) => due(row) === today());
    await only(`dueOn.gte=${today()}`, (row) => due(row) !== null && due(row)! >= today());
    await only(`dueOn.lt=${today()}`, (row) => due(row) !== null && due(row)! < today());
    await only('dueOn.isNull=true', (row) => due(row) === null);
    await only('status=done&status=dropped', (row) => row['status'] !== 'open');
    await only('closedAt.isNull=false', (row) => row['status'] !== 'open');
    await only(`assigneeId=${assignee}`, (row) => row['assigneeId'] === assignee);
    await only('assigneeId.isNull=true', (row) => row['assigneeId'] === null);
    await only(`createdBy=${api.bdm.id}`, (row) => row['createdBy'] === api.bdm.id);
    await only('title=alpha 1', (row) => row['title'] === 'alpha 1');
    await only('q=reunion', (row) => row['title'] === 'Réunion');
    await only('leadId.isNull=true', () => true);
    await only('interactionId.isNull=true', () => true);
  });

  it('finds the tasks of the caller by assigneeId=me', async () => {
    const { body } = await api.bdm.get('/tasks?assigneeId=me&limit=200');
    expect(body.items.length).toBeGreaterThan(0);
    for (const { assigneeId } of body.items) expect(assigneeId).toBe(api.bdm.id);
  });

  it.each(['overdue=maybe', 'dueOn.gte=tomorrow', 'assigneeId=you', 'sort=assigneeId', 'sort=overdue', 'colour=red'])(
    'refuses %s',
    async (query) => {
      expect((await api.bdm.get(`/tasks?${query}`)).status).toBe(422);
    },
  );

  it('is exported whole with the same filters', async () => {
    const lines = await (
      await api.key('reporting')
    ).get(`/tasks/export?format=jsonl&companyId=${companyId}&status=done`);
    const rows = lines.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { body } = await api.admin.get(`/tasks?companyId=${companyId}&status=done&limit=200`);
    expect(rows).toEqual(body.items);
    const csv = await api.admin.get(`/tasks/export?companyId=${companyId}`);
    expect(csv.text.split('\n')[0]).toContain('id,title,dueOn,assigneeId,assigneeName,status');
  });
});
