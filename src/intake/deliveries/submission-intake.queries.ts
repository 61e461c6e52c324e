import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Submission } from '../parsing/submission.rules.js';

/**
 * Takes advisory locks on keys until the end of the transaction. They are taken in a fixed order, so that transactions
 * do not deadlock.
 */
export async function lockInOrder(sql: SqlClient, keys: readonly string[]): Promise<void> {
  await sql.execute(
    `SELECT pg_advisory_xact_lock(hash) FROM (SELECT DISTINCT hashtextextended(key, 0) AS hash
         FROM unnest($1::text[]) AS key ORDER BY 1) AS hashes`,
    [keys.map((key) => key.replaceAll('\0', '').toWellFormed())],
  );
}

/**
 * Returns the ids of submissions that are current or former ids of registrations. Served by
 * intake_registration_external_id_uq and intake_registration_former_ids_idx.
 */
export async function findKnownIds(
  sql: SqlClient,
  connectionId: string,
  submissions: readonly Submission[],
): Promise<ReadonlySet<string>> {
  if (submissions.length === 0) return new Set();
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT asked.id FROM unnest($2::text[]) AS asked (id) WHERE EXISTS (SELECT FROM intake_registration r
       WHERE r.connection_id = $1 AND (r.external_id = asked.id OR r.former_external_ids @> ARRAY[asked.id]))`,
    [connectionId, submissions.map(({ externalId }) => externalId)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Returns the submissions without those that may only change a stored registration if there is none. */
export async function removeUnknown(
  sql: SqlClient,
  connectionId: string,
  submissions: readonly Submission[],
): Promise<Submission[]> {
  const asked = submissions.filter(({ isOnlyForKnown }) => isOnlyForKnown);
  const known = await findKnownIds(sql, connectionId, asked);
  return submissions.filter(({ externalId, isOnlyForKnown }) => !isOnlyForKnown || known.has(externalId));
}

/** Returns the owner of an activity; null if it has none. */
export async function findActivityOwnerId(sql: SqlClient, activityId: string): Promise<string | null> {
  const activity = await sql.queryOne<{ ownerId: string | null }>(
    'SELECT owner_id AS "ownerId" FROM activity WHERE id = $1',
    [activityId],
  );
  return activity.ownerId;
}
