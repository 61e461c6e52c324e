import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Made } from './make.js';

/** Columns and their values. Absent columns have the default below, or else that of the database. */
export type Row = Record<string, unknown>;

/** A pool, or the connection of a transaction. */
type Database = Pick<pg.ClientBase, 'query'>;

export type Table = keyof typeof DEFAULTS;

/** Number of rows in one statement, so that their values are fewer than the parameters that PostgreSQL takes. */
const ROWS_PER_STATEMENT = 500;

/**
 * The columns that every row of a table needs, with values that fit each other. References to other rows have no default.
 * `n` differs for every row.
 */
const DEFAULTS = {
  activity: (n, { kind = 'seminar' }) => ({
    ...buildRecord(),
    reference: `${String(kind).slice(0, 3).toUpperCase()}-1999-${pad(n)}`,
    title: 'Autumn seminar',
    kind,
    starts_on: '2026-09-01',
    ends_on: '2026-09-01',
  }),
  agreement: (n) => ({
    ...buildRecord(),
    reference: `AGR-1999-${pad(n)}`,
    title: 'The partnership',
    kind: 'strategic_partnership',
    status: 'in_force',
  }),
  agreement_party: () => ({}),
  agreement_signatory: () => ({}),
  app_secret: () => ({}),
  app_user: (n) => ({
    ...buildRecord(),
    email: `user.${n}@locate.test`,
    full_name: `User ${n}`,
    role: 'bdm',
    password_changed_at: new Date(),
  }),
  audit_entry: () => ({ id: uuidv7(), at: new Date(), actor_kind: 'user', actor_name: 'A colleague', changes: {} }),
  commitment: (_n, { status }) => ({
    ...buildRecord(),
    description: 'A seminar for members',
    evidence: status === 'done' ? 'The report of it' : null,
  }),
  company: (n, { name = `Company ${n}` }) => ({
    ...buildRecord(),
    name,
    country: 'BE',
    name_key: String(name).toLowerCase(),
  }),
  company_identifier: () => ({ id: uuidv7() }),
  consent: () => ({
    id: uuidv7(),
    purpose: 'event_invitation',
    lawful_basis: 'consent',
    granted: true,
    wording: 'I agree',
    wording_version: '1',
    occurred_at: new Date(),
    source: 'web_form',
    created_at: new Date(),
  }),
  contact: (n) => ({ ...buildRecord(), full_name: `Person ${n}` }),
  contact_affiliation: () => ({}),
  delegation_host: () => ({}),
  delegation_participant: () => ({ ...buildRecord(), role: 'member' }),
  intake_connection: (n) => ({ ...buildRecord(), name: `Form ${n}`, provider: 'generic', token_hash: `hash ${n}` }),
  intake_delivery: (n) => ({
    id: uuidv7(),
    received_at: new Date(),
    delivery_key: `key ${n}`,
    verification: 'unsigned',
    size: 1,
    sha256: '0',
  }),
  intake_quarantine: () => ({ id: uuidv7(), received_at: new Date(), size: 1, sha256: '0', head: Buffer.from('x') }),
  intake_registration: (n) => ({
    ...buildRecord(),
    external_id: `external ${n}`,
    status: 'registered',
    provider_status: 'registered',
    received_at: new Date(),
    verification: 'unsigned',
  }),
  interaction: () => ({ ...buildRecord(), kind: 'call', occurred_at: new Date(), subject: 'Call' }),
  interaction_contact: () => ({}),
  lead: (n, { received_on = '2026-01-01' }) => ({
    ...buildRecord(),
    reference: `LEAD-1999-${pad(n)}`,
    title: `Lead ${n}`,
    received_on,
    stage_entered_on: received_on,
    source_channel: 'web',
  }),
  lead_contact: () => ({ added_at: new Date() }),
  lead_evidence: () => ({}),
  lead_realisation: () => ({ id: uuidv7(), created_at: new Date() }),
  lead_team: () => ({}),
  lead_touch: () => ({ ...buildRecord(), role: 'influence', origin: 'hand' }),
  lead_verification_request: () => ({
    id: uuidv7(),
    requested_at: new Date(),
    requested_by: uuidv7(),
    requested_by_name: 'A colleague',
    occurred_on: '2026-05-20',
  }),
  lead_transition: () => ({
    id: uuidv7(),
    seq: 1,
    kind: 'stage',
    from_stage: 'first_contact',
    to_stage: 'qualified',
    from_status: 'open',
    to_status: 'open',
    recorded_at: new Date(),
    actor_name: 'A colleague',
    days_in_stage: 0,
  }),
  meeting: () => ({ ...buildRecord(), origin: 'hand', fixed: true }),
  meeting_party: () => ({ ...buildRecord() }),
  meeting_party_slot: () => ({}),
  meeting_slot: () => ({}),
  meeting_wish: () => ({}),
  migrations: () => ({}),
  notification: () => ({ id: uuidv7(), at: new Date() }),
  programme_item_participant: () => ({}),
  report_schedule: () => ({ ...buildRecord() }),
  report_schedule_run: () => ({ id: uuidv7() }),
  seminar_registration: (n, { status = 'attended' }) => ({
    ...buildRecord(),
    full_name: `Guest ${n}`,
    code: `code-${n}`,
    arrival: n,
    status,
    registered_at: '2026-08-20T09:00:00Z',
    checked_in_at: status === 'attended' ? '2026-09-01T08:00:00Z' : null,
    cancelled_at: status === 'cancelled' ? '2026-08-25T09:00:00Z' : null,
  }),
  setting_version: () => ({}),
  task: () => ({ ...buildRecord(), title: 'Task' }),
  webhook: (n) => ({
    ...buildRecord(),
    name: `Webhook ${n}`,
    url: 'https://receiver.example/events',
    event_types: ['lead.*'],
    secret_encrypted: Buffer.from('secret'),
  }),
  webhook_delivery: () => ({ id: uuidv7(), at: new Date(), type: 'webhook.test', entity_type: 'webhook' }),
} satisfies Record<string, (n: number, row: Row) => Row>;

