import pg from 'pg';
import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { send, work, type GivenConnection } from './intake.given.js';
import { connectForm } from './registration.given.js';
import { seminarFor } from './seat.given.js';

/** Deliveries of each kind: the first few of a connection are planned for their values, later ones are not. */
const TIMES = 12;
/** Registrations that the form has had before, of which three in five are contacts with a seat. */
const STORED = 20_000;

let form: GivenConnection;
let seminarId: string;
const { api } = useApi();
beforeAll(async () => {
  for (let n = 0; n < TIMES; n++)
    await new Make(api).company({ name: `Zandhoven ${spell(n)}`, emailDomains: [buildHost(n)] });
  seminarId = await seminarFor(api, { startsAt: '2030-12-10T09:00', endsAt: '2030-12-10T12:00', capacity: 50 });
  form = await connectForm(api, { activityId: seminarId });
});

const KINDS = {
  'somebody new of a known company': (n: number, round: number) => ({
    id: `new-${round}-${n}`,
    name: `${spell(n + 100 * round)} ${spell(n + 50)}`,
    email: `new.${round}.${n}@${buildHost(n)}`,
    company: `Zandhoven ${spell(n)}`,
  }),
  'a change of a registration': (n: number, round: number) => ({
    id: `new-${round}-${n}`,
    name: `${spell(n + 100 * round)} ${spell(n + 50)}`,
    email: `new.${round}.${n}@${buildHost(n)}`,
    company: `Zandhoven ${spell(n)}`,
    job: 'Engineer',
  }),
  'somebody of an unknown company': (n: number, round: number) => ({
    id: `unknown-${round}-${n}`,
    name: `Guest ${spell(n)}`,
    email: `unknown.${round}.${n}@gmail.com`,
    company: `Nowhere ${spell(n + 100 * round)}`,
  }),
};
const MAX_STATEMENTS = {
  'somebody new of a known company': 43,
  'a change of a registration': 32,
  'somebody of an unknown company': 30,
};
type Kind = keyof typeof KINDS;

it('processing a delivery costs as much after twenty thousand registrations as before', async () => {
  const before = await measureAll(0);
  await store();
  const after = await measureAll(1);
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const [small, large] = [before[kind], after[kind]];
    expect({ kind, statements: large.statements }).toEqual({ kind, statements: small.statements });
    expect(large.statements).toBeLessThanOrEqual(MAX_STATEMENTS[kind]);
    // Of every table: a row more or less depends on how PostgreSQL chose among indexes, thousands on none.
    expect({ kind, rows: Object.entries(large.rows).filter(([, rows]) => rows > MAX_ROWS) }).toEqual({
      kind,
      rows: [],
    });
  }
}, 120_000);

/** Rows of one table that a delivery may read, the seats of the seminar included. */
const MAX_ROWS = 100;

interface Cost {
  statements: number;
  /** Rows read a delivery, by table. */
  rows: Record<string, number>;
}

async function measureAll(round: number): Promise<Record<Kind, Cost>> {
  const costs: [string, Cost][] = [];
  for (const [kind, say] of Object.entries(KINDS)) {
    for (let n = 0; n < TIMES; n++) expect((await send(form, say(n, round))).status).toBe(202);
    costs.push([kind, await measure()]);
  }
  return Object.fromEntries(costs) as Record<Kind, Cost>;
}

/** Processes what waits and counts what that takes of the database. */
async function measure(): Promise<Cost> {
  const client = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const { query } = client;
  let statements = 0;
  const rows = new Map<string, number>();
  client.query = function (this: pg.Client, ...args: unknown[]) {
    statements++;
    if (args[0] !== 'COMMIT') return query.apply(this, args);
    return (async () => {
      const read = (await query.call(this, ROWS_READ)) as pg.QueryResult<{ name: string; rows: number }>;
      for (const one of read.rows) rows.set(one.name, (rows.get(one.name) ?? 0) + one.rows);
      return query.apply(this, args);
    })();
  };
  try {
    await work(api);
  } finally {
    client.query = query;
  }
  return {
    statements: Math.floor(statements / TIMES),
    rows: Object.fromEntries([...rows].map(([name, sum]) => [name, Math.round(sum / TIMES)])),
  };
}

