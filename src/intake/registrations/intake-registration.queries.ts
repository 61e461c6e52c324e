import type { Actor } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { buildLeadVisibility, buildVisibilityThroughLead, canUse } from '../../identity/access/access.policy.js';
import { canNameCompany } from '../../companies/names/empty-company-names.rules.js';
import type { ApplyOutcome } from '../model/intake-registration.constants.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import type { SourceDelivery } from '../model/registration-submission.rules.js';
import { toStorable } from '../model/registration-text.rules.js';
import type { Submission } from '../parsing/submission.rules.js';
import { buildRegistrationDetail, canSeeMatches, chooseRegistrationList } from './intake-registration.list.js';
import type { CandidateLeadView, MadeLeadView, WholeIntakeRegistrationView } from './intake-registration.view.js';
import { findDecisionsBehind, readLearnedDecisions } from './learned-decision.queries.js';

/**
 * Finds the registration with a current or former id. A registration that had the id before comes first. Served by
 * intake_registration_external_id_uq and intake_registration_former_ids_idx.
 */
export async function findRegistrationId(
  sql: SqlClient,
  connectionId: string,
  externalId: string,
): Promise<string | undefined> {
  const row = await sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM intake_registration WHERE connection_id = $1
       AND (external_id = $2 OR former_external_ids @> ARRAY[$2::text]) ORDER BY external_id = $2, id LIMIT 1`,
    [connectionId, externalId],
  );
  return row?.id;
}

/** Stores the outcome of a delivery for the history of the registration. A replay counts as the same delivery. */
export async function storeOutcome(
  { sql, now }: Pick<Tx, 'sql' | 'now'>,
  { id }: IntakeRegistration,
  delivery: SourceDelivery,
  { status, version }: Submission,
  outcome: ApplyOutcome,
): Promise<void> {
  await sql.execute(
    `INSERT INTO intake_registration_delivery (registration_id, delivery_id, received_at, applied_at, status, provider_version, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (registration_id, delivery_id) DO NOTHING`,
    [id, delivery.id, delivery.receivedAt, now, status, version === null ? null : toStorable(version), outcome],
  );
}

/** Returns the company for which a contact works. */
export async function findEmployerId(sql: SqlClient, contactId: string): Promise<string | null> {
  const contact = await sql.queryOneOrNull<{ companyId: string | null }>(
    'SELECT company_id AS "companyId" FROM contact WHERE id = $1',
    [contactId],
  );
  return contact?.companyId ?? null;
}

/**
 * Returns a registration with its details. `decisionIds` are the learned decisions behind its match, if that has been taken
 * back. @throws 404, also if the caller may not see its connection
 */
export async function readWholeRegistration(
  sql: SqlClient,
  id: string,
  actor: Actor,
  decisionIds?: readonly string[],
): Promise<WholeIntakeRegistrationView> {
  const registration = await readRecord<StoredView & Record<string, unknown>>(
    sql,
    chooseRegistrationList(actor),
    'intake_registration',
    id,
    actor,
    buildRegistrationDetail(actor),
  );
  const candidateLeads = await readCandidateLeads(sql, registration, actor);
  const { companyName } = registration;
  return {
    ...registration,
    candidateLeads,
    leads: await readLeads(sql, id, actor),
    hasCompanyName: companyName !== null && canNameCompany(companyName),
    learnedDecisions: canSeeMatches(actor)
      ? await readLearnedDecisions(sql, decisionIds ?? (await findDecisionsBehind(sql, registration)), id, actor)
      : [],
  };
}

/** The part of the view that one statement reads. */
type StoredView = Omit<WholeIntakeRegistrationView, 'leads' | 'candidateLeads' | 'hasCompanyName' | 'learnedDecisions'>;

/** Maximum number of leads that are shown with the candidates of a registration. */
const MAX_CANDIDATE_LEADS = 50;

/** Returns the open leads of the candidates that the caller may see. Served by lead_company_id_idx. */
async function readCandidateLeads(
  sql: SqlClient,
  {
    contactCandidates,
    companyCandidates,
  }: Pick<WholeIntakeRegistrationView, 'contactCandidates' | 'companyCandidates'>,
  actor: Actor,
): Promise<CandidateLeadView[]> {
  const employerIds = contactCandidates.map(({ companyId }) => companyId);
  const companyIds = [...companyCandidates.map(({ id }) => id), ...employerIds].filter((id) => id !== null);
  if (companyIds.length === 0 || !canUse(actor, 'leads:read')) return [];
  const values: unknown[] = [companyIds];
  const visible = buildLeadVisibility(actor, 'l', (value) => `$${values.push(value)}`);
  return sql.queryAll<CandidateLeadView & Record<string, unknown>>(
    `SELECT l.id, l.reference, l.title, l.stage, l.company_id AS "companyId", u.full_name AS "ownerName"
     FROM lead l LEFT JOIN app_user u ON u.id = l.owner_id
     WHERE l.company_id = ANY($1::uuid[]) AND l.status = 'open' AND l.archived_at IS NULL AND (${visible})
     ORDER BY l.received_on DESC, l.id LIMIT ${MAX_CANDIDATE_LEADS}`,
    values,
  );
}

/** Returns the results of the rules for a registration, without the leads that the caller may not see. */
function readLeads(sql: SqlClient, id: string, actor: Actor): Promise<MadeLeadView[]> {
  const values: unknown[] = [id];
  const visible = buildVisibilityThroughLead(actor, 's.lead_id', (value) => `$${values.push(value)}`);
  return sql.queryAll<MadeLeadView & Record<string, unknown>>(
    `SELECT s.rule_id AS "ruleId", s.lead_id AS "leadId", l.reference AS "leadReference", s.made_lead AS "madeLead",
       s.made_at AS "madeAt", s.withdrawn_at AS "withdrawnAt"
     FROM intake_lead_source s JOIN lead l ON l.id = s.lead_id
     WHERE s.registration_id = $1 AND (${visible}) ORDER BY s.made_at, s.rule_id`,
    values,
  );
}
