import { createHash } from 'node:crypto';
import { type Actor } from '../../src/common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { saveInteractionCounts } from '../../src/leads/model/lead-interaction-stats.queries.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { computeStaleSince } from '../../src/leads/pipeline/lead-staleness.rules.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';
import { addDaysToNow, buildMany, insertMissingStatistics, insertRow, insertRows } from '../support/rows.js';
import { euro } from '../reports/lead.history.js';

const { api, make } = useApi();

const ids = async (query: string): Promise<string[]> => {
  const answer = await api.manager.get(`/leads?limit=200&${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ id }: { id: string }) => id);
};
// Days of the agency: before midnight in UTC it is tomorrow there already.
const daysAgo = (days: number) => addDays(getLocalDate(AGENCY_ZONE, new Date()), -days);

describe('The list of leads', () => {
  let zurich: Made;
  let asian: Made;
  let contact: Made;
  let won: Made;
  let plain: Made;
  let activityId: string;

  beforeAll(async () => {
    activityId = await insertRow(api.db, 'activity', { starts_on: '2026-03-01', ends_on: '2026-03-01' });
    contact = await make.contact();
    const swiss = await make.company({ name: 'Zürich Optik AG', country: 'CH' });
    zurich = await make.lead({
      companyId: swiss.id,
      title: 'Präzisionslinsen',
      contactIds: [contact.id],
      teamIds: [api.admin.id],
      source: { channel: 'activity', activityId },
      sector: '26.70',
      capex: { amount: 3_000_000, currency: 'EUR' },
      jobsExpected: 12,
      tags: ['optics', 'r&d'],
      expectedDecisionOn: '2027-03-01',
    });
    const chinese = await make.company({ name: 'Guangming Lighting', nativeName: '广明照明有限公司', country: 'CN' });
    asian = await make.lead({ companyId: chinese.id, stage: 'qualified', sector: '27.40', tags: ['led'] });
    won = await make.lead({ stage: 'invested', source: { channel: 'referral', referrerCompanyId: swiss.id } });
    plain = await make.lead({ receivedOn: daysAgo(3) });
    await api.bdm.post(`/leads/${plain.id}/status`, { status: 'lost', reason: 'energy_cost' });
  });

  it('finds leads by each of their fields, and by those of their company', async () => {
    const found: [query: string, lead: Made][] = [
      [`reference=${zurich.reference}`, zurich],
      ['stage=qualified', asian],
      ['status=lost', plain],
      ['statusReason=energy_cost', plain],
      [`companyId=${zurich.companyId}`, zurich],
      ['company.name=zurich%20optik%20ag', zurich],
      ['company.country=CH', zurich],
      [`contactId=${contact.id}`, zurich],
      [`teamId=${api.admin.id}`, zurich],
      ['receivedOn.lt=' + daysAgo(2), plain],
      ['expectedDecisionOn.gte=2027-01-01&expectedDecisionOn.lt=2027-06-01', zurich],
      ['source.channel=activity', zurich],
      [`source.activityId=${activityId}`, zurich],
      [`source.referrerCompanyId=${zurich.companyId}`, won],
      ['sector.gte=26&sector.lt=27', zurich],
      ['capexEur.lte=5000000', zurich],
      ['jobsExpected=12', zurich],
      ['involvement=significant', won],
      ['closedOn.isNull=false&status=won', won],
      ['localCompanyId.isNull=false', won],
      ['tags=optics&tags=nothing', zurich],
      ['q=prazision', zurich],
      ['q=ZURICH', zurich],
      ['q=%E5%B9%BF%E6%98%8E', asian],
      [`q=${won.reference.toLowerCase()}`, won],
    ];
    for (const [query, lead] of found) expect([query, await ids(query)]).toEqual([query, [lead.id]]);
    expect(await ids('stage=qualified&stage=invested&sort=stage')).toEqual([asian.id, won.id]);
    expect(await ids('q=%25')).toEqual([]);
    expect(await ids('tags=r%26d')).toEqual([zurich.id]);
  });

  it('counts when asked, over all pages', async () => {
    const page = await api.viewer.get('/leads?count=true&limit=1&status=open');
    expect(page.body).toMatchObject({ total: 2, items: [expect.anything()] });
  });

  it('exports the same rows with ids and names, readable by spreadsheets', async () => {
    await api.bdm.patch(`/leads/${zurich.id}`, { title: '=HYPERLINK("x")' });
    const csv = await api.viewer.get('/leads/export?format=csv&company.country=CH');
    const [header, row, ...more] = csv.text.trim().split('\n');
    expect(header).toMatch(/^id,reference,title,stage,status/);
    expect(row).toContain(zurich.id);
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain('Zürich Optik AG');
    expect(row).toContain(contact.id);
    expect(more).toEqual([]);
    const lines = (await api.viewer.get('/leads/export?format=jsonl')).text.trim().split('\n');
    expect(new Set(lines.map((line) => JSON.parse(line).id))).toEqual(new Set(await ids('')));
    expect((await api.viewer.bytes('/leads/export?format=xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    'stage=dancing',
    'company.name.gte=A',
    'contactId=me',
    'contactId.isNull=true',
    'likelihood.gte=low',
    'sort=company.name',
    'sort=likelihood',
    'capexEur=a',
    'owner=x',
    'staleSince=soon',
  ])('refuses the parameter %s', async (query) => {
    expect((await api.viewer.get(`/leads?${query}`)).status).toBe(422);
  });

  it('shows the open task of a lead that is due first', async () => {
    const leadId = asian.id;
    const task = (title: string, dueOn: string | null) => api.bdm.post('/tasks', { title, dueOn, leadId });
    await task('Some day', null);
    const late = await task('Later', '2027-02-01');
    const first = await task('First', '2027-01-01');
    const next = async () => (await api.bdm.get(`/leads/${leadId}`)).body.nextTask;
    expect(await next()).toEqual({ id: first.body.id, title: 'First', dueOn: '2027-01-01', assigneeId: api.bdm.id });
    await api.bdm.patch(`/tasks/${first.body.id}`, { status: 'done' });
    expect(await next()).toMatchObject({ id: late.body.id });
  });
});

describe('A lead without interaction', () => {
  const stale: [scenario: string, received: number, last: number | null, status: string][] = [
    ['came in 90 days ago', 90, null, 'open'],
    ['came in 89 days ago', 89, null, 'open'],
    ['came in long ago and was spoken to yesterday', 400, 1, 'open'],
    ['was spoken to 90 days ago', 400, 90, 'open'],
    ['was spoken to before it came in', 100, 300, 'open'],
    ['rests', 400, null, 'on_hold'],
    ['is lost', 400, null, 'lost'],
  ];
  it.each(stale)('that %s is stale exactly if the rule says so', async (_, received, last, status) => {
    const lead = await make.lead({ receivedOn: daysAgo(received) });
    const lastInteractionOn = last === null ? null : daysAgo(last);
    const counts = { lastInteractionOn, interactionCount: last === null ? 0 : 1, siteVisitCount: 0 };
    await saveInteractionCounts(new SqlClient(api.db), lead.id, counts);
    if (status !== 'open') {
      await api.bdm.post(`/leads/${lead.id}/status`, { status, ...(status === 'lost' ? { reason: 'financing' } : {}) });
    }
    const rule = { status: status as 'open', receivedOn: daysAgo(received), lastInteractionOn, staleAfterDays: 90 };
    const expected = computeStaleSince(rule, daysAgo(0));
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.staleSince).toBe(expected);
    expect((await ids('staleSince.isNull=false')).includes(lead.id)).toBe(expected !== null);
    expect((await ids('staleSince.isNull=true')).includes(lead.id)).toBe(expected === null);
    expect((await ids(`staleSince.lte=${daysAgo(0)}`)).includes(lead.id)).toBe(expected !== null);
    expect((await ids(`staleSince.gt=${daysAgo(0)}`)).includes(lead.id)).toBe(false);
  });

  it('is stale again when it is reopened, and no longer when it turns out to have come in later', async () => {
    const lead = await make.lead({ receivedOn: daysAgo(200) });
    const since = async () => (await api.bdm.get(`/leads/${lead.id}`)).body.staleSince;
    expect(await since()).toBe(daysAgo(110));
    await api.bdm.post(`/leads/${lead.id}/status`, { status: 'on_hold' });
    expect(await since()).toBeNull();
    await api.bdm.post(`/leads/${lead.id}/status`, { status: 'open' });
    expect(await since()).toBe(daysAgo(110));
    expect((await api.bdm.patch(`/leads/${lead.id}`, { receivedOn: daysAgo(10) })).status).toBe(200);
    expect(await since()).toBeNull();
  });

  it('is no longer stale after an interaction', async () => {
    const lead = await make.lead({ receivedOn: daysAgo(200) });
    await make.interaction(lead.id);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.staleSince).toBeNull();
  });
});

describe('A long list of leads', () => {
  beforeAll(async () => {
    // Ties and nulls in every sortable field.
    const companyId = (await make.company()).id;
    await insertRows(
      api.db,
      'lead',
      buildMany(40, (n) => ({
        created_at: addDaysToNow(-(n % 5)),
        updated_at: addDaysToNow(-(n % 3)),
        title: `${['Éclair', 'eclair', 'Zulu', 'alpha'][n % 4]}${n % 7}`,
        company_id: companyId,
        owner_id: api.bdm.id,
        project_manager_id: n % 3 === 0 ? api.bdm.id : null,
        stage: ['first_contact', 'qualified', 'announced'][n % 3],
        stage_entered_on: daysAgo(n % 9),
        received_on: daysAgo(n % 200),
        ...(n % 2 === 0 ? { sector: `27.${n % 5}`, sector_version: '2.1' } : {}),
        jobs_expected: n % 4 > 0 ? n % 6 : null,
        ...(n % 5 > 0 ? { ...euro(n % 8), capex_rate_on: daysAgo(0) } : {}),
        expected_decision_on: n % 3 > 0 ? daysAgo(-(n % 4)) : null,
        expected_landing_on: n % 7 > 0 ? daysAgo(-4 - (n % 3)) : null,
        announced_on: n % 6 > 3 ? daysAgo(n % 5) : null,
      })),
    );
    await insertMissingStatistics(api.db);
  });

  it('gives every row once in every order, also while leads are created', async () => {
    const companyId = (await make.company()).id;
    const insert = async () => (await make.lead({ companyId })).id;
    expect(await walkEverySort(api.manager, '/leads', leadList, { insert, inserts: 1 })).toBeGreaterThan(40);
  }, 180_000);

  it('has an index for every sort and every filter', async () => {
    // As many and as various as it takes for the planner to think of them as of a real list.
    const createHashedName = (n: number) => createHash('md5').update(String(n)).digest('hex');
    const companyIds = await insertRows(
      api.db,
      'company',
      buildMany(2_000, (n) => ({
        name: `Firm ${createHashedName(n)}`,
        name_key: createHashedName(n),
        country: ['CN', 'JP', 'US', 'DE', 'KR'][n % 5],
      })),
    );
    const leadIds = await insertRows(
      api.db,
      'lead',
      buildMany(4_000, (n) => ({
        title: createHashedName(n % 2_000),
        company_id: companyIds[n % 2_000],
        owner_id: api.bdm.id,
        stage_entered_on: daysAgo(0),
        received_on: daysAgo(n % 50),
      })),
    );
    await insertMissingStatistics(api.db);
    const contactIds = await insertRows(
      api.db,
      'contact',
      buildMany(500, (n) => ({ full_name: createHashedName(n) })),
    );
    const userIds = await insertRows(
      api.db,
      'app_user',
      buildMany(200, () => ({ full_name: 'Many', role: 'viewer' })),
    );
    await insertRows(
      api.db,
      'lead_contact',
      leadIds.map((lead_id, n) => ({ lead_id, contact_id: contactIds[n % 500] })),
    );
    await insertRows(
      api.db,
      'lead_team',
      leadIds.map((lead_id, n) => ({ lead_id, user_id: userIds[n % 200] })),
    );
    await api.db.query('ANALYZE');
    const actor: Actor = { id: api.manager.id, kind: 'user', name: 'M', role: 'manager', scopes: null };
    const plans = new Plans(api.db, leadList, actor);
    expect(await plans.findUnservedSorts()).toEqual([]);
    const id = '0199c000-0000-7000-8000-000000000110';
    const values: Record<string, string> = {
      uuid: id,
      date: '2026-01-05',
      instant: '2026-01-05T00:00:00Z',
      integer: '5',
      boolean: 'true',
      text: 'CH',
      texts: 'x',
    };
    const filters = ['staleSince.isNull=false', 'q=lantern'];
    for (const [name, field] of Object.entries(leadList.fields)) {
      if (field.filter === false) continue;
      const value = field.type === 'enum' ? field.values![0]! : values[field.type]!;
      filters.push(`${name}=${value}`);
      if (['integer', 'date', 'instant'].includes(field.type)) filters.push(`${name}.gte=${value}&${name}.lt=${value}`);
    }
    expect(await plans.findUnservedFilters(filters)).toEqual([]);
  }, 60_000);
});
