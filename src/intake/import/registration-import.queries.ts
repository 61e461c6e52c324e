import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Provider, ParseOptions } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import type { StoredMapping } from '../mapping/mapping.rules.js';
import type { SubmissionStatus } from '../parsing/submission.rules.js';

/** The data of a connection that an import needs. */
export interface ImportedForm {
  id: string;
  provider: Provider;
  options: ParseOptions;
  /** Id of the form at the provider, if a registration contains it. A connection has one form. */
  formId: string | null;
  /** Stable keys of questions by their titles, learned from deliveries. */
  keys: Record<string, string>;
  /** Keys that the mapping names or deliveries contained. */
  knownKeys: ReadonlySet<string>;
}

/** The stored registration of a row. */
export interface KnownRegistration {
  status: SubmissionStatus;
  attended: boolean;
  /** Order of its latest status, which changes with every new information about the status. */
  statusOrder: string;
}

/** Number of deliveries that are read to learn the questions of a form. */
const ASKED_DELIVERIES = 20;

/** Returns the form of a connection with the questions that its latest deliveries contain. */
export async function readImportedForm(sql: SqlClient, id: string): Promise<ImportedForm> {
  const row = await sql.queryOne<{
    provider: Provider;
    timezone: string;
    mapping: StoredMapping;
    formId: string | null;
  }>(
    `SELECT c.provider, c.timezone, m.mapping, (SELECT r.form_id FROM intake_registration r
       WHERE r.connection_id = c.id AND r.form_id IS NOT NULL ORDER BY r.id DESC LIMIT 1) AS "formId"
     FROM intake_connection c JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version
     WHERE c.id = $1`,
    [id],
  );
  const options = { timezone: row.timezone, paths: row.mapping.paths, statuses: row.mapping.statuses };
  // Served by intake_delivery_connection_id_idx.
  const deliveries = await sql.queryAll<{
    headers: Record<string, string>;
    contentType: string;
    body: Buffer;
    receivedAt: Date;
  }>(
    `SELECT headers, content_type AS "contentType", body, received_at AS "receivedAt" FROM intake_delivery
     WHERE connection_id = $1 AND origin = 'webhook' AND body IS NOT NULL
     ORDER BY received_at DESC, id DESC LIMIT ${ASKED_DELIVERIES}`,
    [id],
  );
  const connector = getConnector(row.provider);
  const answers = deliveries.flatMap((delivery) => {
    const parsed = connector.parse(delivery, options);
    return parsed.kind === 'submissions' ? parsed.submissions.flatMap((submission) => submission.answers) : [];
  });
  const { fields, consents } = row.mapping;
  const mapped = [...Object.values(fields), ...consents.map(({ key }) => key)];
  return {
    id,
    provider: row.provider,
    options,
    formId: row.formId,
    keys: Object.fromEntries(answers.flatMap(({ key, label }) => (label === null ? [] : [[label, key]]))),
    knownKeys: new Set([...mapped, ...answers.map(({ key }) => key)]),
  };
}

/** Returns the registrations whose current or former id is one of the ids. */
export async function findKnownRegistrations(
  sql: SqlClient,
  connectionId: string,
  ids: readonly string[],
): Promise<Map<string, KnownRegistration>> {
  // Served by intake_registration_external_id_uq and intake_registration_former_ids_idx.
  const rows = await sql.queryAll<KnownRegistration & { id: string }>(
    `SELECT said.id, r.status, r.attended, coalesce(r.part_orders->>'status', '') AS "statusOrder" FROM unnest($2::text[]) AS said (id)
     JOIN intake_registration r ON r.connection_id = $1
       AND (r.external_id = said.id OR r.former_external_ids @> ARRAY[said.id])`,
    [connectionId, [...ids]],
  );
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}
