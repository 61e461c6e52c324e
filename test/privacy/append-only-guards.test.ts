import type pg from 'pg';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { listPersonalData } from '../../src/privacy/personal-data.registry.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { selectRows } from '../support/rows.js';

const DAY = '2026-11-05T08:00:00Z';
const { api, make } = useApi({ clock: new ManualClock(new Date(DAY)) });

/** A change of one row for each table that is guarded row by row, because a guard of rows does not see a statement without any. */
const CHANGE_OF_ROW: Readonly<Record<string, string>> = {
  consent: `UPDATE consent SET wording = 'Other'`,
  interaction_version: 'UPDATE interaction_version SET archived = NOT archived',
  lead_version: `UPDATE lead_version SET data = data || '{"title": "Other"}'`,
  record_version: `UPDATE record_version SET data = data || '{"title": "Other"}'`,
  report_lock: `UPDATE report_lock SET note = 'Other'`,
};

interface Guard {
  table: string;
  operation: 'UPDATE' | 'DELETE';
  perRow: boolean;
}

/** Reads the triggers that refuse changes: their functions raise the error of a restriction. */
async function readGuards(db: Pick<pg.ClientBase, 'query'> = api.db): Promise<Guard[]> {
  const { rows } = await db.query<Guard>(
    `SELECT DISTINCT c.relname AS table, o.operation, t.tgtype & 1 = 1 AS "perRow"
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
       JOIN (VALUES ('UPDATE', 16), ('DELETE', 8)) AS o(operation, bit) ON t.tgtype & o.bit <> 0
     WHERE NOT t.tgisinternal AND p.prosrc LIKE '%restrict_violation%' ORDER BY 1, 2`,
  );
  return rows;
}

function buildChange({ table, operation, perRow }: Guard): string {
  if (operation === 'DELETE') return perRow ? `DELETE FROM ${table}` : `DELETE FROM ${table} WHERE false`;
  const column = `(SELECT attname FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum = 1)`;
  if (perRow) return CHANGE_OF_ROW[table] ?? `SELECT ${column}, 1 / 0`;
  return `DO $$ BEGIN EXECUTE format('UPDATE ${table} SET %1$I = %1$I WHERE false', ${column}); END $$`;
}

