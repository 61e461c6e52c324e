import type { SqlClient } from '../../database/connections/sql.client.js';

/** A registration for which a rule searches an open lead. */
interface LeadSearch {
  registrationId: string;
  connectionId: string;
  companyId: string;
  ruleId: string;
  activityId: string | null;
}

/** The stored result of a rule for a registration. */
interface Source {
  registrationId: string;
  ruleId: string;
  leadId: string;
  touchId: string | null;
  madeLead: boolean;
  at: Date;
}

/**
 * Returns the rules that have been applied to a registration. A withdrawn result for another company does not count,
 * because the registration turned out to belong to another person. Served by intake_lead_source_uq.
 */
export async function findAppliedRuleIds(
  sql: SqlClient,
  registrationId: string,
  companyId: string,
): Promise<Set<string>> {
  const rows = await sql.queryAll<{ ruleId: string }>(
    `SELECT s.rule_id AS "ruleId" FROM intake_lead_source s JOIN lead l ON l.id = s.lead_id
     WHERE s.registration_id = $1 AND (s.withdrawn_at IS NULL OR l.company_id = $2)`,
    [registrationId, companyId],
  );
  return new Set(rows.map(({ ruleId }) => ruleId));
}

/** Stores the result of a rule for a registration. It replaces a result for another company ({@link findAppliedRuleIds}). */
export async function storeSource(sql: SqlClient, source: Source): Promise<void> {
  const { registrationId, ruleId, leadId, touchId, madeLead, at } = source;
  await sql.execute(
    `INSERT INTO intake_lead_source (registration_id, rule_id, lead_id, touch_id, made_lead, made_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (registration_id, rule_id) DO UPDATE SET lead_id = excluded.lead_id,
       touch_id = excluded.touch_id, made_lead = excluded.made_lead, made_at = excluded.made_at, withdrawn_at = NULL`,
    [registrationId, ruleId, leadId, touchId, madeLead, at],
  );
}

/** The facts that decide which results of rules still count. */
export interface SourceValidity {
  isValid: boolean;
  /** Rules whose results count nevertheless, because they follow the seat. */
  keptRuleIds: readonly string[];
  /** Rules whose trigger the registration no longer has. */
  lapsedRuleIds: readonly string[];
}

/**
 * Marks the results of rules for a registration as withdrawn or as valid again. Only results for leads of the
 * registration's company become valid again.
 * @returns the changed results
 */
export function markSources(
  sql: SqlClient,
  registrationId: string,
  { isValid, keptRuleIds, lapsedRuleIds }: SourceValidity,
  at: Date,
): Promise<{ leadId: string; touchId: string | null; counts: boolean }[]> {
  const counts = '($2 AND rule_id <> ALL ($4::text[]) OR rule_id = ANY ($5::text[]))';
  return sql.queryAll(
    `UPDATE intake_lead_source SET withdrawn_at = CASE WHEN ${counts} THEN NULL ELSE $3::timestamptz END
     WHERE registration_id = $1 AND (withdrawn_at IS NULL) <> ${counts} AND (NOT ${counts} OR EXISTS (SELECT FROM lead l
         JOIN intake_registration r ON r.company_id = l.company_id WHERE l.id = lead_id AND r.id = registration_id))
     RETURNING lead_id AS "leadId", touch_id AS "touchId", withdrawn_at IS NULL AS counts`,
    [registrationId, isValid, at, lapsedRuleIds, keptRuleIds],
  );
}

/** Checks whether a registration that still counts is the source of a touch. */
export async function hasValidSource(sql: SqlClient, touchId: string): Promise<boolean> {
  const row = await sql.queryOneOrNull(
    'SELECT rule_id FROM intake_lead_source WHERE touch_id = $1 AND withdrawn_at IS NULL LIMIT 1',
    [touchId],
  );
  return row !== null;
}

