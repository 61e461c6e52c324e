import type pg from 'pg';
import { createUpgradedDatabase, type UpgradedDatabase } from '../support/upgrade.js';

let database: UpgradedDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await createUpgradedDatabase();
  pool = database.pool;
});
afterEach(() => database.drop());

/** How many records have a term in the index. */
async function having(term: string): Promise<number> {
  const { rows } = await pool.query(
    'SELECT count(*)::int AS n FROM search_entry WHERE $1 = ANY (tsvector_to_array(terms))',
    [term],
  );
  return rows[0].n;
}

describe('An upgrade of a database with records', () => {
  it('adds the initials of Chinese names to contacts and to the search', async () => {
    await database.migrate(31);
    await pool.query(
      `INSERT INTO contact (id, created_at, updated_at, full_name, native_name, pinyin, archived_at) VALUES
         (gen_random_uuid(), now(), now(), 'Ouyang Xiaofeng', '欧阳晓峰', 'ouyangxiaofeng', NULL),
         (gen_random_uuid(), now(), now(), '曾丽', NULL, 'zengli', NULL),
         (gen_random_uuid(), now(), now(), 'Chen Wei', '陈伟', 'chenwei', now()),
         (gen_random_uuid(), now(), now(), 'An Maes', NULL, NULL, NULL)`,
    );
    await database.migrate();
    const { rows } = await pool.query(
      'SELECT full_name, pinyin_initials, version FROM contact ORDER BY full_name COLLATE "C"',
    );
    expect(rows).toEqual([
      { full_name: 'An Maes', pinyin_initials: null, version: 1 },
      { full_name: 'Chen Wei', pinyin_initials: 'cw', version: 1 },
      { full_name: 'Ouyang Xiaofeng', pinyin_initials: 'oyxf', version: 1 },
      { full_name: '曾丽', pinyin_initials: 'zl', version: 1 },
    ]);
    expect([await having('oyxf'), await having('zl'), await having('cw')]).toEqual([1, 1, 0]);
  });

  it('lets every record be found by its neighbouring words as one, and keeps them out of the dictionary', async () => {
    await database.migrate(32);
    await pool.query(
      `INSERT INTO company (id, created_at, updated_at, name, country, name_key, aliases)
         VALUES (gen_random_uuid(), now(), now(), 'Canopy Grow Light', 'NL', 'canopy grow light', '{Sunny Roof Garden,Sun}');
       INSERT INTO contact (id, created_at, updated_at, full_name) VALUES (gen_random_uuid(), now(), now(), 'An Van den Berghe');
       INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
         VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
       INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on, source_channel)
         SELECT gen_random_uuid(), now(), now(), 'LEAD-T-1', 'Show room', c.id, u.id, '2026-01-20', '2026-01-20', 'web'
         FROM company c, app_user u;
       INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
         VALUES (gen_random_uuid(), now(), now(), 'SEM-1', 'Road map', 'seminar', '2016-10-18', '2016-10-19');`,
    );
    await database.migrate();
    const terms = ['&growlight', '&roofgarden', '&gardensun', '&vandenberghe', '&denberghe', '&showroom', '&roadmap'];
    expect(await Promise.all(terms.map(having))).toEqual([1, 1, 0, 1, 1, 1, 1]);
    const { rows } = await pool.query(`SELECT word FROM search_word WHERE word ~ 'growlight|showroom|roadmap'`);
    expect(rows).toEqual([]);
    const { rows: indexes } = await pool.query(
      `SELECT FROM pg_indexes WHERE tablename = 'search_entry' AND indexdef LIKE '%USING gin%'`,
    );
    expect(indexes).toHaveLength(6);
  });
});
