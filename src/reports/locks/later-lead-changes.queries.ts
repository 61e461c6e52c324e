import type { Actor } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility } from '../../identity/access/access.policy.js';
import type { LeadsCounted } from '../definition/report-definition.rules.js';
import { buildAnnouncedDay } from '../leads/announcement-days.queries.js';

/** The fields of a lead that figures depend on: their names in the versions, and in the API. */
const FIELDS: Readonly<Record<string, string>> = {
  stage: 'stage',
  stage_entered_on: 'stageEnteredOn',
  status: 'status',
  status_reason: 'statusReason',
  closed_on: 'closedOn',
  received_on: 'receivedOn',
  company_id: 'companyId',
  owner_id: 'ownerId',
  investment_type: 'investmentType',
  sector: 'sector',
  sector_version: 'sectorVersion',
  source_channel: 'source.channel',
  source_activity_id: 'source.activityId',
  source_agreement_id: 'source.agreementId',
  jobs_expected: 'jobsExpected',
  jobs_safeguarded: 'jobsSafeguarded',
  capex_eur: 'capexEur',
  likelihood: 'likelihood',
  lost_to_country: 'lostToCountry',
  expected_decision_on: 'expectedDecisionOn',
  expected_landing_on: 'expectedLandingOn',
  announced_on: 'announcedOn',
  announced_jobs: 'announcedJobs',
  announced_capex_eur: 'announcedCapexEur',
  involvement: 'involvement',
  archived_at: 'archivedAt',
};

/** The fields that would tell which lead it is. */
const IDENTIFYING_FIELDS = ['companyId', 'country', 'ownerId', 'source.activityId', 'source.agreementId'];

/** The greatest number of changes that are shown. */
export const MAX_CHANGES = 500;

/** The value of a field. */
export type Value = string | number | boolean | null;

/** A change to a lead of a period that was recorded after the period. */
export interface LaterChange {
  at: Date;
  by: string | null;
  leadId: string | null;
  reference: string | null;
  lead: string;
  occurredOn: string | null;
  late: boolean;
  veiled: boolean;
  changes: { field: string; before: Value; after: Value }[];
  isNew: boolean;
}

/** A period, the leads that are counted in it, the instant from which on a record counts as later, and the caller. */
export interface LaterChangesFilter extends LeadsCounted {
  from: string;
  to: string;
  knownBefore: Date;
  actor: Actor;
}

/**
 * SQL for the leads that the figures of a period count, as far as anybody has known since an instant ($1). These are
 * leads that were received, closed or had a transition from a day on ($2), or were announced from a day on ($4), until
 * the end of the period ($3); a day that is null selects none. Also counted are leads closed with one of some statuses
 * ($6) from the first day of the period ($5) on, as known at that instant or now. A lead that had such a status only in
 * between has made no difference. Served by lead_version_as_of_idx and lead_transition_occurred_on_idx; the JSON is
 * read only for announced leads.
 */
export const COUNTED = `SELECT x.lead_id FROM lead_version x WHERE x.valid_to > $1::timestamptz
    AND (x.received_on BETWEEN $2::date AND $3::date OR x.closed_on BETWEEN $2::date AND $3::date)
  UNION SELECT x.lead_id FROM lead_version x WHERE x.valid_to > $1::timestamptz AND NOT x.archived
    AND x.stage IN ('announced', 'invested') AND ${buildAnnouncedDay('x', `(x.data->>'announced_on')::date`)} BETWEEN $4::date AND $3::date
  UNION SELECT x.lead_id FROM lead_version x WHERE NOT x.archived AND x.status = ANY($6::text[])
    AND x.closed_on BETWEEN $5::date AND $3::date AND x.valid_to >= $1::timestamptz
    AND (x.valid_from < $1::timestamptz OR x.valid_to = 'infinity')
  UNION SELECT m.lead_id FROM lead_transition m WHERE m.occurred_on BETWEEN $2::date AND $3::date`;

/** Returns the parameters of {@link COUNTED}. */
export function listCountedValues({
  knownBefore,
  from,
  to,
  movedFrom,
  announcedFrom,
  closedAs,
}: LaterChangesFilter): unknown[] {
  return [knownBefore, movedFrom, to, announcedFrom, from, closedAs ?? null];
}

