import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { buildDataSourceOptions } from '../../src/database/schema/data-source.factory.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';

let admin: pg.Client;
let name: string;
let url: string;

beforeEach(async () => {
  const server = process.env['TEST_POSTGRES_URL'] ?? '';
  admin = new pg.Client({ connectionString: server });
  await admin.connect();
  name = `t_${randomBytes(6).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  url = new URL(`/${name}`, server).href;
});
afterEach(async () => {
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});

/** Runs migrations up to the one of a number, or all. */
async function migrate(pool: pg.Pool, before = Infinity): Promise<void> {
  const some = migrations.filter(({ name: migration }) => Number(migration.slice(-4)) < before);
  const source = await new DataSource({ ...buildDataSourceOptions(pool), migrations: some }).initialize();
  await source.runMigrations();
}

const LEADS = `INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on,
    stage_entered_on, source_channel, source_activity_id, source_agreement_id)
  SELECT gen_random_uuid(), '2026-02-01T09:00:00Z', '2026-02-02T09:00:00Z', 'LEAD-T-' || n, 'Lead ' || n, c.id, u.id, '2026-01-20',
    '2026-01-20', (ARRAY['web', 'activity', 'agreement'])[1 + n % 3], CASE WHEN n % 3 = 1 THEN a.id END,
    CASE WHEN n % 3 = 2 THEN g.id END
  FROM generate_series(1, 30) n, company c, app_user u, activity a, agreement g`;

const OWNER_AND_COMPANY = `
  INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
    VALUES (gen_random_uuid(), now(), now(), 'a@locate.test', 'A', 'bdm', now());
  INSERT INTO company (id, created_at, updated_at, name, country, name_key) VALUES (gen_random_uuid(), now(), now(), 'A', 'CN', 'a');`;

/** A lead whose contact was at a seminar in 2016, which somebody entered ten years later. */
const LATE_ATTENDANCE = `
  INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
    VALUES (gen_random_uuid(), now(), now(), 'SEM-1', 'Seminar', 'seminar', '2016-10-18', '2016-10-19');
  INSERT INTO contact (id, created_at, updated_at, full_name) VALUES (gen_random_uuid(), now(), now(), 'A');
  INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, received_on, stage_entered_on, source_channel)
    SELECT gen_random_uuid(), now(), now(), 'LEAD-T-1', 'Lead', c.id, u.id, '2026-01-20', '2026-01-20', 'web' FROM company c, app_user u;
  INSERT INTO lead_contact (lead_id, contact_id, added_at) SELECT l.id, k.id, now() FROM lead l, contact k;
  INSERT INTO seminar_registration (id, created_at, updated_at, activity_id, contact_id, full_name, status, arrival, code,
      registered_at, checked_in_at)
    SELECT gen_random_uuid(), now(), now(), a.id, k.id, 'A', 'attended', 1, 'CODE-1', '2026-03-01T09:00:00Z', '2026-03-01T09:00:00Z'
    FROM activity a, contact k;`;

describe('An upgrade of a database with leads', () => {
  it('gives each its source as a touch, known since the lead was entered', async () => {
    const pool = createPool({ url, size: 2 });
    try {
      await migrate(pool, 13);
      await pool.query(`${OWNER_AND_COMPANY}
        INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
          VALUES (gen_random_uuid(), now(), now(), 'ROAD-1', 'Roadshow', 'roadshow', '2026-01-10', '2026-01-12');
        INSERT INTO agreement (id, created_at, updated_at, reference, title, kind, status)
          VALUES (gen_random_uuid(), now(), now(), 'AGR-1', 'Agreement', 'cooperation', 'signed');
        ${LEADS};`);
      await migrate(pool);
      const { rows } = await pool.query(
        `SELECT l.source_channel, t.channel, t.activity_id IS NOT NULL AS activity, t.agreement_id IS NOT NULL AS agreement,
           t.occurred_on, count(*) AS n FROM lead l JOIN lead_touch t ON t.lead_id = l.id
         WHERE t.role = 'source' AND t.origin = 'source' AND t.created_at = l.created_at AND t.withdrawn_at IS NULL
         GROUP BY 1, 2, 3, 4, 5 ORDER BY 1`,
      );
      expect(rows).toEqual([
        {
          source_channel: 'activity',
          channel: null,
          activity: true,
          agreement: false,
          occurred_on: '2026-01-10',
          n: 10,
        },
        {
          source_channel: 'agreement',
          channel: null,
          activity: false,
          agreement: true,
          occurred_on: '2026-01-20',
          n: 10,
        },
        { source_channel: 'web', channel: 'web', activity: false, agreement: false, occurred_on: '2026-01-20', n: 10 },
      ]);
      const versions = await pool.query(
        `SELECT count(*) AS n FROM record_version v JOIN lead_touch t ON t.id = v.entity_id
         WHERE v.entity_type = 'lead_touch' AND v.valid_from = t.created_at AND v.valid_to = 'infinity'
           AND v.data = jsonb_build_object('lead_id', t.lead_id, 'activity_id', t.activity_id, 'agreement_id', t.agreement_id,
             'channel', t.channel, 'occurred_on', t.occurred_on, 'role', t.role, 'withdrawn_at', t.withdrawn_at)`,
      );
      expect(versions.rows).toEqual([{ n: 30 }]);
      // From then on the triggers keep them.
      await pool.query(
        `UPDATE lead SET source_channel = 'web', updated_at = now(), version = 2 WHERE reference = 'LEAD-T-1'`,
      );
      const after = await pool.query(
        `SELECT count(*) AS n FROM lead_touch t JOIN lead l ON l.id = t.lead_id WHERE l.reference = 'LEAD-T-1'`,
      );
      expect(after.rows).toEqual([{ n: 1 }]);
      await pool.query(
        `UPDATE lead SET source_activity_id = NULL, updated_at = now(), version = 3 WHERE reference = 'LEAD-T-1'`,
      );
      const corrected = await pool.query(
        `SELECT t.channel, t.withdrawn_at IS NULL AS held FROM lead_touch t JOIN lead l ON l.id = t.lead_id
         WHERE l.reference = 'LEAD-T-1' ORDER BY held`,
      );
      expect(corrected.rows).toEqual([
        { channel: null, held: false },
        { channel: 'web', held: true },
      ]);
    } finally {
      await pool.end();
    }
  });

  it('dates attendance that was entered late on the last day of the seminar', async () => {
    const pool = createPool({ url, size: 2 });
    const attended = async () =>
      (await pool.query(`SELECT occurred_on, version FROM lead_touch WHERE origin = 'attendance'`)).rows;
    try {
      await migrate(pool, 21);
      await pool.query(OWNER_AND_COMPANY + LATE_ATTENDANCE);
      expect(await attended()).toEqual([{ occurred_on: '2026-03-01', version: 1 }]);
      await migrate(pool);
      expect(await attended()).toEqual([{ occurred_on: '2016-10-19', version: 2 }]);
    } finally {
      await pool.end();
    }
  });
});
