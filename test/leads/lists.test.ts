import { type Actor } from '../../src/common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { computeStaleSince } from '../../src/leads/pipeline/lead-staleness.rules.js';
import { startApi, type TestApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';
import { Plans } from '../support/plans.js';
import { walkEverySort } from '../support/walk.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

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
    const { rows } = await api.db.query(
      `INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
       VALUES (gen_random_uuid(), now(), now(), 'SEM-2026-0001', 'Seminar', 'seminar', '2026-03-01', '2026-03-01') RETURNING id`,
    );
    activityId = rows[0].id;
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
  it.each(stale)('that %s is stale just when the rule says so', async (_, received, last, status) => {
    const lead = await make.lead({ receivedOn: daysAgo(received) });
    const lastInteractionOn = last === null ? null : daysAgo(last);
    await api.db.query('UPDATE lead_interaction_stats SET last_interaction_on = $2 WHERE lead_id = $1', [
      lead.id,
      lastInteractionOn,
    ]);
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
    await api.db.query(`UPDATE lead SET received_on = $2 WHERE id = $1`, [lead.id, daysAgo(10)]);
    expect(await since()).toBeNull();
  });

  it('is no longer stale once it is spoken to', async () => {
    const lead = await make.lead({ receivedOn: daysAgo(200) });
    await make.interaction(lead.id);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.staleSince).toBeNull();
  });
});

describe('A long list of leads', () => {
  beforeAll(async () => {
    // Ties and nulls in every sortable field.
    await api.db.query(
      `WITH made AS (
         INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, project_manager_id, stage,
           stage_entered_on, received_on, source_channel, sector, sector_version, jobs_expected, capex_amount, capex_currency,
           capex_rate, capex_rate_on, capex_eur, expected_decision_on, expected_landing_on, announced_on)
         SELECT gen_random_uuid(), now() - (n % 5) * interval '1 day', now() - (n % 3) * interval '1 day', 'T-' || n,
           (ARRAY['Éclair', 'eclair', 'Zulu', 'alpha'])[n % 4 + 1] || n % 7, l.company_id, l.owner_id,
           CASE WHEN n % 3 = 0 THEN l.owner_id END, (ARRAY['first_contact', 'qualified', 'announced'])[n % 3 + 1],
           current_date - n % 9, current_date - n % 200, 'web', CASE WHEN n % 2 = 0 THEN '27.' || n % 5 END,
           CASE WHEN n % 2 = 0 THEN '2.1' END, CASE WHEN n % 4 > 0 THEN n % 6 END, CASE WHEN n % 5 > 0 THEN n % 8 END,
           CASE WHEN n % 5 > 0 THEN 'EUR' END, CASE WHEN n % 5 > 0 THEN 1 END, CASE WHEN n % 5 > 0 THEN current_date END,
           CASE WHEN n % 5 > 0 THEN n % 8 END, CASE WHEN n % 3 > 0 THEN current_date + n % 4 END,
           CASE WHEN n % 7 > 0 THEN current_date + n % 3 END, CASE WHEN n % 6 > 3 THEN current_date - n % 5 END
         FROM generate_series(1, 40) n, (SELECT company_id, owner_id FROM lead LIMIT 1) l RETURNING id)
       INSERT INTO lead_interaction_stats (lead_id) SELECT id FROM made`,
    );
  });

  it('gives every row once in every order, also while leads are taken in', async () => {
    const companyId = (await make.company()).id;
    const insert = async () => (await make.lead({ companyId })).id;
    expect(await walkEverySort(api.manager, '/leads', leadList, { insert, inserts: 1 })).toBeGreaterThan(40);
  }, 180_000);

  it('has an index for every sort and every filter', async () => {
    // As many and as various as it takes for the planner to think of them as of a real list.
    await api.db.query(
      `INSERT INTO company (id, created_at, updated_at, name, country, name_key)
       SELECT gen_random_uuid(), now(), now(), 'Firm ' || md5(n::text), (ARRAY['CN', 'JP', 'US', 'DE', 'KR'])[n % 5 + 1], md5(n::text)
       FROM generate_series(1, 2000) n`,
    );
    await api.db.query(
      `INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, stage_entered_on, received_on, source_channel)
       SELECT gen_random_uuid(), now(), now(), 'B-' || row_number() OVER (), md5(c.name), c.id, l.owner_id, current_date,
         current_date - length(c.name) % 50, 'web'
       FROM company c, generate_series(1, 2), (SELECT owner_id FROM lead LIMIT 1) l`,
    );
    await api.db.query('INSERT INTO lead_interaction_stats (lead_id) SELECT id FROM lead ON CONFLICT DO NOTHING');
    await api.db.query(
      `INSERT INTO contact (id, created_at, updated_at, full_name) SELECT gen_random_uuid(), now(), now(), md5(n::text)
       FROM generate_series(1, 500) n`,
    );
    await api.db.query(
      `INSERT INTO lead_contact (lead_id, contact_id, added_at)
       SELECT l.id, k.id, now() FROM (SELECT id, row_number() OVER () % 500 AS n FROM lead) l
       JOIN (SELECT id, row_number() OVER () % 500 AS n FROM contact) k USING (n) ON CONFLICT DO NOTHING`,
    );
    await api.db.query(
      `WITH many AS (
         INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
         SELECT gen_random_uuid(), now(), now(), 'many.' || n || '@locate.test', 'Many', 'viewer', now()
         FROM generate_series(1, 200) n RETURNING id)
       INSERT INTO lead_team (lead_id, user_id)
       SELECT l.id, u.id FROM (SELECT id, row_number() OVER () % 200 AS n FROM lead) l
       JOIN (SELECT id, row_number() OVER () % 200 AS n FROM many) u USING (n)`,
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
