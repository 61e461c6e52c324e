import { invalidField } from '../common/errors/domain.errors.js';
import { takeTurn } from '../database/turns.queries.js';
import type { Tx } from '../database/unit-of-work.js';

/**
 * Makes changes of who belongs to whom take turns: two that are right each by itself can close a circle together. Taken
 * before any row is locked, so that nobody waits here while holding what another needs.
 */
export async function lockHierarchy(tx: Tx): Promise<void> {
  await takeTurn(tx.sql, 'company hierarchy');
}

/** Whether a company is another one, or belongs to it through any number of parents. */
export async function belongsTo(tx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const found = await tx.sql.first(
    // UNION, not UNION ALL: a circle that somebody made by hand must not keep us here.
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM company WHERE id = $1
       UNION SELECT c.id, c.parent_id FROM company c JOIN up ON c.id = up.parent_id
     ) SELECT 1 AS one FROM up WHERE id = $2`,
    [id, ancestorId],
  );
  return found !== undefined;
}

/** Refuses a parent that belongs to the company itself. The hierarchy must be locked. @throws 422 */
export async function refuseCycle(tx: Tx, id: string, parentId: string): Promise<void> {
  if (!(await belongsTo(tx, parentId, id))) return;
  throw invalidField('/parentId', 'company.parent_cycle', 'That company belongs to this one already.');
}