interface VersionRow {
  total: number;
  at: Date;
  leadId: string;
  reference: string;
  title: string;
  codename: string | null;
  visible: boolean | null;
  by: string | null;
  occurredOn: string | null;
  late: boolean | null;
  before: Record<string, Value> | null;
  after: Record<string, Value>;
}

/**
 * Reads the later changes to the leads that the figures of a period count. They are read from the versions that the
 * database keeps, so that no change that the figures depend on is left out.
 */
export async function readLaterChanges(
  sql: SqlClient,
  filter: LaterChangesFilter,
): Promise<{ count: number; shown: LaterChange[] }> {
  const values = listCountedValues(filter);
  const visible = buildLeadVisibility(filter.actor, 'l', (value) => `$${values.push(value)}`);
  const fields = Object.keys(FIELDS);
  const buildFiguresArray = (data: string) =>
    `jsonb_build_array(${fields.map((name) => `${data}->'${name}'`).join(', ')})`;
  // Versions are found and counted first, and only those that are shown are read in full. Served by
  // lead_version_as_of_idx and, for each lead, by lead_version_lead_id_idx, lead_transition_seq_uq and
  // audit_entry_entity_idx.
  const rows = await sql.queryAll<VersionRow>(
    `WITH counted AS (${COUNTED}),
     changed AS (SELECT v.id, v.valid_from, p.id AS before_id, count(*) OVER () AS total
       FROM lead_version v JOIN counted ON counted.lead_id = v.lead_id
       LEFT JOIN LATERAL (SELECT p.id, p.data, p.country FROM lead_version p WHERE p.lead_id = v.lead_id AND p.id < v.id
         ORDER BY p.id DESC LIMIT 1) p ON true
       WHERE v.valid_from >= $1::timestamptz
         AND (p.data IS NULL OR ${buildFiguresArray('p.data')} <> ${buildFiguresArray('v.data')} OR p.country <> v.country)
       ORDER BY v.valid_from DESC, v.id DESC LIMIT ${MAX_CHANGES})
     SELECT v.valid_from AS at, l.id AS "leadId", l.reference, l.title, l.codename, (${visible}) AS visible,
       coalesce(t.actor_name, (SELECT a.actor_name FROM audit_entry a
         WHERE a.at = v.valid_from AND a.entity_id IN (l.id, l.company_id) ORDER BY a.entity_id = l.id DESC LIMIT 1)) AS by,
       t.occurred_on AS "occurredOn", t.occurred_on BETWEEN $5::date AND $3::date AS late, c.total,
       p.data || jsonb_build_object('country', p.country) AS before,
       v.data || jsonb_build_object('country', v.country) AS after
     FROM changed c JOIN lead_version v ON v.id = c.id JOIN lead l ON l.id = v.lead_id
     LEFT JOIN lead_version p ON p.id = c.before_id
     LEFT JOIN LATERAL (SELECT occurred_on, actor_name FROM lead_transition t
       WHERE t.lead_id = v.lead_id AND t.recorded_at = v.valid_from ORDER BY t.seq LIMIT 1) t ON true
     ORDER BY c.valid_from DESC, c.id DESC`,
    values,
  );
  return { count: rows[0]?.total ?? 0, shown: rows.map((row) => buildChange(row)) };
}

function buildChange(row: VersionRow): LaterChange {
  const { at, leadId, reference, title, codename, by, occurredOn, late, before, after } = row;
  const veiled = row.visible !== true;
  const names = Object.entries({ ...FIELDS, country: 'country' });
  const changes = names
    .filter(
      ([column, field]) =>
        before && before[column] !== after[column] && !(veiled && IDENTIFYING_FIELDS.includes(field)),
    )
    .map(([column, field]) => ({ field, before: before![column] ?? null, after: after[column] ?? null }));
  return {
    at,
    by: veiled ? null : by,
    leadId: veiled ? null : leadId,
    reference: veiled ? null : reference,
    lead: veiled ? (codename ?? 'confidential') : title,
    occurredOn,
    late: late ?? false,
    veiled,
    changes,
    isNew: before === null,
  };
}
