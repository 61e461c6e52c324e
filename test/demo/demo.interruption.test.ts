import { createHash } from 'node:crypto';
import pg from 'pg';
import { acceptChangesOfAnyTime, cloneDatabase } from '../support/database.js';
import { seedInChild } from './seed.child.js';

/** Five past midnight on a Sunday: nobody works, and today has hardly begun. */
const NOW = new Date('2027-02-27T23:05:00Z');
const TOMORROW = new Date('2027-03-01T08:00:00Z');

/** Columns whose values are made up anew every time. */
const MADE_UP: Record<string, string[]> = {
  api_key: ['hash', 'prefix'],
  app_user: ['password_hash'],
  audit_entry: ['id', 'entity_id', 'changes'],
  company_identifier: ['id'],
  company_membership: ['id'],
  consent: ['id'],
  document_chunk: ['version_id'],
  document_version: ['id'],
  intake_candidate: ['id'],
  intake_connection: ['token_hash'],
  intake_consent: ['id', 'consent_id'],
  intake_mapping: ['id'],
  intake_step: ['id'],
  interaction_version: ['transaction_id'],
  lead_evidence: ['id'],
  lead_realisation: ['id'],
  lead_touch: ['id'],
  lead_transition: ['id'],
  lead_version: ['id', 'transaction_id'],
  // The text of a confirmation has the code of the registration.
  mail: ['batch_id', 'body_text'],
  meeting_programme: ['id'],
  record_version: ['id', 'entity_id', 'data', 'transaction_id'],
  search_word: ['id'],
  seminar_registration: ['code'],
  task: ['id'],
  travel_detail: ['id', 'details_encrypted'],
  webhook: ['secret_encrypted'],
  webhook_delivery: ['id', 'audit_entry_id', 'next_attempt_at', 'sequence'],
};

/**
 * The application gives some records an id of its own, such as the contact and the seat of a registration by form. Ids that
 * the demo chose are compared.
 */
const PARTLY_MADE_UP = /"((?:connection_|contact_|registration_|seat_|task_)?id)": "(?!0199c000-)[0-9a-f-]{36}"/g;
const WITH_PARTLY_MADE_UP = [
  'contact',
  'intake_connection',
  'intake_mapping',
  'intake_registration',
  'mail',
  'privacy_request',
  'registration_page',
  'search_entry',
  'seminar_registration',
];

/** What the database holds, as the number of rows and one hash per table. */
async function readContent(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations' ORDER BY 1`,
    );
    const content: Record<string, string> = {};
    for (const { name } of tables) {
      // Every instance of the application makes secrets of its own too.
      const rows = await client.query<{ row: string }>(
        `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${name} t
         ${name === 'app_secret' ? `WHERE name = 'demo'` : ''} ORDER BY 1`,
        [MADE_UP[name] ?? []],
      );
      const texts = rows.rows.map(({ row }) =>
        WITH_PARTLY_MADE_UP.includes(name) ? row.replaceAll(PARTLY_MADE_UP, '"$1": "made up"') : row,
      );
      const hash = createHash('sha256').update(texts.toSorted().join('\n'));
      content[name] = `${rows.rowCount} rows, ${hash.digest('hex')}`;
    }
    return content;
  } finally {
    await client.end();
  }
}

describe('Seeding the demo', () => {
  const drops: (() => Promise<void>)[] = [];
  afterEach(() => Promise.all(drops.splice(0).map((drop) => drop())));
  const database = async () => {
    const { url, drop } = await cloneDatabase();
    drops.push(drop);
    // The demo is of a day of the test.
    await acceptChangesOfAnyTime(url);
    return url;
  };

  it('happens once when two instances start together, and ends the same when one is killed again and again', async () => {
    const together = await database();
    const both = [seedInChild(together, NOW), seedInChild(together, NOW)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual(['', '']);

    const killed = await database();
    for (const steps of [7, 120, 700]) {
      const child = seedInChild(killed, NOW);
      await child.reached(steps);
      child.process.kill('SIGKILL');
      await child.ended;
    }
    // A day later, but the demo is of the day it was begun on.
    expect(await seedInChild(killed, TOMORROW).ended).toBe('');

    const content = await readContent(killed);
    expect(content).toEqual(await readContent(together));
    expect(content['lead']).toMatch(/^48 rows/);
    expect(content['idempotency_key']).toMatch(/^0 rows/);
  }, 240_000);
});
