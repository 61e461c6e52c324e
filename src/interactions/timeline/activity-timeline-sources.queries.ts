import { ACTIVITY_KINDS } from '../../activities/activity.constants.js';
import { PRESENT_STATUSES } from '../follow-ups/follow-up.rules.js';
import { buildStatusHistorySource } from './status-history-source.queries.js';
import { quoteLiterals, type TimelineSource } from './timeline-source.rules.js';

/** The beginning of an activity: its starting time, or the start of its first day in its time zone. */
const BEGAN_AT = 'coalesce(a.starts_at, a.starts_on::timestamp AT TIME ZONE a.timezone)';
/** Condition for activities that took place. A timeline shows neither future nor cancelled activities. */
const TOOK_PLACE = `a.archived_at IS NULL AND a.status <> 'cancelled' AND ${BEGAN_AT} <= now()`;

const begunActivity = {
  permission: 'activities:read',
  at: BEGAN_AT,
  id: 'a.id',
  kind: `'activity'`,
  columns: {
    type: 'a.kind',
    title: 'a.title',
    detail: `nullif(concat_ws(', ', a.venue, a.city, a.country), '')`,
    actorId: 'a.created_by',
    activityId: 'a.id',
    agreementId: 'a.agreement_id',
  },
} as const;

/** The roles of a company in activities, as one row for each activity. */
const PARTS_OF_COMPANY = `(SELECT part.id, string_agg(DISTINCT part.name, ', ') AS names FROM (
    SELECT id, 'sender' AS name FROM activity WHERE sender_company_id = o.id
    UNION ALL SELECT id, 'local partner' FROM activity WHERE local_partner_id = o.id
    UNION ALL SELECT activity_id, 'host' FROM delegation_host WHERE company_id = o.id) AS part GROUP BY part.id) AS its`;

const ACTIVITIES: TimelineSource[] = [
  {
    // Served by activity_sender_company_id_idx, activity_local_partner_id_idx and delegation_host_company_id_idx.
    ...begunActivity,
    owners: 'its_companies',
    from: `${PARTS_OF_COMPANY} JOIN activity a ON a.id = its.id`,
    where: TOOK_PLACE,
    columns: { ...begunActivity.columns, detail: 'its.names', companyId: 'o.id' },
  },
  // Served by activity_pk and activity_parent_id_idx.
  {
    ...begunActivity,
    owners: 'its_activities',
    from: 'activity a',
    where: `(a.id = o.id OR a.parent_id = o.id) AND ${TOOK_PLACE}`,
  },
  // Served by activity_agreement_id_idx.
  { ...begunActivity, owners: 'its_agreements', from: 'activity a', where: `a.agreement_id = o.id AND ${TOOK_PLACE}` },
];

/**
 * Participations in delegations. Served by delegation_participant_contact_id_idx and
 * delegation_participant_company_id_idx.
 */
const PARTICIPATIONS: TimelineSource[] = (
  [
    ['its_contacts', 'd.contact_id = o.id'],
    ['its_companies', 'd.company_id = o.id'],
  ] as const
).map(([owners, whose]) => ({
  permission: 'activities:read',
  owners,
  from: 'delegation_participant d JOIN activity a ON a.id = d.activity_id',
  where: `${whose} AND d.archived_at IS NULL AND d.status IN (${quoteLiterals(PRESENT_STATUSES)}) AND ${TOOK_PLACE}`,
  at: BEGAN_AT,
  id: 'd.id',
  kind: `'participation'`,
  columns: {
    type: 'd.role',
    title: 'a.title',
    detail: 'd.title',
    actorId: 'd.created_by',
    companyId: 'd.company_id',
    contactId: 'd.contact_id',
    activityId: 'd.activity_id',
    agreementId: 'a.agreement_id',
  },
}));

/** Invitations to a delegation and the answers, from the audit trail. Served by audit_entry_entity_idx. */
const PARTICIPANTS: TimelineSource = {
  // The timeline of an activity requires activities:read already, and this source names people.
  permission: 'contacts:read',
  owners: 'its_activities',
  from: `delegation_participant d JOIN contact k ON k.id = d.contact_id
    JOIN audit_entry e ON e.entity_id = d.id AND (e.action = 'created' OR e.changes ? 'status')`,
  where: 'd.activity_id = o.id AND d.archived_at IS NULL',
  at: 'e.at',
  id: 'e.id',
  kind: `'participant'`,
  columns: {
    type: `coalesce(e.changes #>> '{status,after}', d.status)`,
    title: 'k.full_name',
    detail: 'd.role',
    actorId: 'e.actor_id',
    actorName: 'e.actor_name',
    companyId: 'd.company_id',
    contactId: 'd.contact_id',
    activityId: 'd.activity_id',
  },
};

/** The events of a registration: the column of its time, and its names for one registration and for a day. */
const STEPS = [
  { column: 'registered_at', one: 'registration', day: 'registrations', done: 'registered' },
  { column: 'checked_in_at', one: 'check_in', day: 'check_ins', done: 'checked in' },
  { column: 'cancelled_at', one: 'cancellation', day: 'cancellations', done: 'cancelled' },
] as const;

const REGISTRATIONS: TimelineSource[] = STEPS.flatMap(({ column, one, day, done }): TimelineSource[] => [
  {
    // Served by seminar_registration_contact_id_idx.
    permission: 'activities:read',
    owners: 'its_contacts',
    from: 'seminar_registration r JOIN activity a ON a.id = r.activity_id',
    where: `r.contact_id = o.id AND r.archived_at IS NULL AND r.${column} IS NOT NULL`,
    at: `r.${column}`,
    id: 'r.id',
    kind: `'${one}'`,
    columns: {
      type: 'r.status',
      title: 'a.title',
      // A registration does not store the user who checked it in or cancelled it.
      ...(one === 'registration' ? { actorId: 'r.created_by' } : {}),
      contactId: 'r.contact_id',
      activityId: 'r.activity_id',
      agreementId: 'a.agreement_id',
    },
  },
  {
    // Served by seminar_registration_arrival_idx. The item has the time of the first event of the day, so that its
    // position does not change during the day.
    permission: 'activities:read',
    owners: 'its_activities',
    from: `(SELECT min(r.${column}) AS at, count(*) AS people, (r.${column} AT TIME ZONE a.timezone)::date AS day
      FROM seminar_registration r JOIN activity a ON a.id = r.activity_id
      WHERE r.activity_id = o.id AND r.archived_at IS NULL AND r.${column} IS NOT NULL GROUP BY 3) AS s`,
    where: 'true',
    at: 's.at',
    id: `md5('${day}' || o.id || s.day)::uuid`,
    kind: `'${day}'`,
    columns: { title: `s.people || ' ${done}'`, activityId: 'o.id' },
  },
]);

/** The sources for activities, and for people and companies in them. */
export const ACTIVITY_SOURCES: readonly TimelineSource[] = [
  ...ACTIVITIES,
  ...PARTICIPATIONS,
  PARTICIPANTS,
  ...REGISTRATIONS,
  buildStatusHistorySource('activity', 'its_activities', ACTIVITY_KINDS),
];
