import { createInvalidError, type FieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../transactions/unit-of-work.transaction.js';

/** Tables to which other records refer by id. */
type Referable = 'app_user' | 'company' | 'contact' | 'activity' | 'agreement';

/** A reference in a request: its place in the body and its target. */
export interface Reference {
  table: Referable;
  /** Null and undefined refer to nothing and are not checked. */
  id: string | null | undefined;
  /** JSON pointer of the field. */
  pointer: string;
}

const NOUNS: Record<Referable, string> = {
  app_user: 'user',
  company: 'company',
  contact: 'contact',
  activity: 'activity',
  agreement: 'agreement',
};

/**
 * Checks that all referenced records exist and are not archived.
 * @throws 422 that names every invalid reference
 */
export async function assertReferences(tx: Tx, references: Reference[]): Promise<void> {
  const errors: FieldError[] = [];
  const tables = Map.groupBy(
    references.filter(({ id }) => id),
    ({ table }) => table,
  );
  if (tables.size === 0) return;
  const known = await findReferences(tx, tables);
  for (const { table, id, pointer } of [...tables.values()].flat()) {
    const archived = known.get(`${table} ${id!.toLowerCase()}`);
    if (archived === false) continue;
    errors.push({
      pointer,
      code: archived ? 'reference.archived' : 'reference.unknown',
      detail: archived ? `The ${NOUNS[table]} ${id} is archived.` : `There is no ${NOUNS[table]} ${id}.`,
    });
  }
  if (errors.length > 0) throw createInvalidError(errors);
}

/**
 * Reads whether the referenced records are archived, by table and id. Missing records have no entry. All tables are
 * read by one statement because the round trip costs more than the query.
 */
async function findReferences(
  tx: Tx,
  tables: ReadonlyMap<Referable, Reference[]>,
): Promise<ReadonlyMap<string, boolean>> {
  const names = [...tables.keys()];
  // The rows are locked until the transaction ends, in the same order as in a merge, so that a record that is merged
  // meanwhile is seen as archived.
  const held = names.map(
    (
      table,
      index,
    ) => `${table}_held AS MATERIALIZED (SELECT '${table} ' || id AS name, archived_at IS NOT NULL AS archived
      FROM ${table} WHERE id = ANY($${index + 1}::uuid[]) ORDER BY id FOR KEY SHARE)`,
  );
  const rows = await tx.sql.queryAll<{ name: string; archived: boolean }>(
    `WITH ${held.join(', ')}
     ${names.map((table) => `SELECT * FROM ${table}_held`).join(' UNION ALL ')}`,
    names.map((table) => [...new Set(tables.get(table)!.map(({ id }) => id))]),
  );
  return new Map(rows.map(({ name, archived }) => [name, archived]));
}
