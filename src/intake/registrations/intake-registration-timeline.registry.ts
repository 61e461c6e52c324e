import type { TimelineSource } from '../../interactions/timeline/timeline-source.rules.js';

const REGISTRATION = 'intake_registration r JOIN intake_connection c ON c.id = r.connection_id';

const CANCELLATION = `${REGISTRATION}
  JOIN intake_registration_delivery d ON d.registration_id = r.id AND d.status = 'cancelled' AND d.outcome <> 'ignored_stale'`;

/** Columns that do not depend on the owning record, so that a timeline of several records shows an entry once. */
const shared = {
  permission: 'intake:read',
  id: 'r.id',
  columns: {
    type: 'r.status',
    title: 'c.name',
    detail: `nullif(concat_ws(', ', left(r.full_name, 200), left(r.company_name, 200)), '')`,
    companyId: 'r.company_id',
    contactId: 'r.contact_id',
    activityId: 'c.activity_id',
  },
} as const;

/**
 * Owners of the entries with the SQL condition for each. Served by intake_registration_contact_id_idx,
 * intake_registration_company_id_idx and intake_lead_source_lead_id_idx.
 */
const OWNERS = [
  ['its_contacts', 'r.contact_id = o.id'],
  ['its_companies', 'r.company_id = o.id'],
  ['its_leads', 'r.id IN (SELECT s.registration_id FROM intake_lead_source s WHERE s.lead_id = o.id)'],
] as const;

/** The entries of registrations by form in timelines. */
export const INTAKE_TIMELINE_SOURCES: readonly TimelineSource[] = OWNERS.flatMap(
  ([owners, whose]): TimelineSource[] => [
    {
      ...shared,
      owners,
      from: REGISTRATION,
      where: `${whose} AND r.archived_at IS NULL`,
      at: 'r.received_at',
      kind: `'form_registration'`,
    },
    {
      ...shared,
      owners,
      from: CANCELLATION,
      where: `${whose} AND r.archived_at IS NULL`,
      at: 'd.received_at',
      kind: `'form_cancellation'`,
    },
  ],
);
