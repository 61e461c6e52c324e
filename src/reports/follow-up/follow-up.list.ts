import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../common/lists/record-fields.factory.js';
import { buildContactableCondition } from '../../companies/consents/contact-permission.queries.js';
import { canSeeEveryLead } from '../../identity/access/access.policy.js';
import { buildAttendedCondition, OVER } from './follow-up.queries.js';

/**
 * The attendees of one activity who are contacts, with the first contact after it. Each attendee has two rows: one that
 * counts all interactions, for callers who see every lead, and one without the interactions on confidential leads, for
 * all others. Served by seminar_registration_contact_uq, delegation_participant_uq and
 * interaction_contact_contact_id_idx.
 */
export const followUpList = defineList({
  name: 'follow-up',
  from: `(SELECT a.id AS activity_id, a.ends_on, k.id, k.full_name, k.company_id, k.email, k.phone, w.everything,
      ${buildContactableCondition('k')} AS contactable, k.archived_at IS NULL AS in_use,
      (SELECT min((i.occurred_at AT TIME ZONE a.timezone)::date) FROM interaction_contact ic
        JOIN interaction i ON i.id = ic.interaction_id LEFT JOIN lead l ON l.id = i.lead_id
        WHERE ic.contact_id = k.id AND i.archived_at IS NULL AND i.occurred_at >= ${OVER}
          AND (w.everything OR l.confidential IS NOT TRUE)) AS contacted_on
    FROM activity a JOIN contact k ON k.id IN (SELECT p.contact_id FROM activity_presence p WHERE p.activity_id = a.id
        AND ${buildAttendedCondition(`CASE WHEN p.via = 'delegation' THEN p.role END`, 'p.status', 'a.direction')})
      CROSS JOIN (VALUES (true), (false)) AS w(everything)) f
    LEFT JOIN company c ON c.id = f.company_id`,
  id: 'f.id',
  ...defineQueryFields({
    id: { sql: 'f.id', exported: false },
    contactId: { sql: 'f.id' },
    fullName: { sql: 'f.full_name', list: { type: 'text' } },
    companyId: { sql: 'f.company_id', list: { type: 'uuid', sort: false, nullable: true } },
    companyName: { sql: 'c.name', list: { type: 'text', nullable: true } },
    contactable: { sql: 'f.contactable', list: { type: 'boolean' } },
    whyNot: {
      sql: `CASE WHEN f.contactable THEN NULL WHEN NOT f.in_use THEN 'archived'
      WHEN f.email IS NULL AND f.phone IS NULL THEN 'no_address' ELSE 'objection' END`,
    },
    contactedOn: {
      sql: 'f.contacted_on',
      list: {
        type: 'date',
        nullable: true,
        description:
          'The day of the first contact after the activity. Filter with isNull=true for attendees without any.',
      },
    },
    days: {
      sql: 'f.contacted_on - f.ends_on',
      list: { type: 'integer', sql: '(f.contacted_on - f.ends_on)', nullable: true },
    },
  }),
  defaultSort: 'fullName',
});

/** Returns the list of the attendees of one activity. */
export function buildFollowUpList(activityId: string): ListDefinition {
  return {
    ...followUpList,
    buildVisibility: (actor, bind) =>
      `f.activity_id = ${bind(activityId)}::uuid AND f.everything = ${bind(canSeeEveryLead(actor))}::boolean`,
  };
}
