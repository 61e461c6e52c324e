import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Caller, useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-11-07T10:00:00Z'));
const at = '2026-01-01T09:00:00Z';
let reporter: Caller;
let world: AttributionWorld;
let history: LeadHistory;
const ids: Record<string, string> = {};

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  world = new AttributionWorld(api.db);
  const ownerId = (await api.user('bdm', 'Stephan Maes')).id!;
  history = new LeadHistory(api.db, { companyId: '', ownerId });
  ids['company'] = await history.company('Lumenova Lighting', 'CN');
  await writeAgreements();
});

/** A twinning, a partnership under it, one under that, and another that has nothing. */
async function writeAgreements(): Promise<void> {
  const twinning = await world.agreement('Twinning', at, { kind: 'twinning' });
  const partnership = await world.agreement('Partnership', at, { parent_id: twinning });
  const project = await world.agreement('LED project', at, { parent_id: partnership, status: 'signed' });
  const alone = await world.agreement('Alone', at, { status: 'draft' });
  Object.assign(ids, { twinning, partnership, project, alone });
  const commit = (agreement_id: string, status: string, due_on: string | null, more = {}) =>
    world.insert('commitment', at, { agreement_id, description: 'Do it', evidence: 'Seen', status, due_on, ...more });
  await commit(twinning, 'done', '2026-05-01', { done_on: '2026-04-01' });
  await commit(partnership, 'on_track', '2026-12-01');
  await commit(partnership, 'open', '2026-10-30');
  await commit(partnership, 'at_risk', '2026-10-31');
  await commit(project, 'dropped', '2026-01-01');
  await commit(project, 'open', null);
  await commit(project, 'open', '2026-01-01', { archived_at: at });
  await commit(partnership, 'open', '2026-11-15');
  const roadshow = await world.activity('roadshow', 'Roadshow', '2026-03-01', at, { agreement_id: partnership });
  await world.activity('roadshow_stop', 'Stop', '2026-03-01', at, { parent_id: roadshow });
  await world.activity('seminar', 'Cancelled', '2026-03-01', at, { agreement_id: partnership, status: 'cancelled' });
  await world.activity('seminar', 'To come', '2026-12-01', at, { agreement_id: partnership });
  await world.activity('delegation', 'Delegation', '2025-10-01', at, { agreement_id: twinning });
  const company_id = ids['company'];
  const source = { company_id, source_channel: 'activity', source_activity_id: roadshow };
  const first = await history.lead('2026-03-02T09:00:00Z', '2026-03-02', source);
  await world.touch(first, '2026-03-03', '2026-03-04T09:00:00Z', { agreement_id: twinning });
  await history.move(first, 'announced', '2026-06-01');
  await world.change('lead', first, '2026-06-01T12:00:01Z', { announced_jobs: 5, announced_capex_eur: 1_000 });
  await history.move(first, 'invested', '2026-07-01', { status: 'won', closed_on: '2026-07-01' });
  const second = await history.lead('2026-04-02T09:00:00Z', '2026-04-02', { company_id });
  await world.touch(second, '2026-04-01', '2026-04-04T09:00:00Z', { agreement_id: ids['project'] });
}

const path = '/reports/agreement-scoreboard?asOf=2026-10-31';

describe('The agreement scoreboard', () => {
  it('has every agreement after the one it was made under, with what is under it', async () => {
    const { rows, totals } = (await reporter.get(path)).body;
    const place = ({ label, depth, parent, status }: Record<string, unknown>) => [label, depth, parent, status];
    expect(rows.map(place)).toEqual([
      ['Alone', 0, null, 'draft'],
      ['Twinning', 0, null, 'in_force'],
      ['Partnership', 1, ids['twinning'], 'in_force'],
      ['LED project', 2, ids['partnership'], 'signed'],
    ]);
    const [alone, twinning, partnership, project] = rows;
    expect(project).toMatchObject({
      key: ids['project'],
      commitments: 2,
      doneOrOnTrack: 0,
      kept: 0,
      overdue: 0,
      nextDueOn: null,
      activitiesHeld: 0,
      leads: 0.5,
      wins: 0,
      announcedJobs: 0,
    });
    expect(partnership).toMatchObject({
      commitments: 6,
      doneOrOnTrack: 1,
      kept: 0.1667,
      // What is due on the day itself is not overdue yet.
      overdue: 1,
      nextDueOn: '2026-10-31',
      activitiesHeld: 2,
      leads: 1.5,
      wins: 0.5,
      announcedJobs: 3,
      announcedCapexEur: 500,
    });
    const whole = {
      commitments: 7,
      doneOrOnTrack: 2,
      kept: 0.2857,
      overdue: 1,
      nextDueOn: '2026-10-31',
      activitiesHeld: 3,
      leads: 1.5,
      wins: 1,
      announcedJobs: 5,
      announcedCapexEur: 1_000,
    };
    expect(twinning).toMatchObject(whole);
    expect(totals).toMatchObject({ key: null, label: 'Total', ...whole });
    expect(alone).toMatchObject({ commitments: 0, kept: null, overdue: 0, nextDueOn: null, leads: 0 });
  });

  it('counts in the period only when asked to', async () => {
    const { totals } = (await reporter.get(`${path}&from=2026-04-01&counting=period`)).body;
    expect(totals).toMatchObject({ commitments: 7, activitiesHeld: 0, leads: 0.5, wins: 1 });
  });

  it('shows for each day what was known then', async () => {
    await world.change('agreement', ids['project']!, '2026-11-06T09:00:00Z', { archived_at: '2026-11-06T09:00:00Z' });
    expect((await reporter.get(path)).body.rows).toHaveLength(4);
    const now = (await reporter.get('/reports/agreement-scoreboard')).body;
    expect(now.rows.map(({ label }: { label: string }) => label)).toEqual(['Alone', 'Twinning', 'Partnership']);
    // What is credited to an archived agreement stays with the one it was made under.
    expect(now.rows[2]).toMatchObject({ leads: 1.5 });
    const start = (await reporter.get('/reports/agreement-scoreboard?asOf=2025-12-31')).body;
    expect(start.rows).toEqual([]);
    expect(start.totals).toMatchObject({ commitments: 0, kept: null, leads: 0 });
  });
});
