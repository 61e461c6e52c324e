import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility } from '../../identity/access/access.policy.js';
import type { RecordSource } from '../definition/report-definition.rules.js';
import {
  COUNTED,
  listCountedValues,
  type LaterChangesFilter,
  MAX_CHANGES,
  type Value,
} from './later-lead-changes.queries.js';

/** A later change to a record, other than a lead, that the figures of a period depend on. */
export interface LaterRecordChange {
  at: Date;
  by: string | null;
  record: RecordSource;
  id: string | null;
  title: string | null;
  leadId: string | null;
  reference: string | null;
  lead: string | null;
  veiled: boolean;
  changes: { field: string; before: Value; after: Value }[];
  isNew: boolean;
}

/** The fields of a record that figures depend on: their names in the versions, and in the API. */
type Fields = Readonly<Record<string, string>>;

/** The fields that would tell which lead it is. */
const IDENTIFYING_FIELDS = ['activityId', 'agreementId'];

/**
 * SQL for the later versions of each kind of record: `at, record, id, lead_id, title, before, after`. $1 to $6 are the
 * same as for changes of leads.
 */
const VERSIONS: Readonly<Record<RecordSource, string>> = {
  // Served by lead_touch_lead_id_idx and record_version_entity_id_idx.
  touch: buildVersionsQuery('touch', {
    from: `counted JOIN lead_touch r ON r.lead_id = counted.lead_id
      JOIN record_version v ON v.entity_id = r.id AND v.entity_type = 'lead_touch'`,
    lead: 'r.lead_id',
    title: 'NULL::text',
    fields: {
      activity_id: 'activityId',
      agreement_id: 'agreementId',
      channel: 'channel',
      occurred_on: 'occurredOn',
      role: 'role',
      withdrawn_at: 'withdrawnAt',
    },
  }),
  // Activities after the period do not affect it. Served by record_version_as_of_idx.
  activity: buildVersionsQuery('activity', {
    from: `record_version v JOIN activity r ON r.id = v.entity_id`,
    where: `v.entity_type = 'activity' AND least(v.data->>'starts_on', p.data->>'starts_on')::date <= $3::date`,
    fields: {
      kind: 'kind',
      status: 'status',
      parent_id: 'parentId',
      agreement_id: 'agreementId',
      country: 'country',
      starts_on: 'startsOn',
      ends_on: 'endsOn',
      cost_eur: 'costEur',
      archived_at: 'archivedAt',
    },
  }),
  agreement: buildVersionsQuery('agreement', {
    from: `record_version v JOIN agreement r ON r.id = v.entity_id`,
    where: `v.entity_type = 'agreement'`,
    fields: {
      status: 'status',
      parent_id: 'parentId',
      archived_at: 'archivedAt',
    },
  }),
  // Realisations are only added, never changed. Realisations of days after the period do not affect it.
  realisation: `SELECT created_at AS at, 'realisation' AS record, id, lead_id, NULL::text AS title, NULL::jsonb AS before,
      jsonb_build_object('asOf', as_of, 'jobs', jobs, 'capexEur', capex_eur) AS after
    FROM lead_realisation WHERE created_at >= $1::timestamptz AND as_of <= $3::date`,
  // Served by interaction_version_lead_id_idx and interaction_version_pk.
  interaction: `SELECT v.valid_from AS at, 'interaction' AS record, v.interaction_id AS id, v.lead_id, NULL::text AS title,
      p.data AS before, d.data AS after
    FROM counted JOIN interaction_version v ON v.lead_id = counted.lead_id
      CROSS JOIN LATERAL (SELECT ${buildInteractionData('v')} AS data) d
      LEFT JOIN LATERAL (SELECT ${buildInteractionData('b')} AS data FROM interaction_version b WHERE b.interaction_id = v.interaction_id
        AND b.valid_to <= v.valid_from ORDER BY b.valid_from DESC LIMIT 1) p ON true
    WHERE v.valid_from >= $1::timestamptz AND v.occurred_at < $1::timestamptz AND p.data IS DISTINCT FROM d.data`,
  // The window of touches is the setting by which all of these reports attribute results. Its first recorded value is
  // no change, because it also applies to all the time before. Served by setting_version_pk.
  setting: `SELECT v.valid_from AS at, 'setting' AS record, NULL::uuid AS id, NULL::uuid AS lead_id, upper(v.name) AS title,
      jsonb_build_object('months', p.value::integer) AS before, jsonb_build_object('months', v.value::integer) AS after
    FROM setting_version v CROSS JOIN LATERAL (SELECT b.value FROM setting_version b
      WHERE b.name = v.name AND b.valid_from < v.valid_from ORDER BY b.valid_from DESC LIMIT 1) p
    WHERE v.name = 'touch_window_months' AND v.valid_from >= $1::timestamptz AND p.value <> v.value`,
};

