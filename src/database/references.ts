import { invalid, type FieldError } from '../common/errors/domain.errors.js';
import type { Tx } from './unit-of-work.js';

/** Tables that other records refer to by id. */
type Referable = 'app_user' | 'company' | 'contact' | 'activity' | 'agreement';

/** A reference that a request makes: where in the body, and to what. */
export interface Reference {
  table: Referable;
  /** Absent and null refer to nothing and are not looked up. */
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

/** Checks that everything referred to exists and is in use. @throws 422 naming every reference that does not */
export async function requireReferences(tx: Tx, references: Reference[]): Promise<void> {
  const errors: FieldError[] = [];
  const tables = Map.groupBy(
    references.filter(({ id }) => id),
    ({ table }) => table,
  );
  if (tables.size === 0) return;
  const known = await lookUp(tx, tables);
  for (const { table, id, pointer } of [...tables.values()].flat()) {
    const archived = known.get(`${table} ${id!.toLowerCase()}`);
    if (archived === false) continue;
    errors.push({
      pointer,
      code: archived ? 'reference.archived' : 'reference.unknown',
      detail: archived ? `The ${NOUNS[table]} ${id} is archived.` : `There is no ${NOUNS[table]} ${id}.`,
    });
  }
  if (errors.length > 0) throw invalid(errors);
}

/**
 * Whether what is referred to is archived, by table and id; absent where there is none. All tables in one statement:
 * on the way to the database and back more time goes by than in it.
 */
async function lookUp(tx: Tx, tables: ReadonlyMap<Referable, Reference[]>): Promise<ReadonlyMap<string, boolean>> {
  const names = [...tables.keys()];
  // Held until the transaction ends, in the order a merge takes them: a record merged away meanwhile is seen as such.
  const held = names.map(
    (
      table,
      index,
    ) => `${table}_held AS MATERIALIZED (SELECT '${table} ' || id AS name, archived_at IS NOT NULL AS archived
      FROM ${table} WHERE id = ANY($${index + 1}::uuid[]) ORDER BY id FOR KEY SHARE)`,
  );
  const rows = await tx.sql.rows<{ name: string; archived: boolean }>(
    `WITH ${held.join(', ')}
     ${names.map((table) => `SELECT * FROM ${table}_held`).join(' UNION ALL ')}`,
    names.map((table) => [...new Set(tables.get(table)!.map(({ id }) => id))]),
  );
  return new Map(rows.map(({ name, archived }) => [name, archived]));
}
