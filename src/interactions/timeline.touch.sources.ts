import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import type { TimelineSource } from './timeline.source.js';

const touch = {
  permission: 'leads:read',
  from: `lead_touch h JOIN lead touched ON touched.id = h.lead_id
    LEFT JOIN activity a ON a.id = h.activity_id LEFT JOIN agreement g ON g.id = h.agreement_id`,
  // A touch belongs to a day: it stands at its beginning, before what came of it.
  at: `(h.occurred_on::timestamp AT TIME ZONE '${AGENCY_ZONE}')`,
  id: 'h.id',
  kind: `'touch'`,
  columns: {
    type: 'h.origin',
    title: `coalesce(a.title, g.title, replace(h.channel, '_', ' '))`,
    detail: 'h.note',
    actorId: 'h.created_by',
    leadId: 'h.lead_id',
    contactId: 'h.contact_id',
    activityId: 'h.activity_id',
    agreementId: 'h.agreement_id',
  },
} as const;

/** What influenced a lead, as far as it still holds: of the lead, and the other way round what came of an activity. */
export const TOUCH_SOURCES: readonly TimelineSource[] = [
  {
    // lead_touch_lead_id_idx. A source that is no more than a channel is a field of the lead, and nothing that happened.
    ...touch,
    owners: 'its_leads',
    where: `h.lead_id = o.id AND h.withdrawn_at IS NULL AND (h.channel IS NULL OR h.origin <> 'source')`,
  },
  // lead_touch_activity_id_idx
  {
    ...touch,
    owners: 'its_activities',
    where: 'h.activity_id = o.id AND h.withdrawn_at IS NULL AND touched.archived_at IS NULL',
    lead: 'h.lead_id',
    columns: { ...touch.columns, title: `touched.reference || ' ' || touched.title` },
  },
  // lead_touch_agreement_id_idx
  {
    ...touch,
    owners: 'its_agreements',
    where: 'h.agreement_id = o.id AND h.withdrawn_at IS NULL AND touched.archived_at IS NULL',
    lead: 'h.lead_id',
    columns: { ...touch.columns, title: `touched.reference || ' ' || touched.title` },
  },
];
