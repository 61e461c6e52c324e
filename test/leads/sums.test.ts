import { type Caller, useApi } from '../support/api.js';
import { euro } from '../reports/lead.history.js';
import { buildMany, insertRows, updateRows } from '../support/rows.js';

const ALL_SUMS = [
  'capexEur',
  'jobsExpected',
  'jobsSafeguarded',
  'announcedJobs',
  'announcedCapexEur',
  'weightedJobs',
  'weightedCapexEur',
];

let companyId: string;
const { api, make } = useApi();
beforeAll(async () => {
  companyId = (await make.company()).id;
  // Ten times 5 % of 3 jobs are 1.5, and not ten times 0.
  for (let n = 0; n < 10; n += 1) {
    await make.lead({ companyId, jobsExpected: 3, jobsSafeguarded: 2, capex: { amount: 1_000_001, currency: 'EUR' } });
  }
  const announced = await make.lead({ companyId, stage: 'announced' });
  const figures = { jobs_expected: 40, jobs_safeguarded: null, capex_eur: 700 };
  await updateRows(
    api.db,
    'lead',
    { id: announced.id },
    { ...figures, announced_jobs: 44, announced_capex_eur: 2_000_000 },
  );
  const held = await make.lead({ companyId, jobsExpected: 1_000 });
  await updateRows(api.db, 'lead', { id: held.id }, { status: 'on_hold' });
});

async function readSums(query: string, caller: Caller = api.viewer): Promise<Record<string, number>> {
  const { status, body } = await caller.get(`/leads?companyId=${companyId}&limit=1&${query}`);
  expect(status).toBe(200);
  return body.sums;
}

