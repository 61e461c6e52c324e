import type { SqlClient } from '../connections/sql.client.js';

/** A record of which versions begin later than now by the clock of the database. */
export interface FutureVersions {
  entityType: string;
  /** The id of the record; of a setting, its name. */
  id: string;
  /** The reference, name or title of the record; null if no former ones are kept. */
  label: string | null;
  versions: number;
  latest: Date;
}

/** Tables of versions that end when the next version begins, with the columns that name their record. */
const TABLES_OF_PERIODS = [
  { table: 'lead_version', type: `'lead'`, id: 'lead_id' },
  { table: 'interaction_version', type: `'interaction'`, id: 'interaction_id' },
  { table: 'record_version', type: 'entity_type', id: 'entity_id' },
] as const;

/** Tables of versions that last until the next one, with the columns that name their record. */
const TABLES_OF_BEGINNINGS = [
  { table: 'label_version', type: 'entity_type', id: 'entity_id' },
  { table: 'setting_version', type: `'setting'`, id: 'name' },
] as const;

/** Tables that a trigger protects from every change. */
const APPEND_ONLY: readonly string[] = ['lead_version', 'interaction_version', 'record_version', 'setting_version'];

/** Reads the records with versions that begin later than now. It reads the present versions, without an index of its own. */
export function findFutureVersions(sql: SqlClient): Promise<FutureVersions[]> {
  const found = [...TABLES_OF_PERIODS, ...TABLES_OF_BEGINNINGS].map(({ table, type, id }) => {
    const entityId = id === 'name' ? 'NULL::uuid' : id;
    return `SELECT ${type} AS entity_type, ${id}::text AS id, ${entityId} AS entity_id, valid_from FROM ${table}
      WHERE valid_from > clock_timestamp()`;
  });
  return sql.queryAll<FutureVersions & Record<string, unknown>>(
    `SELECT f.entity_type AS "entityType", f.id, count(*) AS versions, max(f.valid_from) AS latest,
       coalesce((SELECT l.label FROM label_version l WHERE l.entity_type = f.entity_type AND l.entity_id = f.entity_id
         ORDER BY l.valid_from DESC LIMIT 1),
         (SELECT reference FROM lead WHERE f.entity_type = 'lead' AND lead.id = f.entity_id)) AS label
     FROM (${found.join(' UNION ALL ')}) f GROUP BY f.entity_type, f.id, f.entity_id ORDER BY f.entity_type, f.id`,
  );
}

/**
 * Dates all versions that begin later than now by the clock of the database to now, in their order: the last one is valid from
 * now on, and the one that was valid before the first of them ends now. Nobody knows when the changes were really made, and an
 * earlier time would change figures of past days.
 */
export async function repairFutureVersions(sql: SqlClient): Promise<void> {
  for (const table of APPEND_ONLY) await sql.execute(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { now } = await sql.queryOne<{ now: Date }>('SELECT clock_timestamp()::timestamptz(3) AS now');
  for (const { table } of TABLES_OF_PERIODS) {
    await sql.execute(
      `UPDATE ${table} SET valid_from = least(valid_from, $1),
         valid_to = CASE WHEN valid_to = 'infinity' THEN valid_to ELSE least(valid_to, $1) END
       WHERE valid_from > $1 OR (valid_to > $1 AND valid_to < 'infinity')`,
      [now],
    );
  }
  for (const { table, type, id } of TABLES_OF_BEGINNINGS) {
    // Two versions of a record cannot begin at the same time, so the earlier ones begin a millisecond before the next.
    await sql.execute(
      `UPDATE ${table} v SET valid_from = $1::timestamptz - f.later * interval '1 millisecond'
       FROM (SELECT ctid, row_number() OVER (PARTITION BY ${type}, ${id} ORDER BY valid_from DESC) - 1 AS later
         FROM ${table} WHERE valid_from > $1) f WHERE v.ctid = f.ctid`,
      [now],
    );
  }
  for (const table of APPEND_ONLY) await sql.execute(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
