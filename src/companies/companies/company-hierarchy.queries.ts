import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/**
 * Takes the advisory lock on the hierarchy of companies, because two changes that are correct separately can close a
 * circle together. Take it before any row is locked, so that no transaction waits here while it holds a lock that
 * another one needs.
 */
export async function lockHierarchy(tx: Tx): Promise<void> {
  await acquireAdvisoryLock(tx.sql, 'company hierarchy');
}

/** Returns whether a company is the other company, or belongs to it through any number of parents. */
export async function isSelfOrDescendant(tx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const found = await tx.sql.queryOneOrNull(
    // UNION instead of UNION ALL ends the recursion also when the hierarchy contains a circle.
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM company WHERE id = $1
       UNION SELECT c.id, c.parent_id FROM company c JOIN up ON c.id = up.parent_id
     ) SELECT 1 AS one FROM up WHERE id = $2`,
    [id, ancestorId],
  );
  return found !== null;
}

/** Refuses a parent that belongs to the company itself. The hierarchy must be locked. @throws 422 */
export async function assertNoCycle(tx: Tx, id: string, parentId: string): Promise<void> {
  if (!(await isSelfOrDescendant(tx, parentId, id))) return;
  throw createInvalidFieldError(
    '/parentId',
    'company.parent_cycle',
    'parentId must not name a company that belongs to this one.',
  );
}
