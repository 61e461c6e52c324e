import type { SqlClient } from '../../../database/connections/sql.client.js';
import { IS_COMING, IS_TAKING_PART } from './programme.list.js';
import type { Slot } from './programme-clashes.rules.js';

/** An item with its delegation, which may be another one when the items of a host are compared. */
export interface StoredSlot extends Slot {
  delegationId: string;
  reference: string;
}

const SLOT = `SELECT p.id, p.title, p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.travel_minutes AS "travelMinutes",
  p.host_company_id AS "hostCompanyId", p.activity_id AS "delegationId", a.reference`;

const TAKES_PLACE = `p.status = 'planned' AND p.archived_at IS NULL`;

/** Reads the items of a delegation that take place, with the participants who come. */
export function readSlots(sql: SqlClient, delegationId: string): Promise<StoredSlot[]> {
  return sql.queryAll<StoredSlot>(
    `${SLOT}, ARRAY(SELECT dp.id::text FROM delegation_participant dp WHERE ${IS_COMING} AND ${IS_TAKING_PART} ORDER BY dp.id) AS people
     FROM programme_item p JOIN activity a ON a.id = p.activity_id
     WHERE p.activity_id = $1 AND ${TAKES_PLACE} ORDER BY p.starts_at, p.id`,
    [delegationId],
  );
}

/**
 * Reads the items of the host of an item at the same time. The index programme_item_host_company_id_idx serves this
 * query.
 */
export function readHostSlots(sql: SqlClient, { hostCompanyId, startsAt, endsAt }: Slot): Promise<StoredSlot[]> {
  return sql.queryAll<StoredSlot>(
    `${SLOT}, '{}'::text[] AS people FROM programme_item p JOIN activity a ON a.id = p.activity_id
     WHERE p.host_company_id = $1 AND p.starts_at < $2 AND p.ends_at > $3 AND ${TAKES_PLACE}
       AND a.status <> 'cancelled' AND a.archived_at IS NULL ORDER BY p.starts_at, p.id`,
    [hostCompanyId, endsAt, startsAt],
  );
}

/** Reads the ids of the participants of a delegation who come. With `ids` only those of them. */
export async function readComingIds(
  sql: SqlClient,
  delegationId: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT dp.id FROM delegation_participant dp WHERE dp.activity_id = $1 AND ${IS_COMING}
       AND ($2::uuid[] IS NULL OR dp.id = ANY($2)) ORDER BY dp.id`,
    [delegationId, ids],
  );
  return rows.map(({ id }) => id);
}

/** Reads the names of participants by their ids. */
export async function readParticipantNames(sql: SqlClient, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.queryAll<{ id: string; name: string }>(
    `SELECT dp.id, k.full_name AS name FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     WHERE dp.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