/** Makes a change in a transaction that is taken back. Returns the error, or null; a change of rows must touch one. */
async function tryChange(guard: Guard, setting: string | null, before?: (client: pg.PoolClient) => Promise<unknown>) {
  const client = await api.db.connect();
  try {
    await client.query('BEGIN');
    await before?.(client);
    if (setting !== null) await client.query(`SELECT set_config('locate.erasure', $1, true)`, [setting]);
    const { rowCount } = await client.query(buildChange(guard));
    return guard.perRow && !rowCount ? 'no row was changed' : null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** Returns the guards that refuse a change, by table and operation. */
async function findRefusals(
  guards: readonly Guard[],
  ...rest: [string | null, ((c: pg.PoolClient) => Promise<unknown>)?]
) {
  const refused: string[] = [];
  for (const guard of guards) {
    if (await tryChange(guard, ...rest)) refused.push(`${guard.operation} ${guard.table}`);
  }
  return refused;
}

const nameGuards = (guards: readonly Guard[]) => guards.map(({ operation, table }) => `${operation} ${table}`);

let leadId: string;
let taskId: string;
beforeAll(async () => {
  const contact = await make.contact();
  const lead = await make.lead({ contactIds: [contact.id], requirements: 'Anna wants light' });
  leadId = lead.id;
  await make.interaction(leadId, { occurredAt: DAY });
  taskId = (await ok(api.bdm.post('/tasks', { title: 'Call Anna', leadId }))).id;
  const consent = { purpose: 'marketing', lawfulBasis: 'consent', granted: true, wording: 'Yes', wordingVersion: '1' };
  await ok(api.bdm.post(`/contacts/${contact.id}/consents`, { ...consent, source: 'in_person' }));
  await ok(api.manager.post('/report-locks', { report: 'pipeline-summary', month: '2026-10' }));
});

describe('The guards of append-only tables', () => {
  it('refuse every change without the setting, and with another value of it', async () => {
    const guards = await readGuards();
    expect(guards.length).toBeGreaterThan(15);
    for (const setting of [null, '', 'off', 'true']) {
      expect([setting, await findRefusals(guards, setting)]).toEqual([setting, nameGuards(guards)]);
    }
  });

  it('let an erasure change and delete rows of every table', async () => {
    expect(await findRefusals(await readGuards(), 'on')).toEqual([]);
  });

  it('never let anybody empty a table', async () => {
    const client = await api.db.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('locate.erasure', 'on', true)`);
    await expect(client.query('TRUNCATE audit_entry')).rejects.toThrow(/append-only/);
    await client.query('ROLLBACK');
    client.release();
  });

  it('are named here if they make no exception for an erasure', async () => {
    const client = await api.db.connect();
    try {
      await client.query(`CREATE TABLE diary (id int);
        CREATE FUNCTION reject_diary_change() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'restrict_violation'; END $$;
        CREATE TRIGGER diary_closed BEFORE UPDATE OR DELETE ON diary EXECUTE FUNCTION reject_diary_change()`);
      expect(await findRefusals(await readGuards(), 'on')).toEqual(['DELETE diary', 'UPDATE diary']);
    } finally {
      await client.query('DROP TABLE IF EXISTS diary; DROP FUNCTION IF EXISTS reject_diary_change');
      client.release();
    }
  });

  it('make no exception for a role that does not own the tables, whatever it sets', async () => {
    const guards = await readGuards();
    const role = `locate_reader_${process.pid}`;
    const become = async (client: pg.PoolClient) => {
      await client.query(`CREATE ROLE ${role}`);
      await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
      await client.query(`SET LOCAL ROLE ${role}`);
    };
    expect(await findRefusals(guards, 'on', become)).toEqual(nameGuards(guards));
  });

  it('keep the document of a locked month and the days of versions even from an erasure', async () => {
    for (const change of [
      `UPDATE report_lock SET document = ''`,
      `UPDATE report_lock SET sha256 = sha256 || 'x'`,
      `UPDATE lead_version SET valid_from = valid_from - interval '1 day'`,
      `UPDATE record_version SET valid_from = valid_from - interval '1 day'`,
    ]) {
      await expect(erase(change)).rejects.toThrow(/refused/);
    }
  });
});

/** Executes a statement as an erasure does. */
async function erase(statement: string, values: unknown[] = []): Promise<void> {
  const client = await api.db.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('locate.erasure', 'on', true)`);
    await client.query(statement, values);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const readVersions = (table: 'lead_version' | 'interaction_version', column: string, id: string) =>
  selectRows(api.db, table, { [column]: id }, 'valid_from::text, valid_to::text', 'valid_from');

describe('Words that an erasure replaces', () => {
  it('in any text of a lead change the version that holds, and add none', async () => {
    const texts = listPersonalData().filter(({ table, treatment }) => table === 'lead' && treatment === 'text');
    expect(texts.length).toBeGreaterThan(10);
    for (const { column } of texts) {
      const before = await readVersions('lead_version', 'lead_id', leadId);
      const [row] = await selectRows(
        api.db,
        'lead',
        { id: leadId },
        `pg_typeof("${column}")::text AS type, version`,
        'id',
      );
      const value = { jsonb: `'["other"]'`, 'text[]': `'{other}'` }[row!['type'] as string] ?? `'[erased person]'`;
      await erase(`UPDATE lead SET "${column}" = ${value} WHERE id = $1`, [leadId]);
      expect([column, await readVersions('lead_version', 'lead_id', leadId)]).toEqual([column, before]);
      const { rows } = await api.db.query(
        `SELECT v.data - 'contact_ids' - 'team_ids' = to_jsonb(l) AS same, v.version = l.version AS counted, l.version > $2 AS newer
         FROM lead l JOIN lead_version v ON v.lead_id = l.id AND v.valid_to = 'infinity' WHERE l.id = $1`,
        [leadId, row!['version']],
      );
      expect([column, rows]).toEqual([column, [{ same: true, counted: true, newer: true }]]);
    }
  });

  it('in the title of a task or the name of a record change the version and the label that hold', async () => {
    const company = await make.company({ name: 'Anna Light Works' });
    const readTask = () =>
      selectRows(
        api.db,
        'record_version',
        { entity_id: taskId },
        'valid_from::text, valid_to::text, data',
        'valid_from',
      );
    const before = await readTask();
    await erase(`UPDATE task SET title = 'Call [erased person]' WHERE id = $1`, [taskId]);
    expect(await readTask()).toEqual([
      { ...before[0], data: { ...(before[0]!['data'] as object), title: 'Call [erased person]' } },
    ]);
    expect(before).toHaveLength(1);
    await erase(`UPDATE company SET name = '[erased person] Light Works' WHERE id = $1`, [company.id]);
    expect(await selectRows(api.db, 'label_version', { entity_id: company.id }, 'label', 'valid_from')).toEqual([
      { label: '[erased person] Light Works' },
    ]);
  });

  it('in an interaction leave no version, and another change in an erasure leaves one', async () => {
    const { id } = await make.interaction(leadId, { occurredAt: DAY, summary: 'Anna said yes' });
    const before = await readVersions('interaction_version', 'interaction_id', id);
    await erase(`UPDATE interaction SET summary = '[erased person] said yes' WHERE id = $1`, [id]);
    expect(await readVersions('interaction_version', 'interaction_id', id)).toEqual(before);
    await erase(`UPDATE interaction SET archived_at = clock_timestamp() WHERE id = $1`, [id]);
    expect(await readVersions('interaction_version', 'interaction_id', id)).toHaveLength(2);
    const stages = await readVersions('lead_version', 'lead_id', leadId);
    await erase(`UPDATE lead SET jobs_expected = 7 WHERE id = $1`, [leadId]);
    expect(await readVersions('lead_version', 'lead_id', leadId)).toHaveLength(stages.length + 1);
  });
});
