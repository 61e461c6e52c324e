import type { Sql } from '../database/sql.js';
import { placeConstant } from '../database/sql-constants.rules.js';
import type { KnownActivity, KnownAgreement } from './attribution.tree.rules.js';

/** Versions of records of one type that held at an instant ($1). Served by record_version_as_of_idx. */
const heldOf = (type: string) =>
  `FROM record_version WHERE entity_type = '${type}' AND valid_from < $1::timestamptz AND valid_to >= $1::timestamptz`;

/** Every activity there was, archived ones too, as known at an instant. */
export function readActivities(sql: Sql, knownBefore: Date): Promise<(KnownActivity & { [name: string]: unknown })[]> {
  return sql.rows(
    `SELECT entity_id AS id, data->>'kind' AS kind, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'agreement_id' AS "agreementId", data->>'country' AS country, data->>'starts_on' AS "startsOn",
       data->>'ends_on' AS "endsOn", (data->>'cost_eur')::bigint AS "costEur", data->>'archived_at' IS NOT NULL AS archived
     ${heldOf('activity')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** Every agreement there was, archived ones too, as known at an instant. */
export function readAgreements(sql: Sql, knownBefore: Date): Promise<(KnownAgreement & { [name: string]: unknown })[]> {
  return sql.rows(
    `SELECT entity_id AS id, data->>'status' AS status, data->>'parent_id' AS "parentId",
       data->>'archived_at' IS NOT NULL AS archived ${heldOf('agreement')} ORDER BY entity_id`,
    [knownBefore],
  );
}

/** A commitment as it was known. */
export interface KnownCommitment {
  agreementId: string;
  status: string;
  dueOn: string | null;
  [name: string]: unknown;
}

/** Every commitment in use, as known at an instant. */
export function readCommitments(sql: Sql, knownBefore: Date): Promise<KnownCommitment[]> {
  return sql.rows(
    `SELECT data->>'agreement_id' AS "agreementId", data->>'status' AS status, data->>'due_on' AS "dueOn"
     ${heldOf('commitment')} AND data->>'archived_at' IS NULL ORDER BY entity_id`,
    [knownBefore],
  );
}

/**
 * The months before a transition within which touches count, as set at an instant: a later change of the setting is of
 * later days. Before the first that was recorded, that one; where none was, as it is set here. Served
 * by setting_version_pk.
 */
export async function readWindow(sql: Sql, knownBefore: Date): Promise<number> {
  const row = await sql.first<{ months: number }>(
    `SELECT coalesce(
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' AND valid_from < $1::timestamptz
         ORDER BY valid_from DESC LIMIT 1),
       (SELECT value FROM setting_version WHERE name = 'touch_window_months' ORDER BY valid_from LIMIT 1),
       '${placeConstant('touchWindowMonths')}')::integer AS months`,
    [knownBefore],
  );
  return row!.months;
}
