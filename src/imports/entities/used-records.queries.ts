import type { SqlClient } from '../../database/connections/sql.client.js';
import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/** SQL that is true for a lead `$1` to which interactions, tasks or documents in use belong. */
export const LEAD_USED = `EXISTS (SELECT FROM interaction WHERE lead_id = $1 AND archived_at IS NULL)
  OR EXISTS (SELECT FROM task WHERE lead_id = $1 AND archived_at IS NULL)
  OR EXISTS (SELECT FROM document WHERE lead_id = $1 AND archived_at IS NULL)`;

/** SQL that is true for an agreement `$1` under which another one in use stands, or to which documents in use belong. */
export const AGREEMENT_USED = `EXISTS (SELECT FROM agreement WHERE parent_id = $1 AND archived_at IS NULL)
  OR EXISTS (SELECT FROM document WHERE agreement_id = $1 AND archived_at IS NULL)`;

/** SQL of the agreements in use that stand under an agreement `$1`. */
export const AGREEMENT_USERS = 'SELECT id FROM agreement WHERE parent_id = $1 AND archived_at IS NULL';

/** Tables of parts of the record itself, by its kind. They are no use of the record. */
const OWN_PARTS: Readonly<Record<MergeRelation['target'], readonly string[]>> = {
  company: ['external_id', 'company_identifier', 'company_nace'],
  // The touches of a lead follow from its contacts, interactions and activities, which count themselves.
  contact: ['external_id', 'consent', 'contact_affiliation', 'lead_touch', 'unsubscribe_token'],
};

/** The records to which rows without an archive of their own belong, where a merge does not need to know them. */
const PARENTS: Readonly<Record<string, { table: string; column: string }>> = {
  contact_affiliation: { table: 'contact', column: 'contact_id' },
  inbound_mail_contact: { table: 'inbound_mail', column: 'inbound_mail_id' },
  report_schedule_run_recipient: { table: 'report_schedule_run', column: 'run_id' },
  session_speaker: { table: 'seminar_session', column: 'session_id' },
};

/**
 * Builds SQL that is true for a record `$1` to which others in use refer. Records that the import `$2` has created,
 * or has made refer to it, and that its undo has not reached yet do not count, because the undo takes them back as well,
 * except for those of the list `$3`, which it leaves.
 * @param relations the relations to the record that a merge moves
 */
export function buildUsedCondition(relations: readonly MergeRelation[]): string {
  const isToUndo = `x.import_id = $2 AND x.phase = 'done' AND x.left_reasons = '[]'`;
  return listUses(relations)
    .map(
      ({ record, rows }) => `EXISTS (SELECT ${rows} AND (${record}.id = ANY($3::uuid[]) OR NOT (
          EXISTS (SELECT FROM import_row x WHERE ${isToUndo} AND x.record_id = ${record}.id
            AND (x.outcome = 'create' OR x.outcome = 'update' AND position($1::uuid::text IN x.changes::text) > 0))
          OR EXISTS (SELECT FROM import_row x WHERE ${isToUndo} AND x.created <> '[]'
            AND x.created @> jsonb_build_array(jsonb_build_object('id', ${record}.id))))))`,
    )
    .join(' OR ');
}

/** Builds SQL of the ids of the records in use that refer to a record `$1`. @param relations the relations that a merge moves */
export function buildUsersQuery(relations: readonly MergeRelation[]): string {
  return listUses(relations)
    .map(({ record, rows }) => `SELECT ${record}.id ${rows}`)
    .join(' UNION ');
}

/** Lists the relations that are uses of a record `$1`, with the rows in use and the alias of the record that uses it. */
function listUses(relations: readonly MergeRelation[]): { record: 'o' | 'r'; rows: string }[] {
  return relations
    .filter(({ target, table }) => !OWN_PARTS[target].includes(table))
    .map(({ table, column, parent = PARENTS[table] }) => {
      const owner = parent ? `JOIN ${parent.table} o ON o.id = r.${parent.column}` : '';
      const record = parent ? 'o' : 'r';
      // A row without a column archived_at is in use.
      const rows = `FROM ${table} r ${owner} WHERE r.${column} = $1 AND to_jsonb(${record})->>'archived_at' IS NULL`;
      return { record, rows };
    });
}

/**
 * Tells whether a condition of use is true for a record of an import.
 * @param left records of the import that its undo leaves
 */
export async function isUsed(
  sql: SqlClient,
  condition: string,
  importId: string,
  id: string,
  left: readonly string[],
): Promise<boolean> {
  // The parameters have types also where the condition does not need them.
  const { used } = await sql.queryOne<{ used: boolean }>(
    `SELECT $2::uuid IS NOT NULL AND $3::uuid[] IS NOT NULL AND (${condition}) AS used`,
    [id, importId, [...left]],
  );
  return used;
}
