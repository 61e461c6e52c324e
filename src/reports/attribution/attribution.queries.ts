import type { SqlClient } from '../../database/connections/sql.client.js';
import { placeConstant } from '../../database/connections/sql-constants.rules.js';
import type { KnownActivity, KnownAgreement } from './attribution-tree.rules.js';

/** SQL for the versions of records of one type that held at an instant ($1). Served by record_version_as_of_idx. */
const buildHeldVersions = (type: string) =>
  `FROM record_version WHERE entity_type = '${type}' AND valid_from < $1::timestamptz AND valid_to >= $1::timestamptz`;

/** Reads every activity, including archived ones, as known at an instant. */
export function readActivities(
  sql: SqlClient,
  knownBefore: Date,
): Promise<(KnownActivity & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `SELECT entity_id AS id, data->>'kind' AS kind, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'agreement_id' AS "agreementId", data->>'country' AS country, data->>'starts_on' AS "startsOn",
       data->>'ends_on' AS "endsOn", (data->>'cost_eur')::bigint AS "costEur", data->>'archived_at' IS NOT NULL AS archived
     ${buildHeldVersions('activity')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** Reads every agreement, including archived ones, as known at an instant. */
export function readAgreements(
  sql: SqlClient,
  knownBefore: Date,
): Promise<(KnownAgreement & { [name: string]: unknown })[]> {
  return sql.queryAll(
    `SELECT entity_id AS id, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'archived_at' IS NOT NULL AS archived ${buildHeldVersions('agreement')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** A commitment as it was known at an instant. */
export interface KnownCommitment {
  agreementId: string;
  status: string;
  dueOn: string | null;
  [name: string]: unknown;
}

/** Reads every commitment in use, as known at an instant. */
export function readCommitments(sql: SqlClient, knownBefore: Date): Promise<KnownCommitment[]> {
  return sql.queryAll(
    `SELECT data->>'agreement_id' AS "agreementId", data->>'status' AS status, data->>'due_on' AS "dueOn"
     ${buildHeldVersions('commitment')} AND data->>'archived_at' IS NULL ORDER BY entity_id`,
    [knownBefore],
  );
}

/**
 * Returns the number of months before a transition within which touches count, as set at an instant. A later change of
 * the setting does not affect reports of earlier days. Before the first recorded value, that value applies; if none was
 * recorded, the setting of this installation applies. Served by setting_version_pk.
 */
export async function readWindow(sql: SqlClient, knownBefore: Date): Promise<number> {
  const row = await sql.queryOne<{ months: number }>(
    `SELECT coalesce(
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' AND valid_from < $1::timestamptz
         ORDER BY valid_from DESC LIMIT 1),
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' ORDER BY valid_from LIMIT 1),
       '${placeConstant('touchWindowMonths')}')::integer AS months`,
    [knownBefore],
  );
  return row.months;
}
