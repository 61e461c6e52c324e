import type { ManualClock } from '../../src/common/time/clock.service.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import type { LeadColumns, LeadHistory } from './lead.history.js';
import { differences, givenLocks, type LockedMonths } from './lock.given.js';

let api: TestApi;
let clock: ManualClock;
let manager: Caller;
let company_id: string;
let history: LeadHistory;
let months: LockedMonths;

/** Each test in its own database: what one records late would be late for the months of the others too. */
beforeEach(async () => ({ api, clock, manager, companyId: company_id, history, months } = await givenLocks()));
afterEach(() => api.close());

/** Locks a month of every report, has something happen later, and compares each. */
async function comparedAfter(month: string, happens: () => Promise<unknown>): Promise<Record<string, Answer['body']>> {
  const locks: [string, string][] = [];
  for (const { name } of REPORTS) locks.push([name, (await months.lock({ report: name, month })).id]);
  await happens();
  clock.set(new Date('2026-11-20T08:00:00Z'));
  const compared: Record<string, Answer['body']> = {};
  for (const [name, id] of locks) {
    compared[name] = await months.compare(id);
    await months.unlock(id);
  }
  return compared;
}

/** The reports of which something holds, in the order of the catalogue. */
const those = (compared: Record<string, Answer['body']>, holds: (body: Answer['body']) => boolean) =>
  Object.entries(compared).flatMap(([name, body]) => (holds(body) ? [name] : []));

const announced = (on: string, more: LeadColumns = {}): LeadColumns => {
  return { company_id, stage: 'announced', announced_on: on, announced_jobs: 10, announced_capex_eur: 1_000, ...more };
};

/** Reports of which all figures are of the last day of the month: what was known then is not changed by what is said later. */
const OF_THE_DAY = ['forecast', 'data-quality', 'follow-up'];
const OF_THE_MONTH = REPORTS.map(({ name }) => name).filter((name) => !OF_THE_DAY.includes(name));

