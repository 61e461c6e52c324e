import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Provider, RawDelivery } from '../parsing/connector.rules.js';
import type { SubmittedAnswer } from '../parsing/submission.rules.js';
import type { MappedField, StoredMapping } from './mapping.rules.js';

/** Maximum number of deliveries or registrations that are read for a suggestion. */
const MAX_SAMPLED_DELIVERIES = 50;
/** Maximum number of their bytes. The latest one is read in any case. */
const MAX_BYTES = 4_000_000;

/** The data of a connection that is needed to read its deliveries. */
export interface MappedConnection extends Record<string, unknown> {
  provider: Provider;
  timezone: string;
  mappingVersion: number;
  mapping: StoredMapping;
}

/** Returns a connection with its current mapping. */
export async function readMappedConnection(sql: SqlClient, id: string): Promise<MappedConnection> {
  const row = await sql.queryOne<MappedConnection>(
    `SELECT c.provider, c.timezone, c.mapping_version AS "mappingVersion", m.mapping FROM intake_connection c
     JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version WHERE c.id = $1`,
    [id],
  );
  return row;
}

/** Returns the latest deliveries of a connection that still have bytes. Served by intake_delivery_connection_id_idx. */
export function findLatestDeliveries(sql: SqlClient, id: string): Promise<RawDelivery[]> {
  return sql.queryAll<RawDelivery & Record<string, unknown>>(
    `SELECT headers, content_type AS "contentType", body, received_at AS "receivedAt" FROM (
       SELECT *, sum(size) OVER (ORDER BY received_at DESC, id DESC) AS bytes
       FROM (SELECT id, headers, content_type, body, received_at, size FROM intake_delivery
         WHERE connection_id = $1 AND origin = 'webhook' AND body IS NOT NULL
         ORDER BY received_at DESC, id DESC LIMIT ${MAX_SAMPLED_DELIVERIES}) d) d
     WHERE bytes <= ${MAX_BYTES} OR bytes = size ORDER BY received_at DESC, id DESC`,
    [id],
  );
}

/**
 * Returns the fields and the other answers of the latest registrations of a connection. Served by
 * intake_registration_connection_id_idx.
 */
export function findLatestAnswers(
  sql: SqlClient,
  id: string,
): Promise<({ answers: SubmittedAnswer[] } & Partial<Record<MappedField, string | null>>)[]> {
  return sql.queryAll(
    `SELECT answers, full_name AS "fullName", given_name AS "givenName", family_name AS "familyName", email, phone,
       company_name AS "companyName" FROM (
       SELECT *, octet_length(answers::text) AS size,
         sum(octet_length(answers::text)) OVER (ORDER BY received_at DESC, id DESC) AS bytes
       FROM (SELECT * FROM intake_registration WHERE connection_id = $1
         ORDER BY received_at DESC, id DESC LIMIT ${MAX_SAMPLED_DELIVERIES}) r) r
     WHERE bytes <= ${MAX_BYTES} OR bytes = size ORDER BY received_at DESC, id DESC`,
    [id],
  );
}
