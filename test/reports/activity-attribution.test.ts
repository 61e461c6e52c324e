import { createApp } from '../../src/app.factory.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { SettingHistoryService } from '../../src/operations/setting-history.service.js';
import { activityAttribution } from '../../src/reports/attribution/activity-attribution.report.js';
import { ATTRIBUTION_GROUPS } from '../../src/reports/attribution/activity-attribution-groups.rules.js';
import { MODELS } from '../../src/reports/attribution/attribution-models.rules.js';
import { ReportReader } from '../../src/reports/engine/report.reader.js';
import { type Caller, useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';
import { insertRow } from '../support/rows.js';

const clock = new ManualClock(new Date('2026-01-01T08:00:00Z'));
let reporter: Caller;
let staff: Caller;
let world: AttributionWorld;
let history: LeadHistory;
let ownerId: string;
let companyId: string;
const ids: Record<string, string> = {};

interface Row {
  type: string;
  key: string | null;
  label: string;
  partOf: string | null;
  [figure: string]: string | number | null;
}

const period = 'asOf=2026-10-31&from=2026-01-01&to=2026-10-31';
async function report(query: string): Promise<{ rows: Row[]; totals: Row }> {
  const answer = await reporter.get(`/reports/activity-attribution?${period}&${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}
const row = ({ rows }: { rows: Row[] }, label: string): Row | undefined => rows.find((one) => one.label === label);

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  staff = await api.key('manager');
  ownerId = (await api.user('bdm', 'Stephan Maes')).id!;
  world = new AttributionWorld(api.db);
  history = new LeadHistory(api.db, { companyId: '', ownerId });
  companyId = await history.company('Lumenova Lighting', 'CN');
  await writeYear();
  clock.set(new Date('2026-11-07T10:00:00Z'));
});

/** A twinning with a partnership under it, a roadshow with a stop and a seminar, and five leads; tests add up what is here. */
async function writeYear(): Promise<void> {
  const at = '2026-01-01T09:00:00Z';
  const twinning = await world.agreement('Twinning', at, { kind: 'twinning' });
  const partnership = await world.agreement('Partnership', at, { parent_id: twinning });
  const roadshow = await world.activity('roadshow', 'Roadshow', '2026-01-10', at, {
    ends_on: '2026-01-15',
    agreement_id: partnership,
    cost_eur: 30_000,
    country: 'CN',
  });
  const stop = await world.activity('roadshow_stop', 'Stop', '2026-01-11', at, {
    parent_id: roadshow,
    cost_eur: 5_000,
  });
  const seminar = await world.activity('seminar', 'Seminar', '2026-01-11', at, { parent_id: stop, cost_eur: 1_000 });
  const single = await world.activity('seminar', 'Single seminar', '2026-02-01', at, { cost_eur: 0, country: 'BE' });
  const delegation = await world.activity('delegation', 'Delegation', '2026-03-01', at, { agreement_id: twinning });
  const cancelled = await world.activity('seminar', 'Cancelled', '2026-04-01', at, {
    status: 'cancelled',
    cost_eur: 7,
  });
  Object.assign(ids, { twinning, partnership, roadshow, stop, seminar, single, delegation, cancelled });

  // 1: from the seminar; then the single seminar and the delegation; announced with 11 jobs and 1,000,001 euro; won.
  const first = await history.lead('2026-01-20T09:00:00Z', '2026-01-20', {
    company_id: companyId,
    source_channel: 'activity',
    source_activity_id: seminar,
  });
  ids['first'] = first;
  ids['touch'] = await world.touch(first, '2026-02-05', '2026-02-06T09:00:00Z', { activity_id: single });
  await history.move(first, 'qualified', '2026-02-10');
  await world.touch(first, '2026-03-01', '2026-03-02T09:00:00Z', { activity_id: delegation });
  await history.move(first, 'announced', '2026-04-01');
  await world.change('lead', first, '2026-04-01T12:00:01Z', { announced_jobs: 11, announced_capex_eur: 1_000_001 });
  await history.move(first, 'invested', '2026-06-01', { status: 'won', closed_on: '2026-06-01' });

  // 2: from the web, and on the same day touched by the partnership itself.
  const second = await history.lead('2026-02-01T09:00:00Z', '2026-02-01', { company_id: companyId });
  await world.touch(second, '2026-02-01', '2026-02-01T10:00:00Z', { agreement_id: partnership });

  // 3: archived, so it counts nowhere.
  const third = await history.lead('2026-02-02T09:00:00Z', '2026-02-02', { company_id: companyId });
  await history.change(third, '2026-02-03T09:00:00Z', { archived_at: '2026-02-03T09:00:00Z' });

  // 4: from the twinning, three years before it was qualified.
  const fourth = await history.lead('2026-01-02T09:00:00Z', '2023-01-01', {
    company_id: companyId,
    source_channel: 'agreement',
    source_agreement_id: twinning,
  });
  await history.move(fourth, 'qualified', '2026-02-01');

  // 5: from the web, of somebody who had been at the seminar.
  const guest = await world.contact('Chen Wei', at);
  ids['registration'] = await world.registration(seminar, guest, 'attended', '2026-01-11T09:00:00Z');
  clock.set(new Date('2026-05-05T09:00:00Z'));
  const body = { title: 'Fifth', companyId, ownerId, contactIds: [guest], source: { channel: 'web' } };
  const fifth = await staff.post('/leads', body);
  expect(fifth.status).toBe(201);
  ids['fifth'] = fifth.body.id;
}

describe('The activity attribution', () => {
  it('gives every formula, by activity in equal shares, and null where a denominator is zero', async () => {
    const answer = await report('');
    expect(answer.rows.map(({ type, label }) => `${type} ${label}`)).toEqual([
      'activity Cancelled',
      'activity Delegation',
      'agreement Partnership',
      'activity Roadshow',
      'activity Seminar',
      'activity Single seminar',
      'activity Stop',
      'channel Web',
      'unattributed Unattributed',
    ]);
    expect(row(answer, 'Seminar')).toEqual({
      type: 'activity',
      key: ids['seminar'],
      label: 'Seminar',
      partOf: ids['roadshow'],
      cost: 1_000,
      // 1 of the first lead, half of the fifth.
      newLeads: 1.5,
      qualifiedLeads: 0.5,
      announcedJobs: 4,
      announcedCapexEur: 333_334,
      wins: 0.333334,
      costPerLead: 666.67,
      costPerQualifiedLead: 2_000,
      costPerJob: 250,
      announcedCapexPerEuro: 333.33,
      return: 332.334,
      windowMonths: 24,
    });
    expect(row(answer, 'Single seminar')).toMatchObject({
      cost: 0,
      newLeads: 0,
      qualifiedLeads: 0.5,
      announcedJobs: 4,
      announcedCapexEur: 333_334,
      wins: 0.333333,
      costPerLead: null,
      costPerQualifiedLead: 0,
      costPerJob: 0,
      announcedCapexPerEuro: null,
      return: null,
    });
    const unknown = {
      costPerLead: null,
      costPerQualifiedLead: null,
      costPerJob: null,
      announcedCapexPerEuro: null,
      return: null,
    };
    expect(row(answer, 'Delegation')).toMatchObject({
      cost: null,
      announcedJobs: 3,
      announcedCapexEur: 333_333,
      wins: 0.333333,
      ...unknown,
    });
    const nothing = { announcedCapexPerEuro: 0, return: -1 };
    expect(row(answer, 'Roadshow')).toMatchObject({ cost: 30_000, newLeads: 0, ...unknown, ...nothing });
    expect(row(answer, 'Stop')).toMatchObject({ cost: 5_000, newLeads: 0, ...unknown, ...nothing });
    expect(row(answer, 'Partnership')).toMatchObject({ cost: null, newLeads: 0.5, partOf: ids['partnership'] });
    expect(row(answer, 'Web')).toMatchObject({ key: 'web', cost: null, newLeads: 1 });
    expect(row(answer, 'Unattributed')).toMatchObject({ key: null, newLeads: 0, qualifiedLeads: 1 });
    expect(answer.totals).toMatchObject({
      cost: 36_007,
      newLeads: 3,
      qualifiedLeads: 2,
      announcedJobs: 11,
      announcedCapexEur: 1_000_001,
      wins: 1,
      costPerLead: 12_002.33,
      costPerQualifiedLead: 18_003.5,
      costPerJob: 3_273.36,
      announcedCapexPerEuro: 27.77,
      return: 26.7724,
    });
  });

  it.each([
    ['first', { Seminar: 11 }],
    ['last', { Delegation: 11 }],
    ['linear', { Seminar: 4, 'Single seminar': 4, Delegation: 3 }],
  ])('credits jobs by the %s touch', async (model, expected) => {
    const { rows } = await report(`model=${model}`);
    const jobs = rows
      .filter(({ announcedJobs }) => announcedJobs !== 0)
      .map((one) => [one.label, one['announcedJobs']]);
    expect(Object.fromEntries(jobs)).toEqual(expected);
  });

  it('rolls up from stop to roadshow to agreement to twinning', async () => {
    const roadshows = await report('groupBy=roadshow');
    expect(row(roadshows, 'Roadshow')).toMatchObject({
      cost: 36_000,
      newLeads: 1.5,
      costPerLead: 24_000,
      partOf: ids['partnership'],
    });
    const agreements = await report('groupBy=agreement');
    expect(row(agreements, 'Partnership')).toMatchObject({
      cost: 36_000,
      newLeads: 2,
      announcedJobs: 4,
      partOf: ids['twinning'],
    });
    expect(row(agreements, 'Twinning')).toMatchObject({
      cost: null,
      newLeads: 0,
      announcedJobs: 3,
      partOf: ids['twinning'],
    });
    expect(row(agreements, 'No agreement')).toMatchObject({ type: 'none', key: null, cost: 7, announcedJobs: 4 });
    const twinnings = await report('groupBy=twinning');
    expect(row(twinnings, 'Twinning')).toMatchObject({ cost: 36_000, newLeads: 2, announcedJobs: 7, partOf: null });
    expect(row(twinnings, 'Partnership')).toBeUndefined();
    const countries = await report('groupBy=country');
    expect(row(countries, 'China')).toMatchObject({ key: 'CN', newLeads: 1.5, cost: 36_000 });
    expect(row(countries, 'No country')).toMatchObject({ newLeads: 0.5, announcedJobs: 3 });
    const kinds = await report('groupBy=kind');
    expect(row(kinds, 'Seminars')).toMatchObject({ cost: 1_007, newLeads: 1.5, announcedJobs: 8 });
    expect(row(kinds, 'Agreements without an activity')).toMatchObject({ cost: null, newLeads: 0.5 });
  });

  it('has the same totals by every model and grouping, to which the rows add up and which are those of the pipeline', async () => {
    const pipeline = (await reporter.get(`/reports/pipeline-summary?${period}`)).body.totals;
    const figures = ['newLeads', 'qualifiedLeads', 'announcedJobs', 'announcedCapexEur', 'wins', 'cost'];
    const { totals } = await report('');
    expect([totals['newLeads'], totals['wins']]).toEqual([pipeline.new, pipeline.won]);
    for (const model of MODELS) {
      for (const group of ATTRIBUTION_GROUPS) {
        const answer = await report(`model=${model}&groupBy=${group}`);
        expect(answer.totals).toEqual(totals);
        for (const name of figures) {
          const sum = answer.rows.reduce((total, one) => total + Number(one[name]), 0);
          expect([model, group, name, Math.round(sum * 1e6) / 1e6]).toEqual([model, group, name, totals[name]]);
        }
      }
    }
  });

  it('has each level as the sum of its parts', async () => {
    const levels = ['activity', 'roadshow', 'agreement', 'twinning'];
    for (const [index, level] of levels.slice(0, -1).entries()) {
      const [parts, wholes] = [await report(`groupBy=${level}`), await report(`groupBy=${levels[index + 1]}`)];
      for (const whole of wholes.rows.filter(({ type }) => type === 'activity' || type === 'agreement')) {
        const own = parts.rows.filter((part) => part.partOf === whole.key);
        const sum = own.reduce((total, part) => total + Number(part['newLeads']), 0);
        expect([level, whole.label, sum]).toEqual([level, whole.label, whole['newLeads']]);
        const cost = own.reduce((total, part) => total + Number(part['cost']), 0);
        expect([level, whole.label, cost]).toEqual([level, whole.label, Number(whole['cost'])]);
      }
    }
  });

  it('leaves out what was neither in the period nor credited in it', async () => {
    const answer = await reporter.get('/reports/activity-attribution?asOf=2026-10-31&from=2026-06-01&to=2026-06-30');
    const labels = answer.body.rows.map(({ label }: Row) => label);
    // The win of June goes back to the seminar, which brings its whole roadshow.
    expect(labels).toEqual(['Delegation', 'Roadshow', 'Seminar', 'Single seminar', 'Stop', 'Unattributed']);
    expect(answer.body.totals).toMatchObject({ newLeads: 0, wins: 1, costPerLead: null });
  });

  it('counts no announcement that came to nothing, and none that is not yet recorded', async () => {
    const lead = await history.lead('2026-07-01T09:00:00Z', '2025-12-01', { company_id: companyId });
    await history.move(lead, 'announced', '2026-07-02');
    await world.change('lead', lead, '2026-07-02T13:00:00Z', { announced_jobs: 100 });
    expect((await report('')).totals['announcedJobs']).toBe(111);
    await history.status(lead, 'lost', '2026-07-03');
    expect((await report('')).totals['announcedJobs']).toBe(11);
    const late = await history.lead('2026-07-01T09:00:00Z', '2025-12-01', { company_id: companyId });
    await history.move(late, 'qualified', '2026-07-02', {}, '2026-11-01T09:00:00Z');
    expect((await report('')).totals['qualifiedLeads']).toBe(3);
  });
});

describe('Reports with attribution of a past day', () => {
  it('have the same bytes before and after later edits of everything they are read from', async () => {
    const activities = ATTRIBUTION_GROUPS.flatMap((group) =>
      MODELS.flatMap((model) =>
        ['json', 'csv'].map(
          (format) => `activity-attribution?${period}&groupBy=${group}&model=${model}&format=${format}`,
        ),
      ),
    );
    const addresses = [
      ...activities,
      ...MODELS.map((model) => `agreement-scoreboard?${period}&model=${model}`),
      `agreement-scoreboard?${period}&counting=period`,
      `follow-up?${period}`,
    ];
    const read = () => Promise.all(addresses.map((address) => reporter.bytes(`/reports/${address}`)));
    const today = `activity-attribution?from=2026-01-01`;
    const [before, todayBefore] = [await read(), await reporter.bytes(`/reports/${today}`)];

    const now = '2026-11-07T10:00:00.000Z';
    await world.change('activity', ids['seminar']!, now, {
      title: 'Renamed',
      cost_eur: 9_999,
      starts_on: '2026-01-12',
      ends_on: '2026-01-12',
    });
    await world.change('activity', ids['single']!, now, { agreement_id: ids['partnership'] });
    await world.change('activity', ids['cancelled']!, now, { archived_at: now });
    await world.change('agreement', ids['partnership']!, now, { parent_id: null, title: 'Renamed too' });
    await world.change('seminar_registration', ids['registration']!, now, {
      status: 'cancelled',
      checked_in_at: null,
      cancelled_at: now,
    });
    await world.insert('commitment', now, { agreement_id: ids['twinning'], description: 'One more' });
    await world.touch(ids['first']!, '2026-01-05', now, { channel: 'web' });
    const path = `/leads/${ids['first']}/touches/${ids['touch']}`;
    expect((await staff.patch(path, { occurredOn: '2026-01-03' })).status).toBe(200);
    expect((await staff.delete(path)).status).toBe(200);
    const source = { channel: 'agreement', agreementId: ids['twinning'] };
    expect((await staff.patch(`/leads/${ids['fifth']}`, { source, receivedOn: '2026-05-04' })).status).toBe(200);
    await history.lead(now, '2026-03-03', { company_id: companyId });

    expect(await read()).toEqual(before);
    expect((await reporter.bytes(`/reports/${today}`)).equals(todayBefore)).toBe(false);
    expect((await staff.post(`${path}/restore`)).status).toBe(200);
    expect(await read()).toEqual(before);
  });
});

describe('The window of touches', () => {
  it('is the one that was set then, so that a later change of the setting changes no figure of the past', async () => {
    await api.app.get(SettingHistoryService).record();
    const path = (asOf: string) =>
      `/reports/activity-attribution?asOf=${asOf}&from=2026-01-01&to=2026-10-31&format=csv`;
    const [past, today] = [await reporter.bytes(path('2026-10-31')), await reporter.bytes(path('2026-11-07'))];
    clock.set(new Date('2026-11-08T10:00:00Z'));
    const env = { DATABASE_URL: api.databaseUrl, LOG_LEVEL: 'silent', JOBS: 'false', TOUCH_WINDOW_MONTHS: '1' };
    const later = await createApp(loadSettings(env), clock);
    try {
      // Both at once, as instances start.
      await Promise.all([later.get(SettingHistoryService).record(), later.get(SettingHistoryService).record()]);
      const { rows } = await api.db.query('SELECT name, valid_from, value FROM setting_version ORDER BY valid_from');
      expect(rows).toEqual([
        { name: 'touch_window_months', valid_from: new Date('2026-11-07T10:00:00Z'), value: '24' },
        { name: 'touch_window_months', valid_from: new Date('2026-11-08T10:00:00Z'), value: '1' },
      ]);
      const made = async (asOf: string) => {
        const given = { asOf, from: '2026-01-01', to: '2026-10-31', format: 'csv' };
        return (await later.get(ReportReader).createFile(activityAttribution, given)).content;
      };
      expect((await made('2026-10-31')).equals(past)).toBe(true);
      // The day is over, so that its figures are no longer provisional. Nothing else has changed.
      const settled = today.toString().replaceAll(',2026-10-31,1,true,', ',2026-10-31,1,false,');
      expect((await made('2026-11-07')).toString()).toBe(settled);
      expect((await made('2026-11-08')).toString()).not.toBe(today.toString());
      // Whoever is asked, wherever it was set otherwise: there is one answer.
      expect((await reporter.bytes(path('2026-11-08'))).equals(await made('2026-11-08'))).toBe(true);
    } finally {
      await later.close();
    }
    await expect(api.db.query(`UPDATE setting_version SET value = '3'`)).rejects.toThrow(/refused/);
  });

  it.each(['', 'many', '0', '-3', '1.5', '6 ', '10000'])(
    'is never stored as %j, which no report could read',
    async (value) => {
      const noted = insertRow(api.db, 'setting_version', {
        name: 'touch_window_months',
        valid_from: '2027-01-01T00:00:00Z',
        value,
      });
      await expect(noted).rejects.toMatchObject({ constraint: 'setting_version_value_ck' });
    },
  );
});
