import type { DueScope } from './due-contact.queries.js';
import { buildTermEnd } from './own-contact.queries.js';
import { buildRunningRequest } from './running-request.queries.js';

const NO_CONTACT = 'NULL::uuid AS contact_id';

/** The moment at which an activity `a` ends, or the end of its last day if it has no times. */
const END = `coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone)`;

const narrow = (ids: string | undefined, column: string) => (ids ? ` AND ${column} = ANY(${ids}::uuid[])` : '');

/**
 * Returns the statement of the registrations of people who are no contacts, after the end of the seminar: those for a seat, and
 * those by a form that have no seat and that nobody has decided about. Registrations with one address are of one person, who
 * counts from the end of the last seminar, because an erasure reaches all of them. Those with the address of a contact go with
 * the contact.
 */
export function buildDueRegistrations({ today, ids }: DueScope): string {
  const dueSince = buildTermEnd('coalesce(p.ended_at, e.ended_at)', 'rule.months');
  return `WITH entry AS (
      SELECT r.id, 'registration-' || r.id AS key, r.full_name AS name, r.email, a.reference || ' ' || a.title AS about,
        ${END} AS ended_at, greatest(r.registered_at, r.checked_in_at, r.replaced_checked_in_at) AS own_at
      FROM seminar_registration r JOIN activity a ON a.id = r.activity_id
      WHERE r.contact_id IS NULL AND NOT (r.full_name = 'Erased person' AND r.email IS NULL)
      UNION ALL SELECT f.id, 'intake-' || f.id, coalesce(f.full_name, f.email), f.email_key, a.reference || ' ' || a.title,
        ${END}, least(f.occurred_at, f.received_at)
      FROM intake_registration f JOIN intake_connection c ON c.id = f.connection_id JOIN activity a ON a.id = c.activity_id
      WHERE f.match_state IN ('incomplete', 'needs_review') AND f.seat_id IS NULL AND ${hasContent('f')}
    ), person AS (
      SELECT email, max(ended_at) AS ended_at, max(own_at) AS own_at FROM entry WHERE email IS NOT NULL GROUP BY email
    )
    SELECT 'registration_without_contact'::text AS kind, e.id, e.key, e.name, e.about, ${NO_CONTACT}, ${dueSince} AS due_since,
      coalesce(p.own_at, e.own_at) AS last_own_contact, NULL::date AS keep_until,
      CASE WHEN ${buildRunningRequest('e.email')} THEN 'running_request' END AS reason
    FROM entry e LEFT JOIN person p ON p.email = e.email CROSS JOIN privacy_retention_rule rule
    WHERE rule.kind = 'registration_without_contact' AND ${dueSince} <= ${today}${narrow(ids, 'e.id')}
      AND NOT EXISTS (SELECT FROM contact k WHERE k.email COLLATE "C" = e.email AND k.erased_at IS NULL)`;
}

/** The condition that a registration by a form has data of the person. Removing them leaves the row. */
function hasContent(alias: string): string {
  const columns = ['full_name', 'given_name', 'family_name', 'email', 'phone', 'company_name', 'job_title', 'message'];
  return `(num_nonnulls(${columns.map((column) => `${alias}.${column}`).join(', ')}) > 0 OR ${alias}.answers <> '[]'
    OR ${alias}.buyer IS NOT NULL)`;
}

/**
 * Returns the statement of the registrations by a form that were rejected, or are spam. A registration counts from the decision,
 * and one that only the filter suspects from its receipt.
 */
export function buildDueForms({ today, ids }: DueScope): string {
  const dueSince = buildTermEnd('coalesce(f.matched_at, f.received_at)', 'rule.months');
  return `SELECT 'form_rejected'::text AS kind, f.id, 'intake-' || f.id AS key, coalesce(f.full_name, f.email) AS name,
      c.name AS about, ${NO_CONTACT}, ${dueSince} AS due_since,
      least(f.occurred_at, f.received_at) AS last_own_contact, NULL::date AS keep_until,
      CASE WHEN ${buildRunningRequest('f.email_key')} THEN 'running_request' END AS reason
    FROM intake_registration f JOIN intake_connection c ON c.id = f.connection_id CROSS JOIN privacy_retention_rule rule
    WHERE rule.kind = 'form_rejected' AND f.match_state IN ('rejected', 'suspected_spam') AND ${hasContent('f')}
      AND ${dueSince} <= ${today}${narrow(ids, 'f.id')}`;
}

/**
 * Returns the statement of the received mails of which nobody is a contact and which are on no record. A mail of a contact goes
 * with the contact.
 */
export function buildDueMails({ today, ids }: DueScope): string {
  const dueSince = buildTermEnd('i.received_at', 'rule.months');
  return `SELECT 'inbound_unmatched'::text AS kind, i.id, 'mail-' || i.id AS key, coalesce(i.from_name, i.from_address) AS name,
      i.subject AS about, ${NO_CONTACT}, ${dueSince} AS due_since, i.received_at AS last_own_contact, NULL::date AS keep_until,
      CASE WHEN ${buildRunningRequest('i.from_address')} THEN 'running_request' END AS reason
    FROM inbound_mail i CROSS JOIN privacy_retention_rule rule
    WHERE rule.kind = 'inbound_unmatched' AND i.state IN ('needs_review', 'ignored') AND i.interaction_id IS NULL
      AND NOT EXISTS (SELECT FROM inbound_mail_contact t WHERE t.inbound_mail_id = i.id)
      AND ${dueSince} <= ${today}${narrow(ids, 'i.id')}`;
}
