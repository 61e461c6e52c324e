import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'LoadedHistory1764000000106';

describe('The upgrade of a filled database to verifications of wins', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createEmptyDatabase()));
  afterAll(() => database.drop());

  it('takes the verification of a win from the audit trail, and writes no version of a lead', async () => {
    const { db, url } = database;
    const before = migrations.map((Migration) => new Migration().name).filter((name) => name !== UPGRADE);
    await migrate(url, { only: before });
    const company_id = await insertRow(db, 'company', { name: 'Winner', country: 'BE' });
    const owner_id = await insertRow(db, 'app_user', {});
    const lead = { company_id, owner_id };
    const won = { ...lead, stage: 'invested', status: 'won', closed_on: '2026-03-01' };
    const [open, plain, last] = [
      await insertRow(db, 'lead', lead),
      await insertRow(db, 'lead', won),
      await insertRow(db, 'lead', won),
    ];
    const status = { before: 'open', after: 'won' };
    const kind = { before: null, after: { kind: 'last_resort', reason: 'We are two.' } };
    const entry = { entity_type: 'lead', action: 'moved' };
    // The first win was taken back, and the second one had a second person.
    await insertRow(db, 'audit_entry', {
      ...entry,
      entity_id: plain,
      at: '2026-02-01T09:00:00Z',
      changes: { status, verification: kind },
    });
    await insertRow(db, 'audit_entry', { ...entry, entity_id: plain, at: '2026-03-01T09:00:00Z', changes: { status } });
    await insertRow(db, 'audit_entry', {
      ...entry,
      entity_id: last,
      at: '2026-03-01T09:00:00Z',
      changes: { status, verification: kind },
    });
    const countVersions = async () => (await db.query('SELECT FROM lead_version')).rowCount;
    const versions = await countVersions();
    expect((await migrate(url)).migrations).toEqual([UPGRADE]);

    const { rows } = await db.query('SELECT id, verification FROM lead');
    expect(Object.fromEntries(rows.map(({ id, verification }) => [id, verification]))).toEqual({
      [open]: null,
      [plain]: 'second_person',
      [last]: 'last_resort',
    });
    expect(await countVersions()).toBe(versions);
    await expect(db.query(`UPDATE lead SET verification = 'imported' WHERE id = $1`, [open])).rejects.toThrow(
      /lead_verification_ck/,
    );
  });

  it('keeps one lock for a report and a month, with and without the basis among its parameters', async () => {
    const { db } = database;
    const insertLock = (parameters: object) =>
      db.query(
        `INSERT INTO report_lock (id, report, month, parameters, definition_version, document, sha256, locked_at, locked_by_name)
         VALUES (gen_random_uuid(), 'funnel', '2026-02', $1, 2, '{}', encode(sha256('{}'), 'hex'), now(), 'A')`,
        [parameters],
      );
    await insertLock({ groupBy: 'none' });
    await expect(insertLock({ groupBy: 'none', basis: 'known' })).rejects.toThrow(/report_lock_month_uq/);
  });
});
