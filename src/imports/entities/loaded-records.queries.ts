import { buildStartOfDay } from '../../common/time/local-time.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Makes an interaction that this transaction has created known from the moment on at which it took place. */
export async function loadInteractionHistory(sql: SqlClient, id: string): Promise<void> {
  await sql.execute(
    `UPDATE interaction_version SET valid_from = occurred_at
     WHERE interaction_id = $1::uuid AND transaction_id = transaction_name() AND occurred_at < valid_from`,
    [id],
  );
}

/** Makes an agreement that this transaction has created, and its name, known from the day on which it was signed. */
export async function loadAgreementHistory(sql: SqlClient, id: string): Promise<void> {
  const signedAt = buildStartOfDay('a.signed_on');
  for (const table of ['record_version', 'label_version']) {
    await sql.execute(
      `UPDATE ${table} v SET valid_from = ${signedAt} FROM agreement a
       WHERE a.id = $1::uuid AND v.entity_type = 'agreement' AND v.entity_id = a.id AND ${signedAt} < v.valid_from`,
      [id],
    );
  }
}
