import type { SqlClient } from '../../database/connections/sql.client.js';
import { BULK_UPDATE_DAYS } from './bulk-update.entity.js';

/** Deletes the changes of many records that can be undone no more. Served by bulk_update_created_at_idx. */
export async function deleteExpiredBulkUpdates(sql: SqlClient, now: Date): Promise<void> {
  await sql.execute(
    `DELETE FROM bulk_update WHERE created_at <= $1::timestamptz - interval '${BULK_UPDATE_DAYS} days'`,
    [now],
  );
}