describe('The causes that a comparison names', () => {
  it('are there for exactly the reports that have figures of the month', () => {
    const counting = REPORTS.filter(({ columns, sections = [] }) =>
      [columns, ...sections.map((section) => section.columns)].flat().some(({ isPeriodFigure }) => isPeriodFigure),
    );
    expect(counting.map(({ name }) => name)).toEqual(OF_THE_MONTH);
    for (const { name, dataSources } of REPORTS)
      expect([name, dataSources?.includes('lead') ?? false]).toEqual([name, OF_THE_MONTH.includes(name)]);
  });

  it('are no later changes of leads where no figure can differ by them', async () => {
    const lead = await history.lead('2026-01-10T09:00:00.000Z', '2026-01-10', { company_id, jobs_expected: 5 });
    const compared = await comparedAfter('2026-01', async () => {
      await history.change(lead, '2026-11-06T09:00:00.000Z', { jobs_expected: 50, announced_on: '2026-01-20' });
    });
    for (const name of OF_THE_DAY) {
      expect(compared[name]).toMatchObject({ differs: false, changes: [], changeCount: 0, recordChanges: [] });
    }
    expect(compared['pipeline-summary'].changes).toEqual([expect.objectContaining({ leadId: lead })]);
  });

  it('stand beside every report that a late win changes', async () => {
    const lead = await history.lead('2026-02-02T09:00:00.000Z', '2026-02-02', { company_id });
    const compared = await comparedAfter('2026-02', async () => {
      await history.move(lead, 'qualified', '2026-02-10', {}, '2026-11-06T09:00:00.000Z');
      await history.move(lead, 'announced', '2026-02-12', announced('2026-02-12'), '2026-11-07T09:00:00.000Z');
      await history.change(lead, '2026-11-08T09:00:00.000Z', {
        stage: 'invested',
        status: 'won',
        closed_on: '2026-02-20',
        involvement: 'decisive',
      });
    });
    const expected = OF_THE_MONTH.filter((name) => name !== 'lost-reasons' && name !== 'agreement-scoreboard');
    expect(those(compared, ({ differs }) => differs)).toEqual(expected);
    for (const name of expected) {
      const leads = compared[name].changes.map(({ leadId }: Answer['body']) => leadId);
      expect([name, leads]).toEqual([name, [lead, lead, lead]]);
    }
    const rate = compared['funnel'].tables.find(({ name }: Answer['body']) => name === 'win-rate');
    expect(differences(rate.totals)).toEqual({ won: [0, 1], winRate: [null, 1] });
    const [years] = compared['annual'].tables;
    expect(differences(years.totals)).toEqual({ projects: [0, 1], jobs: [0, 10], capexEur: [0, 1_000] });
  });

  it('stand beside figures that fit together in each row: a cohort is of the same knowledge as what became of it', async () => {
    const lead = await history.lead('2026-02-02T09:00:00.000Z', '2026-02-02', { company_id });
    const { funnel } = await comparedAfter('2026-02', async () => {
      await history.move(lead, 'qualified', '2026-02-10', {}, '2026-11-06T09:00:00.000Z');
      await history.move(lead, 'proposal', '2026-02-12', {}, '2026-11-07T09:00:00.000Z');
    });
    const { columns, rows } = funnel.tables[0];
    const figures = ['entered', 'reached', 'conversion', 'medianDays', 'cohortAge', 'maturity'];
    const bases = columns.filter(({ name }: Answer['body']) => figures.includes(name));
    expect(bases.map(({ basis }: Answer['body']) => basis)).toEqual(figures.map(() => 'day'));
    const now = rows.map(({ cells }: Answer['body']) => {
      return Object.fromEntries(cells.map((cell: Answer['body']) => [cell.column, cell.now]));
    });
    const qualified = now.find(({ fromStage }: Answer['body']) => fromStage === 'qualified');
    const none = { entered: 0, reached: 0, conversion: null, medianDays: null, cohortAge: 13, maturity: 'unknown' };
    expect(qualified).toEqual({ fromStage: 'qualified', toStage: 'proposal', ...none });
    for (const { entered, reached, conversion } of now) {
      expect(conversion).toBe(entered === 0 ? null : Number((reached / entered).toFixed(4)));
    }
  });

  it('are of leads that count as closed, then or now, where figures count nothing else', async () => {
    const lead = (columns: LeadColumns = {}) =>
      history.lead('2026-03-02T09:00:00.000Z', '2026-03-02', { company_id, ...columns });
    const lost: LeadColumns = { status: 'lost', status_reason: 'location_elsewhere', closed_on: '2026-03-20' };
    const [open, elsewhen, between] = [await lead(), await lead(), await lead()];
    const [lostLate, reopened, wonLate] = [await lead(), await lead(lost), await lead()];
    const compared = await comparedAfter('2026-03', async () => {
      await history.change(open, '2026-11-06T09:00:00.000Z', { jobs_expected: 50 });
      await history.change(elsewhen, '2026-11-06T10:00:00.000Z', { ...lost, closed_on: '2026-05-20' });
      await history.change(between, '2026-11-06T11:00:00.000Z', lost);
      await history.change(between, '2026-11-06T12:00:00.000Z', {
        status: 'open',
        status_reason: null,
        closed_on: null,
      });
      await history.change(lostLate, '2026-11-06T13:00:00.000Z', lost);
      await history.change(reopened, '2026-11-06T14:00:00.000Z', {
        status: 'open',
        status_reason: null,
        closed_on: null,
      });
      await history.move(wonLate, 'announced', '2026-03-22', announced('2026-03-22'), '2026-11-06T15:00:00.000Z');
      await history.change(wonLate, '2026-11-06T16:00:00.000Z', {
        stage: 'invested',
        status: 'won',
        closed_on: '2026-03-23',
        involvement: 'decisive',
      });
    });
    const about = (name: string) => compared[name].changes.map(({ leadId }: Answer['body']) => leadId);
    expect(about('lost-reasons')).toEqual([reopened, lostLate]);
    expect(about('funnel')).toEqual([wonLate, wonLate, reopened, lostLate]);
    expect(about('pipeline-summary')).toHaveLength(8);
  });

  it('reach as far back as the figures: an announcement of years ago, corrected', async () => {
    const old = await history.lead('2020-03-10T09:00:00.000Z', '2020-03-10', announced('2020-03-10'));
    const compared = await comparedAfter('2026-03', async () => {
      await history.change(old, '2026-11-06T09:00:00.000Z', { announced_jobs: 15 });
    });
    const about = ({ changes }: Answer['body']) => changes.some(({ leadId }: Answer['body']) => leadId === old);
    expect(those(compared, about)).toEqual(['agreement-scoreboard', 'realisation', 'annual']);
    expect(differences(compared['annual'].tables[0].totals)).toEqual({ jobs: [10, 15] });
    expect(differences(compared['realisation'].tables[0].totals)).toMatchObject({ announcedJobs: [10, 15] });
    expect(compared['pipeline-summary'].differs).toBe(false);
  });

  it('of a realisation that came late make the figures differ, and one of a later day does not', async () => {
    const lead = await history.lead('2021-04-10T09:00:00.000Z', '2021-04-10', announced('2021-04-10'));
    const compared = await comparedAfter('2026-04', async () => {
      for (const asOf of ['2026-04-30', '2026-05-31']) {
        const body = { asOf, jobs: asOf < '2026-05' ? 4 : 9, capexEur: 500 };
        expect((await manager.post(`/leads/${lead}/realisations`, body)).status).toBe(201);
      }
    });
    expect(those(compared, ({ recordChangeCount }) => recordChangeCount > 0)).toEqual(['realisation', 'annual']);
    const [years] = compared['realisation'].tables;
    expect(differences(years.totals)).toMatchObject({ reported: [0, 1], realisedJobs: [0, 4] });
    expect(those(compared, ({ differs }) => differs)).toEqual(['realisation', 'annual']);
  });

  it('of an answer that came late make the figures differ, and one given after the month does not', async () => {
    const lead = await history.lead('2026-05-04T09:00:00.000Z', '2026-05-04', { company_id });
    const waits = await history.lead('2026-05-29T09:00:00.000Z', '2026-05-29', { company_id });
    const call = { kind: 'call', direction: 'outbound', subject: 'Late' };
    const compared = await comparedAfter('2026-05', async () => {
      const answered = [
        { leadId: lead, occurredAt: '2026-05-05T09:00:00Z' },
        { leadId: waits, occurredAt: '2026-06-02T09:00:00Z' },
      ];
      for (const of of answered) expect((await manager.post('/interactions', { ...call, ...of })).status).toBe(201);
    });
    const velocity = compared['velocity'];
    const first = velocity.tables.find(({ name }: Answer['body']) => name === 'first-response');
    expect(differences(first.totals)).toMatchObject({ answered: [0, 1], unanswered: [2, 1], withinTarget: [0, 1] });
    expect(velocity.recordChanges).toEqual([expect.objectContaining({ record: 'interaction', leadId: lead })]);
    expect(those(compared, ({ differs }) => differs)).toEqual(['velocity']);
  });

  it('of a bill that came late make the cost per lead differ', async () => {
    const world = new AttributionWorld(api.db);
    const at = '2026-06-02T09:00:00.000Z';
    const fair = await world.activity('seminar', 'Bright fair', '2026-06-04', at, { cost_eur: 1_000 });
    const lead = await history.lead('2026-06-20T09:00:00.000Z', '2026-06-20', { company_id });
    // Half of the lead is the fair’s; the other half is of the web that it came by.
    await world.touch(lead, '2026-06-04', '2026-06-20T10:00:00.000Z', { activity_id: fair });
    const compared = await comparedAfter('2026-06', async () => {
      await world.change('activity', fair, '2026-11-06T11:00:00.000Z', { cost_eur: 3_000 });
    });
    const row = compared['activity-attribution'].tables[0].rows.find(({ key }: Answer['body']) => key === fair);
    expect(differences(row.cells)).toEqual({ cost: [1_000, 3_000], costPerLead: [2_000, 6_000] });
    const differing = ['pipeline-summary', 'activity-attribution', 'annual'];
    expect(those(compared, ({ differs }) => differs)).toEqual(differing);
    for (const name of differing) expect(compared[name].recordChanges).toEqual([expect.objectContaining({ id: fair })]);
  });

  it('are asked for without parameters: one that is given is refused by name', async () => {
    const { id } = await months.lock({ month: '2026-07' });
    for (const path of [`/report-locks/${id}/comparison`, `/report-locks/${id}`]) {
      const answer = await manager.get(`${path}?asOf=2026-10-31&lang=nl`);
      expect([answer.status, answer.body.errors]).toEqual([
        422,
        ['asOf', 'lang'].map((name) => expect.objectContaining({ pointer: `?${name}`, code: 'parameter.unknown' })),
      ]);
    }
    await months.unlock(id);
  });
});