function buildInteractionData(alias: string): string {
  const fields = { occurredAt: 'occurred_at', direction: 'direction', archived: 'archived' };
  return `jsonb_build_object(${Object.entries(fields)
    .map(([field, column]) => `'${field}', ${alias}.${column}`)
    .join(', ')})`;
}

function buildVersionsQuery(
  record: RecordSource,
  { from, where = 'true', lead = 'NULL::uuid', title = 'r.title', fields }: VersionsFilter,
): string {
  const buildPickedFields = (alias: string) => {
    const pairs = Object.entries(fields).map(([column, field]) => `'${field}', ${alias}.data->'${column}'`);
    return `jsonb_build_object(${pairs.join(', ')})`;
  };
  return `SELECT v.valid_from AS at, '${record}' AS record, v.entity_id AS id, ${lead} AS lead_id, ${title} AS title,
      CASE WHEN p.data IS NOT NULL THEN ${buildPickedFields('p')} END AS before, ${buildPickedFields('v')} AS after
    FROM ${from} LEFT JOIN LATERAL (SELECT b.data FROM record_version b WHERE b.entity_type = v.entity_type
      AND b.entity_id = v.entity_id AND b.valid_to <= v.valid_from ORDER BY b.valid_from DESC LIMIT 1) p ON true
    WHERE v.valid_from >= $1::timestamptz AND ${where} AND (p.data IS NULL OR ${buildPickedFields('p')} <> ${buildPickedFields('v')})`;
}

interface VersionsFilter {
  from: string;
  where?: string;
  lead?: string;
  title?: string;
  fields: Fields;
}

interface RecordRow {
  at: Date;
  record: RecordSource;
  id: string;
  title: string | null;
  leadId: string | null;
  reference: string | null;
  lead: string | null;
  codename: string | null;
  visible: boolean | null;
  by: string | null;
  before: Record<string, Value> | null;
  after: Record<string, Value>;
  total: number;
  [name: string]: unknown;
}

/** Reads the later changes to the records, other than leads, that the figures of a period depend on, latest first. */
export async function readLaterRecords(
  sql: SqlClient,
  sources: readonly RecordSource[],
  filter: LaterChangesFilter,
): Promise<{ count: number; shown: LaterRecordChange[] }> {
  if (sources.length === 0) return { count: 0, shown: [] };
  const values = listCountedValues(filter);
  const visible = buildLeadVisibility(filter.actor, 'l', (value) => `$${values.push(value)}`);
  // The audit trail has an entry of the record or its lead at the instant of the version. Served by
  // audit_entry_entity_idx.
  const rows = await sql.queryAll<RecordRow>(
    `WITH counted AS (${COUNTED}),
     changed AS (SELECT c.*, count(*) OVER () AS total FROM (${sources.map((source) => VERSIONS[source]).join('\nUNION ALL\n')}) c
       ORDER BY c.at DESC, c.id DESC LIMIT ${MAX_CHANGES})
     SELECT c.at, c.record, c.id, c.title, c.lead_id AS "leadId", l.reference, l.title AS lead, l.codename,
       c.lead_id IS NULL OR (${visible}) AS visible, c.before, c.after, c.total,
       (SELECT a.actor_name FROM audit_entry a WHERE a.at = c.at AND a.entity_id IN (c.id, c.lead_id)
         ORDER BY a.entity_id = c.id DESC LIMIT 1) AS by
     FROM changed c LEFT JOIN lead l ON l.id = c.lead_id ORDER BY c.at DESC, c.id DESC`,
    values,
  );
  return { count: rows[0]?.total ?? 0, shown: rows.map((row) => buildChange(row)) };
}

function buildChange({
  at,
  record,
  id,
  title,
  leadId,
  reference,
  lead,
  codename,
  visible,
  by,
  before,
  after,
}: RecordRow) {
  const veiled = visible !== true;
  const changes = Object.keys(after)
    .filter((field) => (before?.[field] ?? null) !== after[field] && !(veiled && IDENTIFYING_FIELDS.includes(field)))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] ?? null }));
  return {
    at,
    by: veiled ? null : by,
    record,
    id: veiled ? null : id,
    title,
    leadId: veiled ? null : leadId,
    reference: veiled ? null : reference,
    lead: veiled ? (codename ?? 'confidential') : lead,
    veiled,
    changes,
    isNew: before === null,
  };
}
