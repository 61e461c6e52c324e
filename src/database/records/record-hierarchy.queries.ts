import { acquireAdvisoryLock } from '../connections/advisory-lock.queries.js';
import type { Tx } from '../transactions/unit-of-work.transaction.js';

/** The tables whose records belong to a parent by `parent_id`. */
type Hierarchy = 'company' | 'agreement';

/**
 * Takes the advisory lock on a hierarchy, because two changes that are correct separately can close a cycle together.
 * Take it before any row is locked, so that no transaction waits here while it holds a lock that another one needs.
 */
export async function lockHierarchy(tx: Tx, table: Hierarchy): Promise<void> {
  await acquireAdvisoryLock(tx.sql, `${table} hierarchy`);
}

/** Returns whether a record is the other record, or belongs to it through any number of parents. */
export async function isSelfOrDescendant(tx: Tx, table: Hierarchy, id: string, ancestorId: string): Promise<boolean> {
  const found = await tx.sql.queryOneOrNull(
    // UNION instead of UNION ALL ends the recursion also when the hierarchy contains a cycle.
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM ${table} WHERE id = $1
       UNION SELECT p.id, p.parent_id FROM ${table} p JOIN up ON p.id = up.parent_id
     ) SELECT 1 AS one FROM up WHERE id = $2`,
    [id, ancestorId],
  );
  return found !== null;
}
