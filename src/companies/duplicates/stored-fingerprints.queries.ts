import type { SqlClient } from '../../database/connections/sql.client.js';
import type { CompanyFingerprint } from './company-fingerprint.rules.js';

/** A stored company with the facts for the comparison, and the city that helps people to recognise it. */
export interface StoredFingerprint extends CompanyFingerprint {
  id: string;
  city: string | null;
}

/** Reads the fingerprints of companies. */
export async function readFingerprints(
  sql: SqlClient,
  ids: readonly string[],
): Promise<Map<string, StoredFingerprint>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.queryAll<StoredFingerprint>(
    `SELECT c.id, c.name, c.native_name AS "nativeName", c.aliases, c.country, c.city, c.email_domains AS "emailDomains",
       c.name_key AS "nameKey", c.native_key AS "nativeKey", c.pinyin,
       (SELECT coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value)), '[]')
         FROM company_identifier i WHERE i.company_id = c.id) AS identifiers
     FROM company c WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
