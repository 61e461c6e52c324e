import type pg from 'pg';
import { createUpgradedDatabase, type UpgradedDatabase } from '../support/upgrade.js';

let database: UpgradedDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createUpgradedDatabase();
  pool = database.pool;
});
afterAll(() => database.drop());

const HISTORY = `SELECT (SELECT count(*)::int FROM lead_version) AS versions, (SELECT sum(version)::int FROM lead) AS version,
  (SELECT sum(capex_eur)::int FROM lead) AS eur`;

const readKinds = async () =>
  (
    await pool.query(
      `SELECT capex_currency AS currency, capex_rate_kind AS kind, capex_units_per_euro::float8 AS units
       FROM lead ORDER BY capex_currency`,
    )
  ).rows;

describe('An upgrade of a database with amounts', () => {
  it('marks each with what it was valued by, and changes neither values nor history', async () => {
    await database.migrate(50);
    await pool.query(`
      INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
        VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
      INSERT INTO company (id, created_at, updated_at, name, country, name_key)
        VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');
      INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on,
          source_channel, capex_amount, capex_currency, capex_rate, capex_rate_on, capex_eur)
        SELECT gen_random_uuid(), now(), now(), 'LEAD-' || currency || rate_on, 'Lead', c.id, u.id, '2026-01-20', '2026-01-20',
          'web', amount, currency, rate, rate_on::date, eur
        FROM company c, app_user u, (VALUES (1000, 'EUR', 1, '2026-01-20', 1000), (1000, 'KRW', 0.0006777822, '2024-12-31', 1),
          (1000, 'CNY', 0.1284109149, '2024-12-31', 128), (1000, 'USD', 0.92, '2024-12-31', 920),
          (1000, 'GBP', 1.18, '2026-01-05', 1180)) AS given (amount, currency, rate, rate_on, eur)`);
    const { rows: before } = await pool.query(HISTORY);
    await database.migrate(61);
    expect(await readKinds()).toEqual([
      { currency: 'CNY', kind: 'yearly_average', units: 7.7875 },
      { currency: 'EUR', kind: 'fixed', units: null },
      { currency: 'GBP', kind: 'given', units: null },
      { currency: 'KRW', kind: 'yearly_average', units: 1475.4 },
      { currency: 'USD', kind: 'given', units: null },
    ]);
    expect((await pool.query(HISTORY)).rows).toEqual(before);
  });

  it('drops the units and the kind of those that a former version has given another rate', async () => {
    await pool.query(`
      UPDATE lead SET capex_currency = 'AUD', capex_rate = 0.6, capex_eur = 600 WHERE capex_currency = 'CNY';
      UPDATE lead SET capex_currency = 'CHF', capex_rate = 1.05, capex_eur = 1050 WHERE capex_currency = 'EUR'`);
    const { rows: before } = await pool.query(HISTORY);
    await database.migrate();
    expect(await readKinds()).toEqual([
      { currency: 'AUD', kind: 'given', units: null },
      { currency: 'CHF', kind: 'given', units: null },
      { currency: 'GBP', kind: 'given', units: null },
      { currency: 'KRW', kind: 'yearly_average', units: 1475.4 },
      { currency: 'USD', kind: 'given', units: null },
    ]);
    expect((await pool.query(HISTORY)).rows).toEqual(before);
  });
});
