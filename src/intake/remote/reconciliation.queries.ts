import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RemoteState } from '../parsing/connector.rules.js';
import { listEntriesAt, readJson } from '../parsing/json-values.rules.js';
import type { Submission } from '../parsing/submission.rules.js';
import type { AskedConnection } from './provider-api.client.js';

/** A connection whose provider's list must be compared. */
export interface ReconciledConnection extends AskedConnection {
  /** Starting points of the comparison, by scope. */
  since: Record<string, string>;
}

/** Returns the active connections with an API address. */
export async function findDueConnections(sql: SqlClient): Promise<ReconciledConnection[]> {
  const rows = await sql.queryAll<AskedConnection & { since: string | null }>(
    `SELECT id, provider, timezone, api_base_url AS "apiBaseUrl", reconciled_since AS since FROM intake_connection
     WHERE api_base_url IS NOT NULL AND archived_at IS NULL AND paused_at IS NULL ORDER BY id`,
    [],
  );
  return rows.map((row) => ({ ...row, since: parseSince(row.since) }));
}

function parseSince(text: string | null): Record<string, string> {
  const stored = readJson(text);
  const entries = listEntriesAt({ stored }, 'stored').flatMap(([scope, since]) =>
    typeof since === 'string' ? [[scope, since] as const] : [],
  );
  return Object.fromEntries(entries);
}

/**
 * Returns the scopes of the lists to compare: the base URL itself, or the scopes of the subjects that deliveries
 * announced.
 */
export async function readScopes(
  sql: SqlClient,
  { id, apiBaseUrl }: ReconciledConnection,
  remote: RemoteState,
): Promise<string[]> {
  const path = new URL(apiBaseUrl ?? '').pathname;
  if (/\/organizers\/[^/]+/.test(path)) return [''];
  const rows = await sql.queryAll<{ key: string }>(
    'SELECT subject_key AS key FROM intake_subject WHERE connection_id = $1',
    [id],
  );
  return [...new Set(rows.flatMap(({ key }) => remote.findScope?.(key) ?? []))];
}

/** Returns the submissions whose registration is not stored, or only with an older status. */
export async function findMissingSubmissions(
  sql: SqlClient,
  connectionId: string,
  submissions: readonly Submission[],
): Promise<Submission[]> {
  if (submissions.length === 0) return [];
  // Served by intake_registration_external_id_uq and intake_registration_former_ids_idx.
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT said.id FROM unnest($2::text[], $3::text[]) AS said (id, version)
     WHERE NOT EXISTS (SELECT FROM intake_registration r WHERE r.connection_id = $1
       AND (r.external_id = said.id OR r.former_external_ids @> ARRAY[said.id])
       AND (r.part_orders->>'status') COLLATE "C" >= said.version COLLATE "C")`,
    [connectionId, submissions.map(({ externalId }) => externalId), submissions.map(({ version }) => version ?? '')],
  );
  const behind = new Set(rows.map(({ id }) => id));
  return submissions.filter(({ externalId }) => behind.has(externalId));
}
