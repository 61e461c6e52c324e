import { decodeRequiredFields, ROW_MASK } from '../../src/reports/leads/required-fields-encoding.rules.js';
import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { updateRows } from '../support/rows.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

const ID = '0199c000-0000-7000-8000-000000000001';

/** What the row of a lead says, and what is known by it. */
const SAID: readonly [field: string, value: unknown, known: string][] = [
  ['title', 'Aurora', 'title'],
  ['source_activity_id', ID, 'sourceActivity'],
  ['source_agreement_id', ID, 'sourceAgreement'],
  ['source_referrer_company_id', ID, 'sourceReferrer'],
  ['contact_ids', [ID], 'contacts'],
  ['investment_type', 'greenfield', 'investmentType'],
  ['business_activity', 'assembly', 'businessActivity'],
  ['sector', '26.11', 'sector'],
  ['requirements', 'Two hectares', 'requirements'],
  ['expected_decision_on', '2026-11-30', 'expectedDecision'],
  ['capex_amount', 0, 'capexAmount'],
  ['jobs_expected', 0, 'jobsExpected'],
  ['competitor_locations', [{ country: 'DE', region: 'Aachen' }], 'competitors'],
  ['project_manager_id', ID, 'projectManager'],
  ['likelihood', 'low', 'likelihood'],
  ['proposition_sent_on', '2026-11-30', 'propositionSent'],
  ['site_visit_waived_reason', 'They know it.', 'siteVisitWaived'],
  [
    'sites',
    [
      { shortlisted: false, chosen: false },
      { shortlisted: true, chosen: false },
    ],
    'shortlistedSite',
  ],
  ['sites', [{ shortlisted: false, chosen: true }], 'chosenSite'],
  ['incentives_requested', false, 'incentives'],
  ['announced_on', '2026-11-30', 'announcedOn'],
  ['announced_jobs', 0, 'announcedJobs'],
  ['announced_capex_eur', 0, 'announcedCapex'],
  ['local_company_id', ID, 'localCompany'],
  ['involvement', 'none', 'involvement'],
];

const readBits = async (row: object) => {
  const { rows } = await api.db.query('SELECT lead_known($1::jsonb)::text AS bits', [JSON.stringify(row)]);
  return Number(rows[0].bits);
};
const knownBy = async (row: object) => decodeRequiredFields(await readBits(row));

const getNames = ({ isSet: known }: Awaited<ReturnType<typeof knownBy>>) =>
  Object.entries(known).flatMap(([name, is]) => (is ? [name] : []));

describe('The set of known fields in the row of a lead', () => {
  it.each(SAID)('is nothing else by its %s %p than %s', async (field, value, known) => {
    expect(getNames(await knownBy({ [field]: value }))).toEqual([known]);
  });

  it('is nothing by blanks, nulls, empty lists and sites of which nothing is decided', async () => {
    const nothing = SAID.map(([field, value]) => [field, Array.isArray(value) ? [] : null]);
    const blank = { title: ' ', sector: '', requirements: '\n', site_visit_waived_reason: '\t' };
    const undecided = { sites: [{ shortlisted: false, chosen: false }] };
    expect(getNames(await knownBy(Object.fromEntries(nothing)))).toEqual([]);
    expect(getNames(await knownBy({ ...blank, ...undecided, contact_ids: null, competitor_locations: null }))).toEqual(
      [],
    );
  });

  it('is every bit that has a name, and no other, where all is said', async () => {
    const all = Object.fromEntries(SAID.map(([field, value]) => [field, value]));
    const sites = [{ shortlisted: true, chosen: true }];
    expect(await readBits({ ...all, sites, considering_elsewhere: true, capex_undisclosed: true })).toBe(ROW_MASK);
  });

  it.each([
    [true, true],
    [false, false],
    [null, null],
  ])('distinguishes %p and missing values from given ones', async (said, told) => {
    const known = await knownBy({ considering_elsewhere: said, capex_undisclosed: said });
    expect([known.consideringElsewhere, known.capexUndisclosed]).toEqual([told, told]);
  });
});

/** Versions of which a column says something else than the row that they are of. */
const DIFFERENT = `SELECT id FROM lead_version
  WHERE (known, expected_decision_on::text, likelihood, screening_status, screening_due_on::text, announced_on::text,
      announced_jobs::text, announced_capex_eur::text, status_reason, lost_to_country)
    IS DISTINCT FROM (lead_known(data), data->>'expected_decision_on', data->>'likelihood', data->>'screening_status',
      data->>'screening_due_on', data->>'announced_on', data->>'announced_jobs', data->>'announced_capex_eur',
      data->>'status_reason', data->>'lost_to_country')`;

describe('The columns of a version', () => {
  it('equal the fields of its row, also after changes in one transaction and by SQL, in any date style', async () => {
    const { id } = await make.lead({ stage: 'announced' });
    await updateRows(api.db, 'lead', { id }, { expected_decision_on: '2027-02-01', likelihood: 'low' });
    const client = await api.db.connect();
    await client.query(`BEGIN; SET LOCAL datestyle = 'German'`);
    await updateRows(client, 'lead', { id }, { announced_on: '2026-02-01', announced_jobs: 7 });
    await updateRows(client, 'lead', { id }, { announced_on: '2026-03-02', screening_due_on: '2026-04-03' });
    await client.query('COMMIT');
    client.release();
    const { rows } = await api.db.query(
      `SELECT likelihood, expected_decision_on::text AS decision, announced_on::text AS announced, announced_jobs AS jobs,
         screening_due_on::text AS due FROM lead_version WHERE lead_id = $1 AND valid_to = 'infinity'`,
      [id],
    );
    expect(rows).toEqual([
      { likelihood: 'low', decision: '2027-02-01', announced: '2026-03-02', jobs: 7, due: '2026-04-03' },
    ]);
    expect((await api.db.query(DIFFERENT)).rows).toEqual([]);
  });

  it('cannot be written, nor what they come from once it is past', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    await expect(api.db.query(`UPDATE lead_version SET known = 0 WHERE lead_id = $1`, [id])).rejects.toMatchObject({
      code: '428C9',
    });
    const changed = `UPDATE lead_version SET data = data || '{"likelihood": "high"}' WHERE lead_id = $1`;
    await expect(api.db.query(changed, [id])).rejects.toThrow('append-only');
  });
});