describe('The sums of a list of leads', () => {
  it('are those of all rows that match, on every page', async () => {
    const query = `companyId=${companyId}&status=open&sum=${ALL_SUMS.join(',')}&limit=4&count=true`;
    const expected = {
      capexEur: 10_000_010 + 700,
      jobsExpected: 70,
      jobsSafeguarded: 20,
      announcedJobs: 44,
      announcedCapexEur: 2_000_000,
      // 1.5 + 36, rounded once; 500,000.5 + 630.
      weightedJobs: 38,
      weightedCapexEur: 500_631,
    };
    let cursor = '';
    for (const rows of [4, 4, 3]) {
      const { body } = await api.viewer.get(`/leads?${query}${cursor}`);
      expect(body).toMatchObject({ total: 11, sums: expected });
      expect(body.items).toHaveLength(rows);
      cursor = `&cursor=${body.nextCursor}`;
    }
  });

  it('equal the figures of the pipeline summary of today', async () => {
    const { rows, totals } = (await api.viewer.get('/reports/pipeline-summary?groupBy=stage')).body;
    const names = {
      jobs: 'jobsExpected',
      jobsSafeguarded: 'jobsSafeguarded',
      capexEur: 'capexEur',
      weightedJobs: 'weightedJobs',
      weightedCapexEur: 'weightedCapexEur',
    };
    for (const [figure, sum] of Object.entries(names)) {
      const open = `status=open&sum=${sum}`;
      expect([figure, await readSums(open)]).toEqual([figure, { [sum]: totals[figure] }]);
      for (const row of rows) {
        const sums = await readSums(`${open}&stage=${row.key}`);
        expect([figure, row.key, sums]).toEqual([figure, row.key, { [sum]: row[figure] }]);
      }
    }
  });

  it('are 0 where nothing matches or nothing is known, and absent where nobody asks', async () => {
    expect(await readSums(`stage=negotiation&sum=${ALL_SUMS.join(',')}`)).toEqual(
      Object.fromEntries(ALL_SUMS.map((name) => [name, 0])),
    );
    expect(await readSums('stage=announced&sum=jobsSafeguarded')).toEqual({ jobsSafeguarded: 0 });
    expect(await readSums('')).toBeUndefined();
  });

  it('weigh open leads only, as reports do', async () => {
    expect(await readSums('status=on_hold&sum=jobsExpected,weightedJobs')).toEqual({
      jobsExpected: 1_000,
      weightedJobs: 0,
    });
  });

  it('leave out confidential leads that the caller may not see', async () => {
    await make.lead({ companyId, jobsExpected: 7, confidential: true, codename: 'Heron' });
    const query = 'jobsExpected=7&count=true&sum=jobsExpected';
    expect(await readSums(query, api.bdm)).toEqual({ jobsExpected: 7 });
    for (const caller of [api.viewer, await api.user('bdm')]) {
      expect(await readSums(query, caller)).toEqual({ jobsExpected: 0 });
    }
  });

  it('of very large amounts are no error', async () => {
    const { id: large } = await make.company();
    const count = 1_100;
    const figures = { company_id: large, owner_id: api.bdm.id, ...euro(9e15), announced_capex_eur: 9e15 };
    await insertRows(
      api.db,
      'lead',
      buildMany(count, () => figures),
    );
    const { body } = await api.viewer.get(`/leads?companyId=${large}&limit=1&sum=announcedCapexEur,weightedCapexEur`);
    expect(body.sums).toEqual({ announcedCapexEur: count * 9e15, weightedCapexEur: count * 9e15 * 0.05 });
  });

  it.each(['sum=', 'sum=jobs', 'sum=title', 'sum=jobsExpected,jobsExpected', 'sum=jobsExpected,', 'sum=constructor'])(
    'are refused for %s, with the names that can be added up',
    async (query) => {
      const { status, body } = await api.viewer.get(`/leads?${query}`);
      expect([status, body.errors]).toEqual([
        422,
        [
          expect.objectContaining({
            pointer: '?sum',
            code: 'parameter.sum',
            detail: expect.stringContaining('weightedJobs'),
          }),
        ],
      ]);
    },
  );

  it.each([
    '/leads?sum=jobsExpected&sum=capexEur',
    '/leads/export?sum=capexEur',
    '/leads/board?sum=capexEur',
    '/companies?sum=capexEur',
  ])('are refused by %s, which names the parameter', async (path) => {
    const { status, body } = await api.manager.get(path);
    expect([status, body.errors[0].pointer]).toEqual([422, '?sum']);
  });

  it('are no filter of a bulk update', async () => {
    const { status, body } = await api.manager.post('/leads/bulk-updates', {
      filter: { sum: 'jobsExpected' },
      addTags: ['x'],
      dryRun: true,
    });
    expect([status, body.errors[0].pointer]).toEqual([422, '/filter/sum']);
  });
});

describe('The figures behind reports in a list of leads', () => {
  it('are columns of the list and of its export, filters and sorts', async () => {
    const query = `companyId=${companyId}&announcedJobs.gte=1&announcedCapexEur.isNull=false&sort=-announcedJobs`;
    const { items } = (await api.viewer.get(`/leads?${query}`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      probability: 90,
      jobsSafeguarded: null,
      announcedJobs: 44,
      announcedCapexEur: 2_000_000,
      weightedJobs: 36,
      weightedCapexEur: 630,
    });
    const [names, row] = (await api.viewer.get(`/leads/export?${query}`)).text.trim().split(/\r?\n/);
    const cells = Object.fromEntries(
      names!.split(',').map((name, place) => [name, row!.split(',').at(place - names!.split(',').length)]),
    );
    expect(cells).toMatchObject({ weightedJobs: '36', weightedCapexEur: '630' });
    const safeguarded = await api.viewer.get(
      `/leads?companyId=${companyId}&jobsSafeguarded=2&sort=jobsSafeguarded&count=true`,
    );
    expect(safeguarded.body.total).toBe(10);
    const held = (await api.viewer.get(`/leads?companyId=${companyId}&status=on_hold`)).body.items[0];
    expect([held.weightedJobs, held.weightedCapexEur]).toEqual([null, null]);
  });
});
