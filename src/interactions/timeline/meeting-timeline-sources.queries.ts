import { buildPartyLabelSql } from '../../activities/meetings/model/meeting-party.list.js';
import type { TimelineSource } from './timeline-source.rules.js';

const MEETING = `JOIN meeting_slot slot ON slot.id = m.slot_id JOIN activity a ON a.id = m.activity_id
  JOIN meeting_party v ON v.id = m.visitor_id
  LEFT JOIN contact vk ON vk.id = v.contact_id LEFT JOIN company vc ON vc.id = v.company_id
  JOIN meeting_party h ON h.id = m.host_id
  LEFT JOIN contact hk ON hk.id = h.contact_id LEFT JOIN company hc ON hc.id = h.company_id`;
const HELD = `m.status = 'held' AND m.archived_at IS NULL`;

const heldMeeting = {
  permission: 'activities:read',
  at: 'slot.starts_at',
  id: 'm.id',
  kind: `'meeting'`,
  // The columns are the same for both parties, so that a meeting occurs once on the timeline of a company.
  columns: {
    type: 'm.origin',
    title: `${buildPartyLabelSql('v', 'vk', 'vc')} || ' – ' || ${buildPartyLabelSql('h', 'hk', 'hc')}`,
    detail: `concat_ws(': ', a.title, m.outcome)`,
    actorId: 'm.created_by',
    activityId: 'm.activity_id',
    agreementId: 'a.agreement_id',
  },
} as const;

/** Joins the meetings of a person or company as a party. Served by meeting_visitor_id_idx and meeting_host_id_idx. */
const OWN = `meeting_party own JOIN meeting m ON own.id IN (m.visitor_id, m.host_id) ${MEETING}`;

/** The sources for B2B meetings that were held. */
export const MEETING_SOURCES: readonly TimelineSource[] = [
  // Served by meeting_activity_id_idx.
  // The timeline of an activity requires activities:read already, and this source names people.
  {
    ...heldMeeting,
    permission: 'contacts:read',
    owners: 'its_activities',
    from: `meeting m ${MEETING}`,
    where: `m.activity_id = o.id AND ${HELD}`,
  },
  // Served by meeting_party_contact_id_idx.
  { ...heldMeeting, owners: 'its_contacts', from: OWN, where: `own.contact_id = o.id AND ${HELD}` },
  // Served by meeting_party_company_id_idx.
  { ...heldMeeting, owners: 'its_companies', from: OWN, where: `own.company_id = o.id AND ${HELD}` },
];
