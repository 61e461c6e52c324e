import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate, subtractMonths } from '../../src/common/time/calendar-dates.rules.js';
import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { updateRows } from '../support/rows.js';

const { api, make } = useApi();

interface Stage {
  stage: string;
  count: number;
  open: number;
  onHold: number;
  closedSince: string | null;
  jobsExpected: number;
  capexEur: number;
  items: { id: string }[];
  nextCursor: string | null;
}
const readBoard = async (caller: Caller, query = ''): Promise<Stage[]> => {
  const { status, body } = await caller.get(`/leads/board?${query}`);
  expect(status).toBe(200);
  return body.stages;
};
const findIds = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

describe('The board of leads', () => {
  let companyId: string;
  let ids: string[];
  beforeAll(async () => {
    companyId = (await make.company()).id;
    ids = [];
    for (const [index, jobsExpected] of [10, 20, 30, 40, 50].entries()) {
      const { id } = await make.lead({ companyId, jobsExpected, capex: { amount: 1_000_000, currency: 'EUR' } });
      await updateRows(api.db, 'lead', { id }, { stage_entered_on: `2026-01-0${5 - index}` });
      ids.unshift(id);
    }
    await updateRows(api.db, 'lead', { id: ids[0] }, { stage: 'proposal' });
  });

  it('has every stage in order, with the totals and the cards of its leads, the oldest first', async () => {
    const stages = await readBoard(api.viewer, `companyId=${companyId}`);
    expect(stages.map(({ stage }) => stage)).toEqual([...STAGE_NAMES]);
    const [first, qualified, proposal] = stages;
    expect(first).toMatchObject({ count: 4, jobsExpected: 100, capexEur: 4_000_000, nextCursor: null });
    expect(findIds(first!)).toEqual(ids.slice(1));
    expect(qualified).toEqual({
      stage: 'qualified',
      count: 0,
      open: 0,
      onHold: 0,
      closedSince: null,
      jobsExpected: 0,
      capexEur: 0,
      items: [],
      nextCursor: null,
    });
    expect(findIds(proposal!)).toEqual([ids[0]]);
  });

  it('has cards with the company, the owner, the next task and the days in the stage', async () => {
    await api.bdm.post('/tasks', { title: 'Call again', leadId: ids[1], dueOn: '2030-01-01', assigneeId: api.bdm.id });
    const [first] = await readBoard(api.viewer, `companyId=${companyId}`);
    const { body: lead } = await api.viewer.get(`/leads/${ids[1]}`);
    const days = Math.floor((Date.now() - Date.parse('2026-01-02')) / 86_400_000);
    expect(first!.items[0]).toMatchObject({
      company: { name: lead.company.name },
      ownerName: lead.ownerName,
      nextTask: { title: 'Call again' },
      staleSince: lead.staleSince,
    });
    expect(Math.abs((first!.items[0] as unknown as { daysInStage: number }).daysInStage - days)).toBeLessThanOrEqual(1);
  });

  it('is cut to a number of cards, and the list goes on from there', async () => {
    const [first] = await readBoard(api.viewer, `companyId=${companyId}&status=open&limit=3`);
    expect([first!.count, findIds(first!)]).toEqual([4, ids.slice(1, 4)]);
    const query = `companyId=${companyId}&status=open&stage=first_contact&sort=stageEnteredOn&cursor=${first!.nextCursor}`;
    const { body } = await api.viewer.get(`/leads?${query}`);
    expect([findIds(body), body.nextCursor]).toEqual([[ids[4]], null]);
  });

  it('takes the filters of the list, also by stage, and no order', async () => {
    const stages = await readBoard(
      api.viewer,
      `companyId=${companyId}&stage=proposal&stage=qualified&jobsExpected.gte=50`,
    );
    expect(stages.map(({ count }) => count)).toEqual([0, 0, 1, 0, 0, 0, 0]);
    const text = await readBoard(api.viewer, `q=nothing-is-called-like-this`);
    expect(text.every(({ count, items }) => count === 0 && items.length === 0)).toBe(true);
    for (const wrong of ['sort=title', 'cursor=x', 'count=true', 'colour=red', 'limit=0', 'limit=201']) {
      expect([wrong, (await api.viewer.get(`/leads/board?${wrong}`)).status]).toEqual([wrong, 422]);
    }
  });

  it('counts open leads and those on hold apart, and adds up the open ones, as the pipeline summary does', async () => {
    const { id: company } = await make.company({ country: 'JP' });
    const [, held] = [
      await make.lead({ companyId: company, jobsExpected: 20, capex: { amount: 500, currency: 'EUR' } }),
      await make.lead({ companyId: company, jobsExpected: 300, capex: { amount: 7_000, currency: 'EUR' } }),
    ];
    await updateRows(api.db, 'lead', { id: held.id }, { status: 'on_hold' });
    const [first] = await readBoard(api.viewer, `companyId=${company}&status=open&status=on_hold&status=won`);
    expect(first).toMatchObject({ count: 2, open: 1, onHold: 1, jobsExpected: 20, capexEur: 500 });
    expect(first!.items).toHaveLength(2);
    const { rows } = (await api.viewer.get('/reports/pipeline-summary?groupBy=country')).body;
    const country = rows.find(({ key }: { key: string }) => key === 'JP');
    expect(country).toMatchObject({ open: 1, onHold: 1, jobs: 20, capexEur: 500 });
  });

  it('has the wins of the last twelve months in the last stage', async () => {
    const { id: company } = await make.company();
    const today = getLocalDate(AGENCY_ZONE, new Date());
    const firstDay = addDays(subtractMonths(today, 12), 1);
    const wins: Made[] = [];
    for (const [jobsExpected, closedOn] of [
      [8, today],
      [5, firstDay],
      [90, addDays(firstDay, -1)],
    ] as const) {
      const win = await make.lead({ companyId: company, stage: 'invested' });
      await updateRows(api.db, 'lead', { id: win.id }, { jobs_expected: jobsExpected, closed_on: closedOn });
      wins.push(win);
    }
    const last = (await readBoard(api.viewer, `companyId=${company}`)).at(-1)!;
    expect(last).toMatchObject({ stage: 'invested', count: 2, open: 0, onHold: 0, jobsExpected: 13 });
    expect(last.closedSince).toBe(firstDay);
    expect(findIds(last).toSorted()).toEqual([wins[0]!.id, wins[1]!.id].toSorted());
    const [card] = (await readBoard(api.viewer, `companyId=${company}&limit=1`)).slice(-1);
    const next = `companyId=${company}&stage=invested&sort=stageEnteredOn&closedOn.gte=${firstDay}`;
    const { items } = (await api.viewer.get(`/leads?${next}&cursor=${card!.nextCursor}`)).body;
    expect([...findIds(card!), ...findIds({ items })].toSorted()).toEqual(findIds(last).toSorted());
  });

  it('counts and shows confidential leads only to those who may see them', async () => {
    const secret = await make.lead({ companyId, jobsExpected: 7, confidential: true, codename: 'Heron' });
    const query = `companyId=${companyId}&jobsExpected=7`;
    const [mine] = await readBoard(api.bdm, query);
    expect([mine!.count, mine!.jobsExpected, findIds(mine!)]).toEqual([1, 7, [secret.id]]);
    for (const caller of [api.viewer, await api.user('bdm')]) {
      const [theirs] = await readBoard(caller, query);
      expect(theirs).toMatchObject({ count: 0, jobsExpected: 0, items: [] });
    }
  });
});

