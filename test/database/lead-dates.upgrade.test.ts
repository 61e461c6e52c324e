import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { backUpDatabase } from '../../src/database/backup/backup.runner.js';
import { restoreDatabase } from '../../src/database/backup/restore.runner.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';
import { useFolder } from '../support/folder.js';

const UPGRADES = ['LeadDateOrder1764000000087', 'LeadLandingOrder1764000000123'];

describe('The upgrade of a filled database to an order of the days of leads', () => {
  let database: TestDatabase;
  let db: pg.Pool;
  const folder = useFolder();
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
  });
  afterAll(async () => {
    await database.drop();
  });

  it('keeps a lead whose days are out of order, checks changes of its days only, and restores it', async () => {
    const before = migrations.map((Migration) => new Migration().name).filter((name) => !UPGRADES.includes(name));
    await migrate(database.url, { only: before });
    const company_id = await insertRow(db, 'company');
    const owner_id = await insertRow(db, 'app_user');
    const lead = { company_id, owner_id, received_on: '2026-03-01' };
    const wrong = { ...lead, announced_on: '2026-02-01', expected_landing_on: '2020-01-01' };
    const id = await insertRow(db, 'lead', wrong);
    expect((await migrate(database.url)).migrations).toEqual(UPGRADES);

    const error = { code: '23514', constraint: 'lead_announced_on_ck' };
    await expect(insertRow(db, 'lead', wrong)).rejects.toMatchObject(error);
    const update = (change: string) => db.query(`UPDATE lead SET ${change} WHERE id = $1`, [id]);
    await expect(update(`announced_on = '2026-02-02'`)).rejects.toMatchObject(error);
    await expect(update(`received_on = '2026-02-02'`)).rejects.toMatchObject(error);
    const landing = { code: '23514', constraint: 'lead_expected_landing_on_ck' };
    await expect(update(`expected_landing_on = '2020-01-02'`)).rejects.toMatchObject(landing);
    await update(
      `tags = '{old}', announced_on = announced_on, received_on = received_on, expected_landing_on = expected_landing_on`,
    );

    const file = join(folder, 'old-lead.backup');
    await backUpDatabase({ url: database.url, file });
    const target = await createEmptyDatabase();
    try {
      await migrate(target.url);
      await restoreDatabase({ url: target.url, file });
      const restored = new pg.Client({ connectionString: target.url });
      await restored.connect();
      const { rows } = await restored.query('SELECT announced_on::text, tags FROM lead');
      expect(rows).toEqual([{ announced_on: '2026-02-01', tags: ['old'] }]);
      await expect(restored.query(`UPDATE lead SET announced_on = '2026-02-02'`)).rejects.toMatchObject(error);
      await restored.end();
    } finally {
      await target.drop();
    }
  });
});
