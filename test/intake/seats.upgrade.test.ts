import type pg from 'pg';
import { createUpgradedDatabase, type UpgradedDatabase } from '../support/upgrade.js';

let database: UpgradedDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createUpgradedDatabase();
  pool = database.pool;
});
afterAll(() => database.drop());

const CHECKED_IN_AT = '2026-03-10T08:31:00.000Z';

/** Registrations by form with a seat of one status each, as a version before seats replaced each other left them. */
async function insertRegistrations(): Promise<void> {
  await pool.query(`
    INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
      VALUES (gen_random_uuid(), now(), now(), 'SEM-2026-0001', 'LED seminar', 'seminar', '2026-03-10', '2026-03-10');
    INSERT INTO intake_connection (id, created_at, updated_at, name, provider, token_hash)
      VALUES (gen_random_uuid(), now(), now(), 'Form', 'generic', 'hash');
    INSERT INTO seminar_registration (id, created_at, updated_at, activity_id, full_name, status, arrival, code, registered_at,
        checked_in_at, archived_at)
      SELECT gen_random_uuid(), now(), now(), a.id, seat.name, seat.status, row_number() OVER (), 'CODE-' || seat.name, now(),
        CASE seat.status WHEN 'attended' THEN '${CHECKED_IN_AT}'::timestamptz END, CASE seat.name WHEN 'Archived' THEN now() END
      FROM activity a, (VALUES ('Confirmed', 'confirmed'), ('Attended', 'attended'), ('Pending', 'attended'), ('Archived', 'attended'),
        ('Doubled', 'attended')) AS seat (name, status);
    INSERT INTO intake_registration (id, created_at, updated_at, connection_id, external_id, status, sender_status, received_at,
        verification, match_state, seat_id)
      SELECT gen_random_uuid(), now(), now(), c.id, s.full_name, given, given, now(), 'verified', 'incomplete', s.id
      FROM intake_connection c, seminar_registration s,
        LATERAL (SELECT CASE s.full_name WHEN 'Pending' THEN 'pending' ELSE 'registered' END AS given)`);
}

const readRegistrations = async () =>
  (
    await pool.query(
      `SELECT external_id AS name, status, attended_here AS here, version FROM intake_registration
       WHERE external_id <> 'Doubled' ORDER BY external_id`,
    )
  ).rows;

describe('An upgrade of a database with seats', () => {
  it('marks exactly the registrations as attended whose seat is attended', async () => {
    await database.migrate(47);
    await insertRegistrations();
    await database.migrate(48);
    expect(await readRegistrations()).toEqual([
      { name: 'Archived', status: 'registered', here: false, version: 1 },
      { name: 'Attended', status: 'attended', here: true, version: 2 },
      { name: 'Confirmed', status: 'registered', here: false, version: 1 },
      { name: 'Pending', status: 'pending', here: true, version: 2 },
    ]);
  });

  it('gives a seat that another stands for the time of check-in that the audit trail has', async () => {
    await pool.query(`
      UPDATE seminar_registration SET status = 'cancelled', cancelled_at = now(), checked_in_at = NULL, replaced_status = 'attended',
        replaced_by_id = (SELECT id FROM seminar_registration WHERE full_name = 'Attended') WHERE full_name = 'Doubled';
      INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes)
        SELECT gen_random_uuid(), now(), 'system', 'System', 'combined', 'registration', id,
          '{"checkedInAt": {"before": "${CHECKED_IN_AT}", "after": null}}' FROM seminar_registration WHERE full_name = 'Doubled'`);
    await database.migrate();
    const { rows } = await pool.query(
      `SELECT full_name AS name, replaced_checked_in_at AS at FROM seminar_registration WHERE replaced_checked_in_at IS NOT NULL`,
    );
    expect(rows).toEqual([{ name: 'Doubled', at: new Date(CHECKED_IN_AT) }]);
  });
});
