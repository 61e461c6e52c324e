import type pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'WordsThatWereLearned1764000000121';

describe('The upgrade of a filled database to what matches rest on', () => {
  let database: TestDatabase;
  let db: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
    await migrate(database.url, {
      only: migrations.map((Migration) => new Migration().name).filter((name) => name !== UPGRADE),
    });
  });
  afterAll(() => database.drop());

  it('finds the decisions of earlier matches, and revokes the words that name no company', async () => {
    const connection_id = await insertRow(db, 'intake_connection');
    const [company_id, contact_id] = [await insertRow(db, 'company'), await insertRow(db, 'contact')];
    const register = (change: object) => insertRow(db, 'intake_registration', { connection_id, ...change });
    const first = await register({ match_state: 'incomplete' });
    const learn = async (key: string, created_at: string, archived_at: string | null = null) => {
      const { rows } = await db.query(
        `INSERT INTO intake_decision (id, created_at, updated_at, version, archived_at, connection_id, kind, key, company_id, registration_id)
         VALUES (gen_random_uuid(), $1, $1, 1, $2, $3, 'company', $4, $5, $6) RETURNING id`,
        [created_at, archived_at, connection_id, key, company_id, first],
      );
      return rows[0].id as string;
    };
    const replaced = await learn('zan works', '2026-01-01', '2026-03-01');
    const later = await learn('zan works', '2026-03-01');
    const empty = await learn('n/a', '2026-01-01');
    const matched = { match_state: 'matched', matched_by: 'learned', contact_id, company_id };
    const ids = [
      await register({ ...matched, matched_at: '2026-02-01', company_name: 'Zan  WORKS' }),
      await register({ ...matched, matched_at: '2026-04-01', company_name: 'Zan Works' }),
      await register({ ...matched, matched_at: '2026-04-01', company_name: 'N/A' }),
      await register({ ...matched, matched_at: '2026-04-01', company_name: 'Unheard' }),
      await register({ ...matched, matched_by: 'rule', matched_at: '2026-04-01', company_name: 'Zan Works' }),
    ];
    expect((await migrate(database.url)).migrations).toEqual([UPGRADE]);

    const { rows } = await db.query(
      `SELECT matched_by_decision_id AS id FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, at)
       JOIN intake_registration r ON r.id = wanted.id ORDER BY at`,
      [ids],
    );
    expect(rows.map(({ id }) => id)).toEqual([replaced, later, empty, null, null]);
    const revoked = await db.query(
      `SELECT d.id, d.version, a.action, a.changes->'archivedAt'->>'after' AS after, to_jsonb(d.archived_at) #>> '{}' AS at
       FROM intake_decision d JOIN audit_entry a ON a.entity_id = d.id WHERE a.entity_type = 'intake_decision'`,
    );
    expect(revoked.rows).toEqual([
      { id: empty, version: 2, action: 'archived', after: expect.stringMatching(/Z$/), at: expect.any(String) },
    ]);
    expect((await db.query('SELECT id FROM intake_decision WHERE archived_at IS NULL')).rows).toEqual([{ id: later }]);
    const byPerson = `UPDATE intake_registration SET matched_by = 'person' WHERE id = $1`;
    const error = { code: '23514', constraint: 'intake_registration_matched_by_decision_id_ck' };
    await expect(db.query(byPerson, [ids[0]])).rejects.toMatchObject(error);
  });
});
