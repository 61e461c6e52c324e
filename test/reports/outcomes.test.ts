import { SqlClient } from '../../src/database/connections/sql.client.js';
import { readTouchedLeads } from '../../src/reports/attribution/attribution-leads.queries.js';
import { startApi, useApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';
import { AttributionWorld } from './attribution.world.js';

let won: Made;
let secret: Made;
const ids: Record<string, string> = {};
const at = '2026-01-01T09:00:00Z';

const { api, make } = useApi();
beforeAll(async () => {
  const world = new AttributionWorld(api.db);
  const twinning = await world.agreement('Twinning', at, { kind: 'twinning' });
  const partnership = await world.agreement('Partnership', at, { parent_id: twinning });
  const roadshow = await world.activity('roadshow', 'Roadshow', '2026-03-01', at, { agreement_id: partnership });
  const stop = await world.activity('roadshow_stop', 'Stop', '2026-03-01', at, { parent_id: roadshow });
  await world.activity('delegation', 'To come', '2190-01-01', at, { agreement_id: twinning });
  await world.activity('delegation', 'Cancelled', '2026-04-01', at, { agreement_id: twinning, status: 'cancelled' });
  Object.assign(ids, { twinning, partnership, roadshow, stop });
  // Won, from the stop and half of it from elsewhere; 40 jobs and 11 million.
  won = await make.lead({ source: { channel: 'activity', activityId: stop }, receivedOn: '2026-03-02' });
  await api.bdm.post(`/leads/${won.id}/touches`, { channel: 'other', occurredOn: '2026-03-02' });
  won = await make.advance(won.id, 'invested');
  // A confidential one of the manager, from the twinning itself.
  secret = await make.lead({
    by: api.manager,
    title: 'Secret garden',
    confidential: true,
    codename: 'Tulip',
    source: { channel: 'agreement', agreementId: twinning },
  });
  await make.lead({ source: { channel: 'web' } });
});

describe('The outcomes of an agreement', () => {
  it('are the activities, leads, investments, jobs and capex under it and the agreements made under it', async () => {
    const { body } = await api.manager.get(`/agreements/${ids['twinning']}/outcomes`);
    expect(body).toMatchObject({
      agreement: { id: ids['twinning'], title: 'Twinning', parentId: null },
      children: [{ id: ids['partnership'], title: 'Partnership', parentId: ids['twinning'] }],
      model: 'linear',
      windowMonths: 24,
      activities: { held: 2, planned: 1 },
      attributed: {
        leads: 1.5,
        qualifiedLeads: 0.5,
        investments: 0.5,
        announcedJobs: 20,
        announcedCapexEur: 5_500_000,
      },
      distinct: { leads: 2, qualifiedLeads: 1, investments: 1, announcedJobs: 40, announcedCapexEur: 11_000_000 },
      leadsNotNamed: 0,
    });
    expect(body.leads).toMatchObject([
      { id: won.id, reference: won.reference, status: 'won', announcedJobs: 20, announcedCapexEur: 5_500_000 },
      { id: secret.id, announcedJobs: 0 },
    ]);
  });

  it('name the activities and leads behind each figure, and what each of them adds to it', async () => {
    const { body } = await api.manager.get(`/agreements/${ids['twinning']}/outcomes`);
    const { items, held, planned } = body.activities;
    expect(items.map(({ title }: Made) => title)).toEqual(['To come', 'Roadshow', 'Stop']);
    expect(items.filter((one: Made) => one.held)).toHaveLength(held);
    expect(items.filter((one: Made) => !one.held)).toHaveLength(planned);
    expect(items.map(({ agreementId }: Made) => agreementId)).toEqual([
      ids['twinning'],
      ids['partnership'],
      ids['partnership'],
    ]);
    for (const sums of ['attributed', 'distinct']) {
      for (const [figure, sum] of Object.entries(body[sums])) {
        const parts = body.leads.map((lead: Made) => lead[sums][figure]);
        expect([figure, parts.reduce((one: number, other: number) => one + other, 0)]).toEqual([figure, sum]);
      }
    }
  });

  it('count confidential leads and do not name them to those who may not know of them', async () => {
    const answer = await api.viewer.get(`/agreements/${ids['twinning']}/outcomes`);
    expect(answer.body).toMatchObject({ attributed: { leads: 1.5 }, distinct: { leads: 2 }, leadsNotNamed: 1 });
    expect(answer.body.leads.map(({ id }: Made) => id)).toEqual([won.id]);
    for (const hidden of ['Secret', 'Tulip', secret.id, secret.reference]) expect(answer.text).not.toContain(hidden);
  });

  it('of one made under another leave out what is of the other alone, and follow the model', async () => {
    const path = `/agreements/${ids['partnership']}/outcomes`;
    expect((await api.viewer.get(path)).body).toMatchObject({
      children: [],
      activities: { held: 2, planned: 0 },
      attributed: { leads: 0.5, investments: 0.5 },
      distinct: { leads: 1 },
    });
    expect((await api.viewer.get(`${path}?model=first`)).body.attributed).toMatchObject({
      leads: 1,
      announcedJobs: 40,
    });
    const last = (await api.viewer.get(`${path}?model=last`)).body;
    expect(last).toMatchObject({ attributed: { leads: 0 }, distinct: { leads: 0 }, leads: [] });
  });

  it('add up to those of the report', async () => {
    const { rows } = (await api.viewer.get('/reports/agreement-scoreboard')).body;
    const { attributed } = (await api.viewer.get(`/agreements/${ids['twinning']}/outcomes`)).body;
    const twinning = rows.find(({ key }: Made) => key === ids['twinning']);
    expect(twinning).toMatchObject({
      leads: attributed.leads,
      wins: attributed.investments,
      announcedJobs: attributed.announcedJobs,
      announcedCapexEur: attributed.announcedCapexEur,
    });
  });

  it('are of an agreement that there is, by a model that there is', async () => {
    expect((await api.viewer.get(`/agreements/${ids['roadshow']}/outcomes`)).status).toBe(404);
    expect((await api.viewer.get('/agreements/x/outcomes')).status).toBe(404);
    const path = `/agreements/${ids['twinning']}/outcomes`;
    for (const query of ['model=best', 'model=first&model=last', 'models=first', 'model=']) {
      expect([query, (await api.viewer.get(`${path}?${query}`)).status]).toEqual([query, 422]);
    }
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
  });
});

describe('The outcomes of an activity (W14)', () => {
  const read = async (id: string | undefined, query = '', by = api.manager) =>
    (await by.get(`/activities/${id}/outcomes?${query}`)).body;

  it('are the leads credited to it and to its parts, each with its share', async () => {
    expect(await read(ids['roadshow'])).toMatchObject({
      activity: { id: ids['roadshow'], title: 'Roadshow', kind: 'roadshow', parentId: null },
      parts: [{ id: ids['stop'], title: 'Stop', kind: 'roadshow_stop', parentId: ids['roadshow'] }],
      model: 'linear',
      windowMonths: 24,
      attributed: { leads: 0.5, qualifiedLeads: 0.5, investments: 0.5, announcedJobs: 20 },
      distinct: { leads: 1, announcedJobs: 40, announcedCapexEur: 11_000_000 },
      leads: [{ id: won.id, announcedJobs: 20, attributed: { leads: 0.5 }, distinct: { leads: 1 } }],
      leadsNotNamed: 0,
    });
    expect(await read(ids['roadshow'], 'scope=own')).toMatchObject({ parts: [], attributed: { leads: 0 }, leads: [] });
    expect(await read(ids['stop'], 'scope=own&model=first')).toMatchObject({ attributed: { leads: 1 } });
  });

  it('count confidential leads and do not name them to those who may not know of them', async () => {
    const hidden = await make.lead({
      by: api.manager,
      title: 'Hidden harbour',
      confidential: true,
      codename: 'Rose',
      source: { channel: 'activity', activityId: ids['roadshow'] },
    });
    const answer = await api.viewer.get(`/activities/${ids['roadshow']}/outcomes?scope=own`);
    expect(answer.body).toMatchObject({ attributed: { leads: 1 }, leads: [], leadsNotNamed: 1 });
    for (const secretText of ['Hidden', 'Rose', hidden.id, hidden.reference])
      expect(answer.text).not.toContain(secretText);
    expect((await read(ids['roadshow'], 'scope=own')).leads).toMatchObject([{ id: hidden.id }]);
  });

  it.each(['activity', 'roadshow'])('are the figures of the attribution of the same days, by %s', async (groupBy) => {
    for (const days of ['from=2026-03-01&to=2026-03-31', 'from=2026-01-01']) {
      for (const model of ['linear', 'first', 'last']) {
        const query = `${days}&model=${model}`;
        const { rows } = (await api.manager.get(`/reports/activity-attribution?${query}&groupBy=${groupBy}`)).body;
        for (const row of rows.filter(({ type }: Made) => type === 'activity')) {
          const { attributed } = await read(row.key, `${query}&scope=${groupBy === 'roadshow' ? 'all' : 'own'}`);
          expect([query, row.label, attributed]).toEqual([
            query,
            row.label,
            {
              leads: row.newLeads,
              qualifiedLeads: row.qualifiedLeads,
              investments: row.wins,
              announcedJobs: row.announcedJobs,
              announcedCapexEur: row.announcedCapexEur,
            },
          ]);
        }
      }
    }
  });

  it('are of an activity that there is, in days that follow each other', async () => {
    expect((await api.viewer.get(`/activities/${ids['twinning']}/outcomes`)).problem).toEqual([
      404,
      'activity.not_found',
    ]);
    const path = `/activities/${ids['stop']}/outcomes`;
    const turned = await api.viewer.get(`${path}?from=2026-02-01&to=2026-01-31`);
    expect([turned.status, turned.pointers]).toEqual([422, ['?from']]);
    for (const query of ['model=best', 'scope=half', 'from=2026-02-30', 'to=', 'asOf=2026-01-01'])
      expect([query, (await api.viewer.get(`${path}?${query}`)).status]).toEqual([query, 422]);
    expect((await (await api.key('integration')).get(path)).status).toBe(403);
  });
});

describe('The outcomes of an agreement in a period', () => {
  it('are those of the scoreboard that counts in the period', async () => {
    const days = 'from=2026-03-01&to=2026-03-31';
    const { rows } = (await api.manager.get(`/reports/agreement-scoreboard?${days}&counting=period`)).body;
    const row = rows.find(({ key }: Made) => key === ids['partnership']);
    const { attributed } = (await api.manager.get(`/agreements/${ids['partnership']}/outcomes?${days}`)).body;
    expect(attributed).toMatchObject({ leads: row.leads, investments: row.wins, announcedJobs: row.announcedJobs });
    expect(row.leads).toBe(0.5);
  });
});

describe('The window of touches', () => {
  it('is as it is set: what was longer before a lead came in is not credited for it', async () => {
    const narrow = await startApi({ env: { TOUCH_WINDOW_MONTHS: '1' } });
    try {
      const own = new AttributionWorld(narrow.db);
      const agreement = await own.agreement('Twinning', at);
      const activity = await own.activity('delegation', 'Delegation', '2026-03-01', at, { agreement_id: agreement });
      for (const receivedOn of ['2026-04-01', '2026-04-02']) {
        await new Make(narrow).lead({ receivedOn, source: { channel: 'activity', activityId: activity } });
      }
      const { body } = await narrow.viewer.get(`/agreements/${agreement}/outcomes`);
      expect(body).toMatchObject({ windowMonths: 1, attributed: { leads: 1 } });
    } finally {
      await narrow.close();
    }
  });
});

describe('The leads behind outcomes', () => {
  it('are read by a query plan for the requested leads, however often', async () => {
    const client = await api.db.connect();
    const period = { asOf: '2026-12-31', from: '2020-01-01', to: '2026-12-31' };
    const asked = { period, knownBefore: new Date(), basis: 'known' } as const;
    for (let time = 0; time < 8; time++) await readTouchedLeads(new SqlClient(client), asked, [won.id, secret.id]);
    const { rows } = await client.query(
      `SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%lead_touch%' AND generic_plans > 0`,
    );
    client.release();
    expect(rows).toEqual([]);
  });
});
