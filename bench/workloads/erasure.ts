import { v7 as uuidv7 } from 'uuid';
import { createPool } from '../../src/database/connections/database-pool.factory.js';
import { listPersonalData } from '../../src/privacy/personal-data.registry.js';
import { createUser, signIn } from '../api-caller.queries.js';
import { COMPANY, LEAD } from '../dataset/kinds.js';
import { buildId, pickNumber } from '../dataset/seeded.js';
import { type Ask, median, measureTimes } from '../load.js';
import { type Bench, buildMeasure, type Measure, type Workload } from '../workload.js';

/** Number of conversations of the person, each with a line of the audit trail. With mails and tasks there are 10,000 rows. */
const CONVERSATIONS = 2_500;
const MAILS = 1_500;
const TASKS = 1_000;
/** The numbers of leads with which the person is connected. */
const LEADS = 40;

const PATH = '/api/v1/privacy/erasures';

/** The dry run beside one scan of each table that can name the person, and the erasure of a person with 10,000 rows. */
export const erasure: Workload = {
  name: 'erasure',
  title: 'Erase a person with 10,000 rows',
  run: async (bench) => {
    const headers = await signIn(bench.app.url, await createUser(bench.db, 'manager'));
    const person = await createPerson(bench);
    const ask = (change: object): Ask => ({
      method: 'POST',
      path: PATH,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ key: person.id, reason: 'no_longer_needed', ...change }),
    });
    const measures = await measureDryRun(bench, person.name, ask({}));
    const { bodies, times } = await measureTimes(bench.app.url, [
      ask({}),
      ask({ dryRun: false, confirm: person.name }),
    ]);
    const rows = (JSON.parse(bodies[1]!) as { counts: { rows: number }[] }).counts.reduce(
      (sum, one) => sum + one.rows,
      0,
    );
    const [planned, erased] = times as [number, number];
    return [
      ...measures,
      {
        ...buildMeasure('the erasure to its dry run', erased / planned, '×', { atMost: 5 }),
        note: `${rows} rows are treated`,
      },
      buildMeasure('the erasure', erased / 1_000, ' s', { atMost: 60 }),
    ];
  },
};

/** Measures the dry run in turn with statements that look for the name once in every table with texts. */
async function measureDryRun(bench: Bench, name: string, ask: Ask): Promise<Measure[]> {
  const pool = createPool({ url: bench.databaseUrl, size: 1, statementTimeout: 0 });
  const texts = Map.groupBy(
    listPersonalData().filter(({ treatment }) => treatment === 'text'),
    ({ table }) => table,
  );
  const scans = [...texts].map(([table, columns]) => {
    const list = columns.map(({ column }) => `"${column}"::text`).join(', ');
    return `SELECT count(*) FROM "${table}" WHERE lower(concat_ws(E'\\n', ${list})) LIKE $1`;
  });
  const [plain, took]: [number[], number[]] = [[], []];
  for (let round = 0; round <= bench.rounds; round++) {
    const began = performance.now();
    for (const scan of scans) await pool.query(scan, [`%${name.toLowerCase()}%`]);
    const passed = performance.now() - began;
    const { times } = await measureTimes(bench.app.url, [ask]);
    // The first round warms up both.
    if (round > 0) plain.push(passed);
    if (round > 0) took.push(...times);
  }
  await pool.end();
  return [
    buildMeasure('the dry run to one scan of all texts', median(took) / median(plain), '×', { atMost: 3 }),
    buildMeasure('the dry run', median(took) / 1_000, ' s'),
    buildMeasure('one scan of all texts', median(plain) / 1_000, ' s'),
  ];
}

/** Inserts a person of whom no other row speaks, with 10,000 rows. Each run has another one, because the last one is erased. */
async function createPerson({ db, size }: Bench): Promise<{ id: string; name: string }> {
  const word = Array.from(uuidv7().slice(-12), (digit) => 'bcdfghjklmnpqrst'.charAt(Number.parseInt(digit, 16))).join(
    '',
  );
  const [id, name, email] = [uuidv7(), `Xo${word} Zu${word}`, `${word}@erasure.example`];
  const company = buildId(COMPANY, pickNumber(size.companies, 300, 1));
  const leads = Array.from({ length: LEADS }, (_, n) => buildId(LEAD, pickNumber(size.leads, 301, n)));
  const summary = `We spoke with ${name} (${email}) about the site near the canal.`;
  await db.query(
    `INSERT INTO contact (id, created_at, updated_at, full_name, email, company_id) VALUES ($1, now(), now(), $2, $3, $4)`,
    [id, name, email, company],
  );
  await db.query(
    `WITH made AS (
       INSERT INTO interaction (id, created_at, updated_at, kind, occurred_at, subject, summary, lead_id)
       SELECT gen_random_uuid(), now(), now(), 'call', now() - n * interval '1 hour', 'Call', $2, ($3::uuid[])[1 + n % cardinality($3::uuid[])]
       FROM generate_series(1, $4::integer) n RETURNING id, lead_id),
     audited AS (
       INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, lead_id, changes)
       SELECT gen_random_uuid(), now(), 'user', 'Bench', 'created', 'interaction', id, lead_id,
         jsonb_build_object('summary', jsonb_build_object('before', NULL, 'after', $2::text)) FROM made)
     INSERT INTO interaction_contact (interaction_id, contact_id) SELECT id, $1 FROM made`,
    [id, summary, leads, CONVERSATIONS],
  );
  await db.query(
    `INSERT INTO mail (id, created_at, batch_id, language, purpose, contact_id, to_address, to_name, subject, body_text, state)
     SELECT gen_random_uuid(), now(), gen_random_uuid(), 'en', 'transactional', $1, $2, $3, 'Your visit', 'Dear ' || $3 || ', see you soon.', 'not_sent'
     FROM generate_series(1, $4::integer)`,
    [id, email, name, MAILS],
  );
  await db.query(
    `INSERT INTO task (id, created_at, updated_at, title, status, closed_at, contact_id)
     SELECT gen_random_uuid(), now(), now(), 'Call back', 'done', now(), $1 FROM generate_series(1, $2::integer)`,
    [id, TASKS],
  );
  return { id, name };
}