/** Returns a touch of a lead by an activity, preferably one that a rule created. Served by lead_touch_lead_id_idx. */
export function findTouch(
  sql: SqlClient,
  leadId: string,
  activityId: string,
): Promise<{ id: string; isOurs: boolean } | null> {
  return sql.queryOneOrNull(
    `SELECT t.id, EXISTS (SELECT FROM intake_lead_source s WHERE s.touch_id = t.id) AS "isOurs" FROM lead_touch t
     WHERE t.lead_id = $1 AND t.activity_id = $2 AND t.withdrawn_at IS NULL ORDER BY 2 DESC, t.id LIMIT 1`,
    [leadId, activityId],
  );
}

/**
 * Returns the open lead of the company that a registration confirms. A lead that the same rule created comes first,
 * then a lead from the same activity. A lead that another rule created from this registration does not count. Served by
 * lead_company_id_idx.
 */
export async function findOpenLead(sql: SqlClient, search: LeadSearch): Promise<string | undefined> {
  const { registrationId, connectionId, companyId, ruleId, activityId } = search;
  const lead = await sql.queryOneOrNull<{ id: string }>(
    `SELECT l.id FROM lead l WHERE l.company_id = $1 AND l.status IN ('open', 'on_hold') AND l.archived_at IS NULL
       AND NOT EXISTS (SELECT FROM intake_lead_source s WHERE s.registration_id = $2 AND s.lead_id = l.id AND s.made_lead)
     ORDER BY EXISTS (SELECT FROM intake_lead_source s JOIN intake_registration r ON r.id = s.registration_id
         WHERE s.lead_id = l.id AND s.rule_id = $3 AND s.made_lead AND r.connection_id = $4) DESC,
       l.source_activity_id IS NOT DISTINCT FROM $5::uuid DESC, l.received_on DESC, l.id LIMIT 1`,
    [companyId, registrationId, ruleId, connectionId, activityId],
  );
  return lead?.id;
}

/** Number of registrations that are looked up at once. */
const BATCH = 100;

/** SQL condition: the seat of the registration r, or the seat that replaces it, is attended. */
const SEAT_ATTENDED = `EXISTS (SELECT FROM seminar_registration own
  JOIN seminar_registration s ON s.id = coalesce(own.replaced_by_id, own.id)
  WHERE own.id = r.seat_id AND s.status = 'attended' AND s.archived_at IS NULL)`;

/** Checks whether the seat of a registration is attended, and whether another active registration has it too. */
export function readSeatAttendance(
  sql: SqlClient,
  registrationId: string,
): Promise<{ isAttended: boolean; isShared: boolean }> {
  return sql.queryOne(
    `SELECT ${SEAT_ATTENDED} AS "isAttended", EXISTS (SELECT FROM intake_registration other
         WHERE other.seat_id = r.seat_id AND other.id <> r.id AND other.match_state <> 'rejected'
           AND other.status IN ('registered', 'confirmed', 'attended')) AS "isShared"
     FROM intake_registration r WHERE r.id = $1`,
    [registrationId],
  );
}

/**
 * Returns the next registrations of a connection, after an id, to which rules can be applied. Served by
 * intake_registration_connection_id_idx.
 */
export async function findRuledRegistrationIds(
  sql: SqlClient,
  connectionId: string,
  after: string | null,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM intake_registration r WHERE connection_id = $1 AND match_state = 'matched' AND company_id IS NOT NULL
       AND (status IN ('registered', 'confirmed', 'attended') OR status = 'cancelled' AND ${SEAT_ATTENDED})
       AND archived_at IS NULL AND ($2::uuid IS NULL OR id > $2::uuid)
     ORDER BY id LIMIT ${BATCH}`,
    [connectionId, after],
  );
  return rows.map(({ id }) => id);
}

/** Returns whether there is a connection, archived or not. */
export async function isExistingConnection(sql: SqlClient, id: string): Promise<boolean> {
  return (await sql.queryOneOrNull('SELECT id FROM intake_connection WHERE id = $1', [id])) !== null;
}
