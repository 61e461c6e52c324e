import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'LeadDateOrder1764000000087';

describe('The upgrade of a filled database to leads whose days are in order', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let db: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    db = new pg.Pool({ connectionString: database.url, max: 2 });
    // The database may be dropped before the connections have ended.
    db.on('error', () => undefined);
  });
  afterAll(async () => {
    await db.end();
    await database.drop();
  });

  it('keeps rows that break a constraint, validates the others and refuses new rows', async () => {
    const before = migrations.map((Migration) => new Migration().name).filter((name) => name !== UPGRADE);
    await migrate(database.url, { only: before });
    const company_id = await insertRow(db, 'company');
    const owner_id = await insertRow(db, 'app_user');
    const lead = { company_id, owner_id, received_on: '2026-03-01' };
    await insertRow(db, 'lead', { ...lead, announced_on: '2026-02-01' });
    await insertRow(db, 'lead', { ...lead, proposition_sent_on: '2026-03-01' });
    expect((await migrate(database.url)).migrations).toEqual([UPGRADE]);
    const { rows } = await db.query(`SELECT conname, convalidated FROM pg_constraint
      WHERE conrelid = 'lead'::regclass AND conname ~ '(filed|sent|announced).*_(on|proposition)_ck' ORDER BY 1`);
    expect(rows.map(({ conname, convalidated }) => [conname, convalidated])).toEqual([
      ['lead_announced_after_proposition_ck', true],
      ['lead_announced_on_ck', false],
      ['lead_proposition_sent_on_ck', true],
      ['lead_screening_filed_on_ck', true],
    ]);
    expect((await db.query('SELECT announced_on::text FROM lead ORDER BY 1')).rows[0]).toEqual({
      announced_on: '2026-02-01',
    });
    const wrong = { ...lead, announced_on: '2026-02-01' };
    await expect(insertRow(db, 'lead', wrong)).rejects.toMatchObject({ constraint: 'lead_announced_on_ck' });
  });
});
