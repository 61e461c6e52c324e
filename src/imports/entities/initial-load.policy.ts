import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { EntityImport } from '../model/entity-import.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Tells whether a month of a report is locked. Locks that are being made wait until the transaction has ended. */
async function hasLockedMonth(sql: SqlClient): Promise<boolean> {
  await sql.execute('LOCK TABLE report_lock IN SHARE MODE');
  const { isLocked } = await sql.queryOne<{ isLocked: boolean }>(
    'SELECT EXISTS (SELECT FROM report_lock WHERE unlocked_at IS NULL) AS "isLocked"',
  );
  return isLocked;
}

/**
 * Checks that a history may be loaded. It changes the figures of past days, so only administrators may do it, and only
 * while nobody relies on a locked month. Locks that are being made wait until the transaction has ended.
 * @throws 403 `import.initial_load_forbidden`, 409 `import.month_locked`
 */
export async function assertMayLoadHistory({ sql, actor }: Tx): Promise<void> {
  if (actor.role !== 'admin') {
    throw new CodedError(
      'import.initial_load_forbidden',
      'Only an administrator may load history; use the mode known_from_today.',
    );
  }
  if (!(await hasLockedMonth(sql))) return;
  throw new CodedError(
    'import.month_locked',
    'History cannot be loaded while a month is locked, because it would change its figures; use the mode known_from_today.',
  );
}

/** Checks that records of this kind have a history that reports show. @throws 422 `import.mode` */
export function assertHasHistory({ entity, loadHistory }: Pick<EntityImport, 'entity' | 'loadHistory'>): void {
  if (loadHistory) return;
  const detail = `mode must be known_from_today: reports show no history of ${entity}.`;
  throw createInvalidFieldError('/mode', 'import.mode', detail);
}
