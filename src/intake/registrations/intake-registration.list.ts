import type { Actor } from '../../common/actor/actor.constants.js';
import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { canUse, buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { SUBMISSION_STATUSES } from '../parsing/submission.rules.js';
import { MATCH_STATES, MATCHED_BY } from '../model/intake-registration.constants.js';

/** SQL: the part of a text that a list shows. It is limited because anybody can write a long text into a form. */
const buildBeginning = (column: string) => `left(${column}, 500)`;

/** SQL: the part of a text that a list compares and sorts by, which is the part in the index. */
const buildIndexedText = (column: string) => `left(r.${column}, 200)`;

/** SQL: an instant inside of JSON, in the same format as in responses. */
const buildJsonInstant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const buildCandidates = (table: 'contact' | 'company', name: string) => `(SELECT coalesce(json_agg(json_build_object(
    'id', k.id, 'name', k.${name}, 'score', n.score, 'reasons', n.reasons) ORDER BY n.score DESC, k.id), '[]')
  FROM intake_candidate n JOIN ${table} k ON k.id = n.${table}_id WHERE n.registration_id = r.id)`;

/** SQL: the columns about our contacts and companies, which are not from the form. */
const KNOWN = `matched.full_name AS "contactName", employer.name AS "matchedCompanyName",
  ${buildCandidates('contact', 'full_name')} AS "contactCandidates", ${buildCandidates('company', 'name')} AS "companyCandidates"`;

/**
 * SQL: the same columns for callers who may not read contacts and companies. They are empty, because a caller who can
 * send a form could otherwise ask for any contact.
 */
const UNKNOWN = `NULL AS "contactName", NULL AS "matchedCompanyName",
  '[]'::json AS "contactCandidates", '[]'::json AS "companyCandidates"`;

const buildSelect = (known: string) => `r.id, r.connection_id AS "connectionId", c.name AS "connectionName", c.provider,
  c.activity_id AS "activityId", r.external_id AS "externalId", r.form_id AS "formId", r.status,
  r.received_at AS "receivedAt", r.occurred_at AS "occurredAt", r.verification,
  ${buildBeginning('r.full_name')} AS "fullName", ${buildBeginning('r.email')} AS email, ${buildBeginning('r.phone')} AS phone,
  ${buildBeginning('r.company_name')} AS "companyName", ${buildBeginning('r.job_title')} AS "jobTitle",
  ${buildBeginning('r.country')} AS country, ${buildBeginning('r.sector')} AS sector, ${buildBeginning('r.campaign')} AS campaign,
  r.match_state AS "matchState", r.review_reasons AS "reviewReasons", r.matched_by AS "matchedBy",
  r.matched_at AS "matchedAt", r.rejected_reason AS "rejectedReason",
  r.contact_id AS "contactId", r.company_id AS "companyId", ${known},
  r.double_of_id AS "doubleOfId", seat.id AS "seatId", seat.status AS "seatStatus", r.seat_problem AS "seatProblem",
  r.overflow, r.rule_problem AS "ruleProblem", r.drift,
  r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.version, r.created_by AS "createdBy",
  r.archived_at AS "archivedAt"`;

/**
 * The list of registrations by form. Its rows contain the candidates of registrations that wait for a review
 * (intake_candidate_registration_id_idx).
 */
export const intakeRegistrationList = defineList({
  name: 'intake-registrations',
  from: `intake_registration r JOIN intake_connection c ON c.id = r.connection_id
    LEFT JOIN contact matched ON matched.id = r.contact_id
    LEFT JOIN company employer ON employer.id = r.company_id
    LEFT JOIN seminar_registration own_seat ON own_seat.id = r.seat_id
    LEFT JOIN seminar_registration seat ON seat.id = coalesce(own_seat.replaced_by_id, own_seat.id)`,
  id: 'r.id',
  archived: 'r.archived_at',
  select: buildSelect(KNOWN),
  fields: {
    receivedAt: { type: 'instant', sql: 'r.received_at' },
    matchState: {
      type: 'enum',
      sql: 'r.match_state',
      values: MATCH_STATES,
      description: 'State of the matching. Registrations in needs_review wait for the decision of a person.',
    },
    status: { type: 'enum', sql: 'r.status', values: SUBMISSION_STATUSES },
    connectionId: { type: 'uuid', sql: 'r.connection_id', sort: false },
    activityId: { type: 'uuid', sql: 'c.activity_id', sort: false, nullable: true },
    provider: { type: 'enum', sql: 'c.provider', sort: false, values: PROVIDERS },
    contactId: { type: 'uuid', sql: 'r.contact_id', sort: false, nullable: true },
    companyId: { type: 'uuid', sql: 'r.company_id', sort: false, nullable: true },
    matchedBy: { type: 'enum', sql: 'r.matched_by', sort: false, nullable: true, values: MATCHED_BY },
    fullName: {
      type: 'text',
      sql: buildIndexedText('full_name'),
      nullable: true,
      buildMatch: buildTextMatch(buildIndexedText('full_name')),
    },
    email: {
      type: 'text',
      sql: buildIndexedText('email'),
      nullable: true,
      buildMatch: buildTextMatch(buildIndexedText('email')),
    },
    companyName: {
      type: 'text',
      sql: buildIndexedText('company_name'),
      nullable: true,
      buildMatch: buildTextMatch(buildIndexedText('company_name')),
      description: 'Name of the company as typed into the form.',
    },
    overflow: { type: 'boolean', sql: 'r.overflow', sort: false },
    updatedAt: { type: 'instant', sql: 'r.updated_at' },
  },
  defaultSort: '-receivedAt',
  search: {
    // Served by intake_registration_text_trgm_idx.
    buildCondition: (q, bind) => `fold(left(coalesce(r.full_name, ''), 200) || ' ' || left(coalesce(r.email, ''), 200)
      || ' ' || left(coalesce(r.company_name, ''), 200)) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name, the e-mail address and the company, as typed into the form',
  },
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
  columns: [
    'id',
    'receivedAt',
    'status',
    'matchState',
    'reviewReasons',
    'fullName',
    'email',
    'phone',
    'companyName',
    'jobTitle',
    'country',
    'sector',
    'campaign',
    'contactId',
    'contactName',
    'companyId',
    'matchedCompanyName',
    'matchedBy',
    'matchedAt',
    'rejectedReason',
    'connectionId',
    'connectionName',
    'provider',
    'activityId',
    'externalId',
    'formId',
    'occurredAt',
    'verification',
    'doubleOfId',
    'seatId',
    'seatStatus',
    'seatProblem',
    'overflow',
    'ruleProblem',
    'drift',
    'updatedAt',
    'archivedAt',
  ],
});

const OUTSIDE: ListDefinition = { ...intakeRegistrationList, select: buildSelect(UNKNOWN) };

/**
 * Returns the list for a caller. Without the right to read contacts and companies it contains only data of the forms.
 */
export function chooseRegistrationList(actor: Actor): ListDefinition {
  return canSeeMatches(actor) ? intakeRegistrationList : OUTSIDE;
}

function canSeeMatches(actor: Actor): boolean {
  return canUse(actor, 'contacts:read') && canUse(actor, 'companies:read');
}

/** Returns the SQL columns of a single registration that the caller may see. */
export function buildRegistrationDetail(actor: Actor): string {
  return canSeeMatches(actor)
    ? buildDetailSelect(KNOWN, 'r.suggestions')
    : buildDetailSelect(UNKNOWN, `'[]'::jsonb AS suggestions`);
}

const buildDetailSelect = (
  known: string,
  suggestions: string,
) => `${buildSelect(known).replaceAll(/left\((r\.\w+), 500\)/g, '$1')},
  r.given_name AS "givenName",
  r.family_name AS "familyName", r.message, r.buyer, r.answers, r.provenance, ${suggestions},
  r.occurred_at_raw AS "occurredAtRaw", r.former_external_ids AS "formerExternalIds",
  (SELECT coalesce(json_agg(json_build_object('deliveryId', d.delivery_id, 'receivedAt', ${buildJsonInstant('d.received_at')},
      'appliedAt', ${buildJsonInstant('d.applied_at')}, 'status', d.status, 'version', d.provider_version, 'outcome', d.outcome)
      ORDER BY d.applied_at, d.received_at, d.delivery_id), '[]')
    FROM intake_registration_delivery d WHERE d.registration_id = r.id) AS deliveries,
  (SELECT coalesce(json_agg(json_build_object('purpose', n.purpose, 'wording', n.wording,
      'wordingVersion', n.wording_version, 'occurredAt', ${buildJsonInstant('n.occurred_at')}, 'deliveryId', n.delivery_id,
      'consentId', n.consent_id) ORDER BY n.occurred_at, n.id), '[]')
    FROM intake_consent n WHERE n.registration_id = r.id) AS consents`;
