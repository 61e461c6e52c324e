import type pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { TEMPLATE_KEYS } from '../../src/common/mail/mail-template.constants.js';
import { migrate } from '../../src/database/schema/migration.runner.js';
import { TEMPLATES } from '../../src/mail/templates/template-catalogue.constants.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { insertRow } from '../support/rows.js';

const UPGRADE = 'MailTemplates1764000000143';

describe('The upgrade of a filled database to mail templates', () => {
  let database: TestDatabase;
  let db: pg.Pool;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    ({ db } = database);
    const names = migrations.map((Migration) => new Migration().name);
    await migrate(database.url, { only: names.slice(0, names.indexOf(UPGRADE)) });
  });
  afterAll(() => database.drop());

  it('knows the seats of other providers, and reminds nobody of seminars that are stored already', async () => {
    const activity_id = await insertRow(db, 'activity');
    const seat = (code: string) => insertRow(db, 'seminar_registration', { activity_id, code, contact_id: null });
    const seats = [await seat('AAAAAAAAAA'), await seat('BBBBBBBBBB'), await seat('CCCCCCCCCC')];
    const connection_id = await insertRow(db, 'intake_connection');
    await insertRow(db, 'intake_registration', {
      connection_id,
      match_state: 'incomplete',
      seat_id: seats[0],
      made_seat: true,
    });
    await insertRow(db, 'intake_registration', {
      connection_id,
      external_id: 'other',
      match_state: 'incomplete',
      seat_id: seats[1],
      made_seat: false,
    });
    await migrate(database.url, { only: [UPGRADE] });
    const { rows } = await db.query('SELECT origin FROM seminar_registration ORDER BY code');
    expect(rows.map(({ origin }) => origin)).toEqual(['provider', 'staff', 'staff']);
    expect((await db.query('SELECT reminder_days FROM activity')).rows).toEqual([{ reminder_days: null }]);
  });

  it('gives every template a row in each of its languages', async () => {
    const { rows } = await db.query('SELECT key, language FROM mail_template ORDER BY key, language');
    const expected = TEMPLATE_KEYS.flatMap((key) => TEMPLATES[key].languages.map((language) => ({ key, language })));
    const name = ({ key, language }: { key: string; language: string }) => `${key} ${language}`;
    expect(rows.map(name)).toEqual(expected.map(name).toSorted());
  });
});
