import { MODELS } from '../../src/reports/attribution/attribution-models.rules.js';
import { readAttributed, readLeadAttribution } from '../../src/reports/attribution/attribution.reader.js';
import { computeCredits } from '../../src/reports/attribution/attribution-sums.rules.js';
import type pg from 'pg';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';
import { updateRows } from '../support/rows.js';

const at = '2026-01-01T09:00:00Z';
const knownBefore = new Date('2026-11-30T23:00:00Z');

let pool: pg.Pool;
let leadIds: string[];

/** Leads touched by nothing, by one thing and by several, in time and too early, that came to all there is to come to. */
afterAll(() => pool.end());
const { api } = useApi();
beforeAll(async () => {
  pool = createPool({ url: api.databaseUrl, size: 1 });
  const world = new AttributionWorld(api.db);
  const history = new LeadHistory(api.db, { companyId: '', ownerId: (await api.user('bdm', 'Stephan Maes')).id! });
  const companyId = await history.company('Lumenova Lighting', 'CN');
  const subjects = [
    { activity_id: await world.activity('seminar', 'Seminar', '2025-03-02', at) },
    { activity_id: await world.activity('seminar', 'Fair', '2025-04-02', at) },
    { agreement_id: await world.agreement('Twinning', at) },
    { channel: 'web' },
  ];
  const days = ['2023-02-28', '2024-05-31', '2025-03-02', '2025-06-10', '2026-02-01'];
  const received = ['2025-03-02', '2025-06-10', '2026-03-01'];
  leadIds = [];
  for (let made = 0; made < 48; made++) {
    const day = received[made % received.length]!;
    const id = await history.lead('2026-03-02T10:00:00Z', day, { company_id: companyId });
    leadIds.push(id);
    // It has its source by itself; of some that was withdrawn.
    if (made % 3 === 0) await updateRows(api.db, 'lead_touch', { lead_id: id }, { withdrawn_at: at });
    for (let touch = 0; touch < made % 4; touch++) {
      const on = days[(made + touch * (made % 5)) % days.length]!;
      await world.touch(id, on, '2026-03-03T10:00:00Z', subjects[(made + touch) % 4]!);
    }
    if (made % 2 === 0) await history.move(id, 'qualified', '2026-04-01', {}, '2026-04-01T10:00:00Z');
    if (made % 3 !== 0) continue;
    const announced = {
      announced_on: made % 9 === 0 ? null : '2026-05-31',
      announced_jobs: made,
      announced_capex_eur: 100,
    };
    await history.move(id, 'announced', '2026-06-01', announced, '2026-06-01T10:00:00Z');
  }
});

describe('What all leads came to', () => {
  it.each(MODELS.flatMap((model) => [['1900-01-01', model] as const, ['2026-04-01', model] as const]))(
    'since %s is by the model %s what the rules make of each of them',
    async (from, model) => {
      const sql = new SqlClient(pool);
      const period = { asOf: '2026-11-30', from, to: '2026-11-30' };
      const asked = { period, knownBefore, basis: 'known' } as const;
      const { achievements, touches, attribution } = await readLeadAttribution(sql, asked, model, leadIds);
      const expected = computeCredits(achievements, touches, attribution);
      expect(expected.size).toBeGreaterThan(3);
      const { credits } = await readAttributed(sql, asked, model);
      expect(Object.fromEntries(credits)).toEqual(Object.fromEntries(expected));
    },
  );
});
