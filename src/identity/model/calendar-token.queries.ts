import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** Ends the calendar addresses of a user, if there are any, with an entry in the audit trail. Served by calendar_token_pk. */
export async function endCalendarAddresses(tx: Tx, userId: string): Promise<void> {
  const ended = await tx.sql.execute('DELETE FROM calendar_token WHERE user_id = $1', [userId]);
  if (ended > 0) await tx.audit({ action: 'calendar_token_ended', entityType: 'user', entityId: userId });
}
