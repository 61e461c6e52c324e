import type { Sql } from '../../database/sql.js';
import type { Provider, RawDelivery } from '../connectors/connector.js';
import type { SubmittedAnswer } from '../submission.js';
import type { MappedField } from './mapping.rules.js';
import type { StoredMapping } from './mapping.vocabulary.js';

/** Deliveries, or registrations, that are looked through. */
const LOOKED_THROUGH = 50;
/** Bytes of them that are looked through; the last one is in any case. */
const MOST_BYTES = 4_000_000;

/** What of a connection is needed to read what came. */
export interface MappedConnection extends Record<string, unknown> {
  provider: Provider;
  timezone: string;
  mappingVersion: number;
  mapping: StoredMapping;
}

/** The connection with its mapping of today. */
export async function mappedConnection(sql: Sql, id: string): Promise<MappedConnection> {
  const row = await sql.first<MappedConnection>(
    `SELECT c.provider, c.timezone, c.mapping_version AS "mappingVersion", m.mapping FROM intake_connection c
     JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version WHERE c.id = $1`,
    [id],
  );
  return row!;
}

/** The last deliveries of a connection whose bytes are there. Served by intake_delivery_connection_id_idx. */
export function lastDeliveries(sql: Sql, id: string): Promise<RawDelivery[]> {
  return sql.rows<RawDelivery & Record<string, unknown>>(
    `SELECT headers, content_type AS "contentType", body, received_at AS "receivedAt" FROM (
       SELECT *, sum(size) OVER (ORDER BY received_at DESC, id DESC) AS bytes
       FROM (SELECT id, headers, content_type, body, received_at, size FROM intake_delivery
         WHERE connection_id = $1 AND origin = 'webhook' AND body IS NOT NULL
         ORDER BY received_at DESC, id DESC LIMIT ${LOOKED_THROUGH}) d) d
     WHERE bytes <= ${MOST_BYTES} OR bytes = size ORDER BY received_at DESC, id DESC`,
    [id],
  );
}

/** What is known of the last registrations of a connection: the answers that no field takes. Served by intake_registration_connection_id_idx. */
export function lastAnswers(
  sql: Sql,
  id: string,
): Promise<({ answers: SubmittedAnswer[] } & Partial<Record<MappedField, string | null>>)[]> {
  return sql.rows(
    `SELECT answers, full_name AS "fullName", given_name AS "givenName", family_name AS "familyName", email, phone,
       company_name AS "companyName" FROM (
       SELECT *, octet_length(answers::text) AS size,
         sum(octet_length(answers::text)) OVER (ORDER BY received_at DESC, id DESC) AS bytes
       FROM (SELECT * FROM intake_registration WHERE connection_id = $1
         ORDER BY received_at DESC, id DESC LIMIT ${LOOKED_THROUGH}) r) r
     WHERE bytes <= ${MOST_BYTES} OR bytes = size ORDER BY received_at DESC, id DESC`,
    [id],
  );
}