let inserted = 0;

/** Inserts a row by SQL, for tests of code that only reads it or of what the database makes of it. Returns its id. */
export async function insertRow(db: Database, table: Table, row: Row = {}): Promise<string> {
  return (await insertRows(db, table, [row]))[0]!;
}

/** Inserts rows by SQL. Returns their ids in the same order. */
export async function insertRows(db: Database, table: Table, rows: Row[]): Promise<string[]> {
  const buildDefaults: (n: number, row: Row) => Row = DEFAULTS[table];
  const complete = rows.map((row) => ({ ...buildDefaults(++inserted, row), ...row }));
  const columns = [...new Set(complete.flatMap((row) => Object.keys(row)))];
  for (let start = 0; start < complete.length; start += ROWS_PER_STATEMENT) {
    const values: unknown[] = [];
    const tuples = complete.slice(start, start + ROWS_PER_STATEMENT).map((row: Row) => {
      const places = columns.map((column) => (row[column] === undefined ? 'DEFAULT' : `$${values.push(row[column])}`));
      return `(${places.join(', ')})`;
    });
    await db.query(`INSERT INTO ${table} (${quote(columns).join(', ')}) VALUES ${tuples.join(', ')}`, values);
  }
  return complete.map((row: Row) => row['id'] as string);
}

/** Changes the rows whose columns have the values of `where` by SQL; `{}` means all. Returns how many there were. */
export async function updateRows(db: Database, table: Table, where: Row, changes: Row): Promise<number> {
  const values: unknown[] = [];
  const assignments = quote(Object.keys(changes)).map((column, index) => {
    return `${column} = $${values.push(Object.values(changes)[index])}`;
  });
  const filter = buildFilter(where, values);
  const { rowCount } = await db.query(`UPDATE ${table} SET ${assignments.join(', ')}${filter}`, values);
  return rowCount ?? 0;
}

/** Reads columns of the rows whose columns have the values of `where`, of which a list means any. */
export async function selectRows<T = Made>(
  db: Database,
  table: string,
  where: Row,
  columns = '*',
  order = '',
): Promise<T[]> {
  const values: unknown[] = [];
  const filter = buildFilter(where, values);
  const { rows } = await db.query(`SELECT ${columns} FROM ${table}${filter}${order && ` ORDER BY ${order}`}`, values);
  return rows;
}

function buildFilter(where: Row, values: unknown[]): string {
  const conditions = Object.entries(where).map(([column, value]) => {
    if (value === undefined) throw new Error(`There is no value for ${column}`);
    if (value === null) return `"${column}" IS NULL`;
    const place = `$${values.push(value)}`;
    return `"${column}" = ${Array.isArray(value) ? `ANY (${place})` : place}`;
  });
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

/** Changes a record by SQL at an instant, with the version that the change gives it. */
export async function updateRecord(db: Database, table: Table, id: string, at: string, changes: Row): Promise<void> {
  const { rows } = await db.query(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  await updateRows(db, table, { id }, { updated_at: at, version: rows[0].version + 1, ...changes });
}

/** Gives leads that were inserted by SQL the row of statistics that the API gives each lead. */
export async function insertMissingStatistics(db: Database): Promise<void> {
  await db.query(
    `INSERT INTO lead_interaction_stats (lead_id, quiet_since)
     SELECT id, CASE WHEN status = 'open' THEN received_on END FROM lead ON CONFLICT DO NOTHING`,
  );
}

/** Builds as many rows as told, from 1. */
export function buildMany(count: number, build: (n: number) => Row): Row[] {
  return Array.from({ length: count }, (_, index) => build(index + 1));
}

/** Returns the instant that is so many days from now. */
export function addDaysToNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

function buildRecord(): Row {
  const now = new Date();
  return { id: uuidv7(), created_at: now, updated_at: now };
}

function pad(n: number): string {
  return String(n).padStart(4, '0');
}

function quote(columns: string[]): string[] {
  return columns.map((column) => `"${column}"`);
}