describe('The word me in a filter by users', () => {
  it('is the caller, in lists, exports and on the board, also beside other users', async () => {
    const [other, company] = [await api.user('bdm'), await make.company()];
    const mine = await make.lead({ companyId: company.id });
    const theirs = await make.lead({ companyId: company.id, ownerId: other.id });
    const read = async (caller: Caller, query: string) =>
      findIds((await caller.get(`/leads?companyId=${company.id}&${query}`)).body);
    expect(await read(api.bdm, 'ownerId=me')).toEqual([mine.id]);
    expect(await read(other, 'ownerId=me')).toEqual([theirs.id]);
    expect(await read(other, `ownerId=me&ownerId=${api.bdm.id}`)).toHaveLength(2);
    expect(await read(api.bdm, 'teamId=me')).toEqual([]);
    const [first] = await readBoard(other, `companyId=${company.id}&ownerId=me`);
    expect(findIds(first!)).toEqual([theirs.id]);
    const { text } = await api.manager.get(`/leads/export?companyId=${company.id}&projectManagerId=me`);
    expect(text.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    '/companies?ownerId=me',
    '/leads?projectManagerId=me',
    '/tasks?assigneeId=me',
    '/agreements?ownerId=me',
    '/activities?ownerId=me',
    '/delegations?ownerId=me',
    '/roadshows?ownerId=me',
    '/seminars?ownerId=me',
    '/audit?actorId=me',
  ])('is understood in %s, but not from an API key', async (path) => {
    expect((await api.manager.get(path)).status).toBe(200);
    const { status, body } = await (await api.key('manager')).get(path);
    const pointer = `?${/\?(\w+)/.exec(path)![1]}`;
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([422, pointer, 'parameter.me']);
  });

  it('means nothing in a filter by other records', async () => {
    expect((await api.bdm.get('/leads?companyId=me')).status).toBe(422);
  });
});