/** Counts the rows that the transaction has read. The connection handed its earlier counts to the server before. */
const ROWS_READ = `SELECT relname AS name, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS rows
  FROM pg_stat_xact_user_tables WHERE pg_stat_force_next_flush() IS NOT NULL`;

/** Stores companies, contacts with a seat, and registrations with their deliveries, as earlier days have left them. */
async function store(): Promise<void> {
  const [companies, contacts] = [STORED / 5, (STORED * 3) / 5];
  const statements = [
    `INSERT INTO company (id, created_at, updated_at, name, country, name_key, core_key, email_domains)
     SELECT gen_random_uuid(), now(), now(), 'Stored ' || md5(n::text), 'DE', 'stored ' || md5(n::text),
       md5(n::text) || ' stored', ARRAY['stored-' || n || '.example'] FROM generate_series(0, ${companies - 1}) n`,
    `INSERT INTO contact (id, created_at, updated_at, full_name, email, company_id)
     SELECT gen_random_uuid(), now(), now(), 'Stored ' || md5(n::text), 'stored.' || n || '@' || c.email_domains[1], c.id
     FROM generate_series(1, ${contacts}) n JOIN company c ON c.email_domains = ARRAY['stored-' || n % ${companies} || '.example']`,
    `INSERT INTO seminar_registration (id, created_at, updated_at, activity_id, contact_id, full_name, email, status, arrival,
       code, registered_at)
     SELECT gen_random_uuid(), now(), now(), '${seminarId}', id, full_name, email, 'registered',
       nextval('seminar_registration_arrival'), 'S' || row_number() OVER (), now() FROM contact WHERE email LIKE 'stored.%'`,
    `INSERT INTO intake_delivery (id, connection_id, received_at, delivery_key, verification, size, sha256, body, state,
       attempts, mapping_version, processed_at)
     SELECT gen_random_uuid(), '${form.id}', now() - interval '1 day', 'stored-' || n, 'unsigned', 300, md5(n::text),
       convert_to(repeat('x', 300), 'UTF8'), 'applied', 1, 1, now() FROM generate_series(1, ${STORED}) n`,
    `INSERT INTO intake_registration (id, created_at, updated_at, connection_id, external_id, status, provider_status,
       received_at, verification, full_name, email, email_key, match_state, contact_id, matched_by, matched_at, seat_id,
       made_seat)
     SELECT gen_random_uuid(), now(), now(), '${form.id}', 'stored-' || s.code, 'registered', 'registered',
       now() - interval '1 day', 'unsigned', k.full_name, k.email, k.email, 'matched', k.id, 'rule', now(), s.id, true
     FROM contact k JOIN seminar_registration s ON s.contact_id = k.id WHERE k.email LIKE 'stored.%'`,
    `INSERT INTO intake_registration (id, created_at, updated_at, connection_id, external_id, status, provider_status,
       received_at, verification, full_name, email, email_key, match_state, review_reasons)
     SELECT gen_random_uuid(), now(), now(), '${form.id}', 'waiting-' || n, 'registered', 'registered',
       now() - interval '1 day', 'unsigned', 'Waiting ' || md5(n::text), 'waiting.' || n || '@gmail.com',
       'waiting.' || n || '@gmail.com', 'needs_review', '{new_person}' FROM generate_series(1, ${STORED - contacts}) n`,
    'ANALYZE',
  ];
  const filled = ['company', 'contact', 'seminar_registration'];
  for (const table of filled) await api.db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const statement of statements) await api.db.query(statement);
  for (const table of filled) await api.db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

function buildHost(n: number): string {
  return `host-${n}.example`;
}

function spell(n: number): string {
  return [...String((n + 1) * 7_919)].map((digit) => 'bodakulimet'[Number(digit)]).join('');
}
