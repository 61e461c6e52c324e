import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'CompanyParentsOfPastDays1764000000096';

describe('The upgrade of a filled database to former parents of companies', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createEmptyDatabase()));
  afterAll(() => database.drop());

  it('takes a parent as valid since the audit trail says that it was set, or since the company was created', async () => {
    const { db, url } = database;
    const before = migrations.map((Migration) => new Migration().name).filter((name) => name !== UPGRADE);
    await migrate(url, { only: before });
    const created_at = '2025-01-01T09:00:00.000Z';
    const parent_id = await insertRow(db, 'company', { name: 'Parent', created_at });
    const [young, old] = [
      await insertRow(db, 'company', { name: 'Young', parent_id, created_at }),
      await insertRow(db, 'company', { name: 'Old', parent_id, created_at }),
    ];
    const entry = { entity_type: 'company', entity_id: old, action: 'updated' };
    const parentId = { before: null, after: parent_id };
    await insertRow(db, 'audit_entry', { ...entry, at: '2026-03-01T09:00:00Z', changes: { parentId } });
    await insertRow(db, 'audit_entry', { ...entry, at: '2026-04-01T09:00:00Z', changes: { name: {} } });
    expect((await migrate(url)).migrations).toEqual([UPGRADE]);

    const readVersions = async () => {
      const { rows } = await db.query(
        `SELECT entity_id AS id, valid_from AS since, valid_to = 'infinity' AS holds, data->>'parent_id' AS parent
         FROM record_version WHERE entity_type = 'company' ORDER BY valid_from`,
      );
      return rows.map(({ id, since, holds, parent }) => [id, since.toISOString(), holds, parent]);
    };
    expect(await readVersions()).toEqual([
      [young, created_at, true, parent_id],
      [old, '2026-03-01T09:00:00.000Z', true, parent_id],
    ]);

    await db.query(`UPDATE company SET parent_id = NULL, updated_at = '2026-06-01T09:00:00Z' WHERE id = $1`, [old]);
    await db.query(`UPDATE company SET tags = '{old}', updated_at = '2026-07-01T09:00:00Z' WHERE id = $1`, [young]);
    expect((await readVersions()).slice(1)).toEqual([
      [old, '2026-03-01T09:00:00.000Z', false, parent_id],
      [old, '2026-06-01T09:00:00.000Z', true, null],
    ]);
  });
});
