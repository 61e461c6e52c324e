import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { writeAutomaticTouches } from '../../src/leads/touches/automatic-touches.queries.js';
import { refreshTouchesOfContacts, refreshTouchesOfLead } from '../../src/leads/touches/automatic-touches.store.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await cloneDatabase();
  pool = createPool({ url: database.url, size: 1 });
  await pool.query(RECORDS);
  await pool.query(await readFile(EARLIER_FUNCTION, 'utf8'));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const LEADS = 40;
const ROUNDS = 12;

/** Leads, people and activities of several days in several zones, without anybody on a list yet. */
const RECORDS = `
  INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
    VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
  INSERT INTO company (id, created_at, updated_at, name, country, name_key) VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');
  INSERT INTO contact (id, created_at, updated_at, full_name)
    SELECT gen_random_uuid(), now(), now(), 'Person ' || n FROM generate_series(1, 25) n;
  INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on, timezone)
    SELECT gen_random_uuid(), now(), now(), 'ACT-' || n, 'Activity ' || n, CASE WHEN n % 2 = 0 THEN 'seminar' ELSE 'delegation' END,
      date '2026-01-01' + n, date '2026-01-01' + n + n % 3, (ARRAY['Europe/Brussels', 'Asia/Shanghai', 'America/New_York'])[1 + n % 3]
    FROM generate_series(1, 14) n;
  INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on, source_channel,
      source_activity_id)
    SELECT gen_random_uuid(), now(), now(), 'LEAD-T-' || n, 'Lead ' || n, c.id, u.id, '2026-01-20', '2026-01-20',
      CASE WHEN n % 3 = 0 THEN 'activity' ELSE 'web' END, CASE WHEN n % 3 = 0 THEN (SELECT id FROM activity ORDER BY reference LIMIT 1) END
    FROM generate_series(1, ${LEADS}) n, company c, app_user u`;

/** People on the lists of all activities who are on no lead, so many that reading them all takes long. */
const MANY_OTHERS = `
  INSERT INTO contact (id, created_at, updated_at, full_name)
    SELECT gen_random_uuid(), now(), now(), 'Other person ' || n FROM generate_series(1, 2000) n;
  INSERT INTO delegation_participant (id, created_at, updated_at, activity_id, contact_id, role, status)
    SELECT gen_random_uuid(), now(), now(), a.id, c.id, 'member', 'confirmed'
    FROM activity a, contact c WHERE c.full_name LIKE 'Other%' AND a.reference < 'ACT-5';
  INSERT INTO seminar_registration (id, created_at, updated_at, activity_id, contact_id, full_name, status, arrival, code,
      registered_at)
    SELECT gen_random_uuid(), now(), now(), a.id, c.id, c.full_name, 'registered', 1, gen_random_uuid(), now()
    FROM activity a, contact c WHERE c.full_name LIKE 'Other%' AND a.reference < 'ACT-5';
  ANALYZE`;

/** The rules as triggers once applied them. */
const EARLIER_FUNCTION = new URL('fixtures/refresh-lead-touches-earlier.sql', import.meta.url);

