import type { OwnerSet, TimelineSource } from '../../interactions/timeline/timeline-source.rules.js';

/**
 * The subjects of a mail. Served by mail_company_id_idx, mail_contact_id_idx, mail_lead_id_idx and mail_activity_id_idx. The
 * leads of a timeline are those that the caller may see, but a mail to a contact may be about any lead.
 */
const OWNERS: readonly (readonly [OwnerSet, string])[] = [
  ['its_companies', 'm.company_id = o.id'],
  ['its_contacts', 'm.contact_id = o.id'],
  ['its_leads', 'm.lead_id = o.id'],
  ['its_activities', 'm.activity_id = o.id'],
];

/** The sources for mails. The type of an item is the state of the mail. */
export const MAIL_TIMELINE_SOURCES: readonly TimelineSource[] = OWNERS.map(([owners, about]) => ({
  permission: 'mails:read',
  owners,
  from: 'mail m',
  where: about,
  lead: 'm.lead_id',
  at: 'm.created_at',
  id: 'm.id',
  kind: `'mail'`,
  columns: {
    type: 'm.state',
    title: 'm.subject',
    detail: `concat_ws(' · ', m.to_name, m.to_address)`,
    actorId: 'm.created_by',
    leadId: 'm.lead_id',
    companyId: 'm.company_id',
    contactId: 'm.contact_id',
    activityId: 'm.activity_id',
  },
}));
