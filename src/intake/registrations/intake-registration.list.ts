import type { Actor } from '../../common/actor/actor.constants.js';
import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { canUse, buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { buildRegistrationFields } from './intake-registration.columns.js';

/** SQL: an instant inside of JSON, in the same format as in responses. */
const buildJsonInstant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

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
  ...buildRegistrationFields('known'),
  defaultSort: '-receivedAt',
  search: {
    // Served by intake_registration_text_trgm_idx.
    buildCondition: (q, bind) => `fold(left(coalesce(r.full_name, ''), 200) || ' ' || left(coalesce(r.email, ''), 200)
      || ' ' || left(coalesce(r.company_name, ''), 200)) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name, the e-mail address and the company, as typed into the form',
  },
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
});

const OUTSIDE: ListDefinition = { ...intakeRegistrationList, ...buildRegistrationFields('unknown') };

const { select: DETAILED_SELECT } = buildRegistrationFields('detailed');

/**
 * Returns the list for a caller. Without the right to read contacts and companies it contains only data of the forms.
 */
export function chooseRegistrationList(actor: Actor): ListDefinition {
  return canSeeMatches(actor) ? intakeRegistrationList : OUTSIDE;
}

/** Checks whether a caller may see our contacts and companies beside the data of forms. */
export function canSeeMatches(actor: Actor): boolean {
  return canUse(actor, 'contacts:read') && canUse(actor, 'companies:read');
}

/** Returns the SQL columns of a single registration that the caller may see. Its texts are whole. */
export function buildRegistrationDetail(actor: Actor): string {
  const select = canSeeMatches(actor) ? DETAILED_SELECT : OUTSIDE.select;
  const suggestions = canSeeMatches(actor) ? 'r.suggestions' : `'[]'::jsonb AS suggestions`;
  return `${select.replaceAll(/left\((r\.\w+), 500\)/g, '$1')},
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
}