/** Puts people on leads and on lists at random, with every status there is, while no trigger looks. */
async function shuffle(db: pg.ClientBase, seed: number): Promise<void> {
  await db.query('SELECT setseed($1)', [seed]);
  for (const table of ['lead_contact', 'delegation_participant', 'seminar_registration']) {
    await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  }
  await db.query(`
    INSERT INTO lead_contact (lead_id, contact_id, added_at)
      SELECT l.id, c.id, now() FROM lead l, contact c WHERE random() < 0.08;
    UPDATE activity SET archived_at = CASE WHEN random() < 0.15 THEN now() END,
      status = CASE WHEN random() < 0.15 THEN 'cancelled' ELSE 'planned' END;
    INSERT INTO delegation_participant (id, created_at, updated_at, activity_id, contact_id, role, status, archived_at)
      SELECT gen_random_uuid(), now(), now(), a.id, c.id, 'member',
        (ARRAY['invited', 'confirmed', 'declined', 'attended', 'no_show', 'cancelled'])[1 + floor(random() * 6)],
        CASE WHEN random() < 0.1 THEN now() END
      FROM activity a, contact c WHERE random() < 0.2;
    INSERT INTO seminar_registration (id, created_at, updated_at, activity_id, contact_id, full_name, status, arrival, code,
        registered_at, checked_in_at, cancelled_at, archived_at)
      SELECT gen_random_uuid(), now(), now(), activity_id, contact_id, full_name, status, row_number() OVER (), gen_random_uuid(),
        now(), CASE WHEN status = 'attended' THEN timestamptz '2026-01-01' + random() * interval '20 days' END,
        CASE WHEN status = 'cancelled' THEN now() END,
        CASE WHEN random() < 0.1 THEN now() END
      FROM (SELECT a.id AS activity_id, c.id AS contact_id, c.full_name,
          (ARRAY['registered', 'waitlisted', 'attended', 'no_show', 'cancelled', 'attended'])[1 + floor(random() * 6)] AS status
        FROM activity a, contact c WHERE random() < 0.2) AS seats`);
}

const NOW = '2026-03-01T09:00:00Z';

const readLeadIds = async (db: pg.ClientBase) =>
  (await db.query<{ id: string }>('SELECT id FROM lead ORDER BY id')).rows.map(({ id }) => id);

const applyEarlierRules = (db: pg.ClientBase) =>
  db.query('SELECT refresh_lead_touches_earlier(id, $1) FROM lead ORDER BY id', [NOW]);
const applyRules = async (db: pg.ClientBase) =>
  writeAutomaticTouches(new SqlClient(db), await readLeadIds(db), new Date(NOW));

/** Reads the touches that every lead has after its touches were refreshed. */
async function readTouches(db: pg.ClientBase, refresh: (db: pg.ClientBase) => Promise<unknown>): Promise<unknown[]> {
  await db.query('SAVEPOINT refreshed');
  await refresh(db);
  const { rows } = await db.query(
    `SELECT lead_id, activity_id, agreement_id, channel, occurred_on, role, origin, contact_id, withdrawn_at, version
     FROM lead_touch ORDER BY lead_id, activity_id, channel, origin`,
  );
  await db.query('ROLLBACK TO refreshed');
  return rows;
}

describe('Touches that follow from who was where', () => {
  it('are the same as by the earlier rules, for any people, lists and statuses', async () => {
    const db = await pool.connect();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await db.query('BEGIN');
        await shuffle(db, round / ROUNDS);
        const earlier = await readTouches(db, applyEarlierRules);
        expect(await readTouches(db, applyRules)).toEqual(earlier);
        // Of every lead its source, and of most something else.
        expect(earlier.length).toBeGreaterThan(LEADS * 2);
        await db.query('ROLLBACK');
      }
    } finally {
      db.release();
    }
  });

  it('are found without reading the lists of all activities', async () => {
    const db = await pool.connect();
    try {
      await db.query('BEGIN');
      await shuffle(db, 0.5);
      await db.query(MANY_OTHERS);
      const scans = async () => {
        const { rows } = await db.query(
          `SELECT relname, seq_scan AS scans FROM pg_stat_xact_user_tables
           WHERE relname IN ('delegation_participant', 'seminar_registration') ORDER BY relname`,
        );
        return rows;
      };
      const before = await scans();
      const { rows } = await db.query<{ lead: string; contact: string }>(
        'SELECT lead_id AS lead, contact_id AS contact FROM lead_contact',
      );
      const tx = { sql: new SqlClient(db), now: new Date(NOW) };
      // Often enough that PostgreSQL would keep one plan for all values.
      for (const { lead, contact } of rows.slice(0, 10)) {
        await refreshTouchesOfLead(tx, lead, [contact]);
        await refreshTouchesOfContacts(tx, [contact]);
      }
      expect(await scans()).toEqual(before);
      await db.query('ROLLBACK');
    } finally {
      db.release();
    }
  });
});
