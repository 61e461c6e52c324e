import { conflict } from '../common/errors/domain.errors.js';
import { takeTurn } from '../database/turns.queries.js';
import type { Tx } from '../database/unit-of-work.js';

/**
 * Makes changes of which agreement is under which take turns: two that are right each by itself can close a circle
 * together. Taken before any row is locked, so that nobody waits here while holding what another needs.
 */
export async function lockHierarchy(tx: Tx): Promise<void> {
  await takeTurn(tx.sql, 'agreement hierarchy');
}

/** Refuses a parent that is the agreement itself or under it. The hierarchy must be locked. @throws 409 */
export async function refuseCycle(tx: Tx, id: string, parentId: string): Promise<void> {
  const found = await tx.sql.first(
    // UNION, not UNION ALL: a circle that somebody made by hand must not keep us here.
    `WITH RECURSIVE up AS (
       SELECT id, parent_id FROM agreement WHERE id = $1
       UNION SELECT g.id, g.parent_id FROM agreement g JOIN up ON g.id = up.parent_id
     ) SELECT 1 AS one FROM up WHERE id = $2`,
    [parentId, id],
  );
  if (!found) return;
  const detail = parentId === id ? 'An agreement is not under itself.' : 'That agreement is under this one already.';
  throw conflict('agreement.cycle', detail, [{ pointer: '/parentId', code: 'agreement.cycle', detail }]);
}
