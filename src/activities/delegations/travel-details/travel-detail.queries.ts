import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { TravelDetail } from '../model/travel-detail.entity.js';

/** The encrypted content of a row; null while the columns of clear text have it. */
export type EncryptedTravelDetail = Pick<TravelDetail, 'participantId' | 'id' | 'detailsEncrypted'>;

/** Returns the encrypted content of the travel details of participants. */
export function readEncryptedDetails(
  sql: SqlClient,
  participantIds: readonly string[],
): Promise<EncryptedTravelDetail[]> {
  return sql.queryAll<EncryptedTravelDetail & Record<string, unknown>>(
    `SELECT participant_id AS "participantId", id, details_encrypted AS "detailsEncrypted" FROM travel_detail
     WHERE participant_id = ANY($1::uuid[])`,
    [participantIds],
  );
}

/** Returns the ids of the rows that an earlier release has stored in clear text. */
export async function readClearTextIds(sql: SqlClient): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>('SELECT id FROM travel_detail WHERE details_encrypted IS NULL');
  return rows.map(({ id }) => id);
}
