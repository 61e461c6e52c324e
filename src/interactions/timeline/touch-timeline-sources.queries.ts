import { buildStartOfDay } from '../../common/time/local-time.queries.js';
import type { TimelineSource } from './timeline-source.rules.js';

const touch = {
  permission: 'leads:read',
  from: `lead_touch h JOIN lead touched ON touched.id = h.lead_id
    LEFT JOIN activity a ON a.id = h.activity_id LEFT JOIN agreement g ON g.id = h.agreement_id`,
  // A touch has a day. It is placed at the beginning of that day, before its results.
  at: buildStartOfDay('h.occurred_on'),
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

/**
 * The sources for touches that still count: the touches of a lead, and the leads that an activity or agreement
 * influenced.
 */
export const TOUCH_SOURCES: readonly TimelineSource[] = [
  {
    // Served by lead_touch_lead_id_idx. A source that is only a channel is a field of the lead and not an event, so it
    // is left out.
    ...touch,
    owners: 'its_leads',
    where: `h.lead_id = o.id AND h.withdrawn_at IS NULL AND (h.channel IS NULL OR h.origin <> 'source')`,
  },
  // Served by lead_touch_activity_id_idx.
  {
    ...touch,
    owners: 'its_activities',
    where: 'h.activity_id = o.id AND h.withdrawn_at IS NULL AND touched.archived_at IS NULL',
    lead: 'h.lead_id',
    columns: { ...touch.columns, title: `touched.reference || ' ' || touched.title` },
  },
  // Served by lead_touch_agreement_id_idx.
  {
    ...touch,
    owners: 'its_agreements',
    where: 'h.agreement_id = o.id AND h.withdrawn_at IS NULL AND touched.archived_at IS NULL',
    lead: 'h.lead_id',
    columns: { ...touch.columns, title: `touched.reference || ' ' || touched.title` },
  },
];
