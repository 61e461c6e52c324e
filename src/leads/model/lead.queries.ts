import type { SqlClient } from '../../database/connections/sql.client.js';
import type { LeadPeople } from '../../identity/access/access.policy.js';
import type { LeadFacts } from '../pipeline/lead-facts.rules.js';
import type { LeadStatus, Stage } from '../pipeline/lead.constants.js';

/**
 * Returns the owner, project manager and team of a lead; null when there is no such lead. Served by lead_team_pk.
 */
export function findLeadPeople(sql: SqlClient, leadId: string): Promise<LeadPeople | null> {
  return sql.queryOneOrNull<LeadPeople>(
    `SELECT owner_id AS "ownerId", project_manager_id AS "projectManagerId", confidential,
       ARRAY(SELECT user_id FROM lead_team WHERE lead_id = lead.id ORDER BY user_id) AS "teamIds"
     FROM lead WHERE id = $1::uuid`,
    [leadId],
  );
}

/** Returns the company of a lead and whether the lead is archived; null when there is no such lead. */
export function findLeadCompany(
  sql: SqlClient,
  leadId: string,
): Promise<{ companyId: string; archived: boolean } | null> {
  return sql.queryOneOrNull<{ companyId: string; archived: boolean }>(
    'SELECT company_id AS "companyId", archived_at IS NOT NULL AS archived FROM lead WHERE id = $1::uuid',
    [leadId],
  );
}

/** Returns the contacts of a lead, in the order of their ids. */
export async function readContactIds(sql: SqlClient, leadId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    'SELECT contact_id AS id FROM lead_contact WHERE lead_id = $1::uuid ORDER BY contact_id',
    [leadId],
  );
  return rows.map(({ id }) => id);
}

/** The state of a lead that a caller must have seen when two callers change the stage or status at the same moment. */
export interface LeadState {
  stage: Stage;
  status: LeadStatus;
  /** Number of the last entry of its history; 0 when it has none. */
  seq: number;
  /** The day of that entry; null when there is none. */
  lastOccurredOn: string | null;
}

/** Returns the present state of a lead; null when there is no such lead. Served by lead_transition_seq_uq. */
export function findLeadState(sql: SqlClient, leadId: string): Promise<LeadState | null> {
  return sql.queryOneOrNull<LeadState>(
    `SELECT l.stage, l.status, coalesce(t.seq, 0) AS seq, t.occurred_on AS "lastOccurredOn" FROM lead l
     LEFT JOIN LATERAL (SELECT seq, occurred_on FROM lead_transition WHERE lead_id = l.id ORDER BY seq DESC LIMIT 1) t ON true
     WHERE l.id = $1::uuid`,
    [leadId],
  );
}

/** Returns whether a lead has ever moved from one stage to another. */
export async function hasTransitions(sql: SqlClient, leadId: string): Promise<boolean> {
  const transition = await sql.queryOneOrNull(
    `SELECT FROM lead_transition WHERE lead_id = $1::uuid AND kind = 'stage' LIMIT 1`,
    [leadId],
  );
  return transition !== null;
}

/** Returns the facts that the gates use; null when there is no such lead. */
export async function findLeadFacts(sql: SqlClient, leadId: string, today: string): Promise<LeadFacts | null> {
  const row = await sql.queryOneOrNull<Omit<LeadFacts, 'today'>>(
    `SELECT l.stage, l.status, l.title, l.company_id AS "companyId", l.owner_id AS "ownerId", l.received_on AS "receivedOn",
       json_build_object('channel', l.source_channel, 'activityId', l.source_activity_id,
         'agreementId', l.source_agreement_id, 'referrerCompanyId', l.source_referrer_company_id) AS source,
       (SELECT count(*) FROM lead_contact WHERE lead_id = l.id) AS "contactCount",
       l.investment_type AS "investmentType", l.business_activity AS "businessActivity", l.sector, l.requirements,
       l.expected_decision_on AS "expectedDecisionOn", l.capex_amount AS "capexAmount",
       l.capex_undisclosed AS "capexUndisclosed", l.jobs_expected AS "jobsExpected",
       l.considering_elsewhere AS "consideringElsewhere",
       jsonb_array_length(l.competitor_locations) AS "competitorLocationCount",
       coalesce(p.interaction_count, 0) AS "interactionCount", l.project_manager_id AS "projectManagerId", l.likelihood,
       l.screening_status AS "screeningStatus", l.proposition_sent_on AS "propositionSentOn",
       coalesce(p.site_visit_count, 0) AS "siteVisitCount", l.site_visit_waived_reason AS "siteVisitWaivedReason", l.sites,
       l.incentives_requested AS "incentivesRequested", l.announced_on AS "announcedOn",
       l.announced_jobs AS "announcedJobs", l.announced_capex_eur AS "announcedCapexEur",
       (SELECT count(*) FROM lead_evidence WHERE lead_id = l.id) AS "evidenceCount",
       l.local_company_id AS "localCompanyId",
       (SELECT country FROM company WHERE id = l.local_company_id) AS "localCompanyCountry",
       (SELECT count(*) FROM lead_realisation WHERE lead_id = l.id) AS "realisationCount", l.involvement
     FROM lead l LEFT JOIN lead_interaction_stats p ON p.lead_id = l.id WHERE l.id = $1::uuid`,
    [leadId],
  );
  return row && { ...row, today };
}
