import type pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'SeatOffers1764000000149';

describe('The upgrade of a filled database to seats with a deadline', () => {
  let database: TestDatabase;
  let db: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
    const names = migrations.map((Migration) => new Migration().name);
    await migrate(database.url, { only: names.slice(0, names.indexOf(UPGRADE)) });
  });
  afterAll(() => database.drop());

  it('gives no seat a deadline, and lets a password link whose mail waits know this mail', async () => {
    const activity_id = await insertRow(db, 'activity');
    await insertRow(db, 'seminar_registration', {
      activity_id,
      contact_id: null,
      status: 'registered',
      cancelled_at: null,
    });
    const user_id = await insertRow(db, 'app_user');
    await db.query(
      `INSERT INTO password_link (user_id, hash, created_at, expires_at) VALUES ($1, 'x', now(), now() + interval '1 day')`,
      [user_id],
    );
    const {
      rows: [mail],
    } = await db.query(
      `INSERT INTO mail (id, created_at, batch_id, language, purpose, user_id, to_address, subject, body_text, state,
         next_attempt_at, message_id, template_key)
       VALUES (gen_random_uuid(), now(), gen_random_uuid(), 'en', 'transactional', $1, 'a@x.test', 'x', 'x', 'queued', now(),
         '<a@x.test>', 'password_link') RETURNING id`,
      [user_id],
    );
    await migrate(database.url, { only: [UPGRADE] });
    expect((await db.query('SELECT offer_expires_at FROM seminar_registration')).rows).toEqual([
      { offer_expires_at: null },
    ]);
    expect((await db.query('SELECT confirm_within_hours FROM activity')).rows).toEqual([
      { confirm_within_hours: null },
    ]);
    expect((await db.query('SELECT requested, mail_id FROM password_link')).rows).toEqual([
      { requested: false, mail_id: mail.id },
    ]);
  });

  it('allows a deadline for a person who has a seat and has not come, and hours for seminars only', async () => {
    const set = (text: string) =>
      db.query(text).then(
        () => null,
        ({ constraint }: { constraint: string }) => constraint,
      );
    expect(await set(`UPDATE seminar_registration SET offer_expires_at = now()`)).toBeNull();
    expect(await set(`UPDATE seminar_registration SET status = 'confirmed'`)).toBe('seminar_registration_offer_ck');
    expect(await set(`UPDATE activity SET confirm_within_hours = 169`)).toBe('activity_confirm_within_hours_ck');
  });
});
