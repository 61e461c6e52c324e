import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { ApplyOutcome } from '../model/intake-registration.constants.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import type { SourceDelivery } from '../model/registration-submission.rules.js';
import { toStorable } from '../model/registration-text.rules.js';
import type { Submission } from '../parsing/submission.rules.js';

/**
 * Finds the registration with a current or former id. A registration that had the id before comes first. Served by
 * intake_registration_external_id_uq and intake_registration_former_ids_idx.
 */
export async function findRegistrationId(
  sql: SqlClient,
  connectionId: string,
  externalId: string,
): Promise<string | undefined> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM intake_registration WHERE connection_id = $1
       AND (external_id = $2 OR former_external_ids @> ARRAY[$2::text]) ORDER BY external_id = $2, id LIMIT 1`,
    [connectionId, externalId],
  );
  return row?.id;
}

/** Stores the outcome of a delivery for the history of the registration. A replay counts as the same delivery. */
export async function storeOutcome(
  { sql, now }: Pick<Tx, 'sql' | 'now'>,
  { id }: IntakeRegistration,
  delivery: SourceDelivery,
  { status, version }: Submission,
  outcome: ApplyOutcome,
): Promise<void> {
  await sql.execute(
    `INSERT INTO intake_registration_delivery (registration_id, delivery_id, received_at, applied_at, status, provider_version, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (registration_id, delivery_id) DO NOTHING`,
    [id, delivery.id, delivery.receivedAt, now, status, version === null ? null : toStorable(version), outcome],
  );
}
