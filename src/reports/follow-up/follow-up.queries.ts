import { CONTACT_PURPOSES } from '../../companies/consents/contact-permission.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { getRolesToFollowUp, PRESENT_STATUSES } from '../../interactions/follow-ups/follow-up.rules.js';

const buildTextArray = (values: readonly string[]) => `'{${values.join(',')}}'::text[]`;

/**
 * SQL that is true if a person on the list of a delegation or seminar counts as an attendee. The same rules decide who
 * gets a follow-up task when the activity ends. `direction` is that of the delegation.
 */
export function buildAttendedCondition(role: string, status: string, direction: string): string {
  const travellers = buildTextArray(getRolesToFollowUp('inbound'));
  const met = buildTextArray(getRolesToFollowUp('outbound'));
  return `CASE WHEN ${role} IS NULL THEN ${status} = 'attended'
    ELSE ${status} = ANY(${buildTextArray(PRESENT_STATUSES)}) AND ${role} = ANY(CASE WHEN ${direction} = 'outbound' THEN ${met} ELSE ${travellers} END) END`;
}

/** SQL for the instant at which an activity is over: its end time, or else the end of its last day in its time zone. */
export const OVER = 'coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone)';

/** SQL that is true for versions of records of some types that held at an instant ($1). */
const buildHeldCondition = (alias: string, types: string) =>
  `${alias}.entity_type IN (${types}) AND ${alias}.valid_from < $1::timestamptz AND ${alias}.valid_to >= $1::timestamptz`;

// Each of the following statements receives the ids that the one before it found. In a single statement the planner
// would have to estimate the number of people at every step. It estimates one, and then compares everybody with
// everybody.

/** An activity as it was known, with the day it ended on and the instant it was over. */
export interface EndedActivity {
  id: string;
  direction: string | null;
  timezone: string;
  endsOn: string;
  /** The instant as text, so that it keeps its full precision. */
  over: string;
  [name: string]: unknown;
}

/** Reads activities as known at an instant. Served by record_version_pk. */
export function readEnded(sql: SqlClient, ids: readonly string[], knownBefore: Date): Promise<EndedActivity[]> {
  return sql.queryAll(
    `SELECT a.id, a.direction, a.timezone, a.ends_on AS "endsOn", ${OVER}::text AS over FROM (
       SELECT v.entity_id AS id, v.data->>'direction' AS direction, v.data->>'timezone' AS timezone,
         (v.data->>'ends_on')::date AS ends_on, (v.data->>'ends_at')::timestamptz AS ends_at
       FROM record_version v WHERE v.entity_id = ANY($2::uuid[]) AND ${buildHeldCondition('v', `'activity'`)}) AS a`,
    [knownBefore, ids],
  );
}

/** A person on the list of an activity. */
export interface ListEntry {
  id: string;
  activityId: string;
  contactId: string | null;
  came: boolean;
  [name: string]: unknown;
}

/**
 * Reads the lists of activities as known at an instant. Served by delegation_participant_uq and
 * seminar_registration_contact_uq, and by record_version_entity_id_idx or record_version_as_of_idx.
 */
export function readListEntries(
  sql: SqlClient,
  activities: readonly EndedActivity[],
  knownBefore: Date,
): Promise<ListEntry[]> {
  return sql.queryAll(
    `SELECT v.entity_id AS id, a.id AS "activityId", v.data->>'contact_id' AS "contactId",
       v.data->>'archived_at' IS NULL AND ${buildAttendedCondition(`v.data->>'role'`, `v.data->>'status'`, 'a.direction')} AS came
     FROM (SELECT id FROM delegation_participant WHERE activity_id = ANY($2::uuid[])
         UNION ALL SELECT id FROM seminar_registration WHERE activity_id = ANY($2::uuid[])) AS listed
       JOIN record_version v ON v.entity_id = listed.id AND ${buildHeldCondition('v', `'delegation_participant', 'seminar_registration'`)}
       JOIN unnest($2::uuid[], $3::text[]) AS a(id, direction) ON a.id = (v.data->>'activity_id')::uuid`,
    [knownBefore, activities.map(({ id }) => id), activities.map(({ direction }) => direction)],
  );
}

/** A contact as it was known at an instant. */
export interface KnownContact {
  id: string;
  /** The contact that this one was merged into; null if it was not merged. */
  mergedInto: string | null;
  /** Whether the contact is in use and has an e-mail address or a phone number. */
  reachable: boolean;
  [name: string]: unknown;
}

/** Reads contacts as known at an instant. Served by record_version_pk. */
export function readContacts(sql: SqlClient, ids: readonly string[], knownBefore: Date): Promise<KnownContact[]> {
  return sql.queryAll(
    `SELECT v.entity_id AS id, v.data->>'merged_into_id' AS "mergedInto",
       v.data->>'archived_at' IS NULL AND (v.data->>'reachable')::boolean AS reachable
     FROM record_version v WHERE v.entity_id = ANY($2::uuid[]) AND ${buildHeldCondition('v', `'contact'`)}`,
    [knownBefore, ids],
  );
}

/**
 * Returns the contacts whose last word on one of the purposes in CONTACT_PURPOSES, as known at an instant, was a refusal. This
 * is `buildContactableCondition` for the past. Served by record_version_consent_contact_idx or record_version_as_of_idx.
 */
export async function findRefusingContactIds(
  sql: SqlClient,
  ids: readonly string[],
  knownBefore: Date,
): Promise<Set<string>> {
  const rows = await sql.queryAll<{ contactId: string }>(
    `SELECT DISTINCT contact_id AS "contactId" FROM (SELECT DISTINCT ON (w.data->>'contact_id', c.purpose)
         w.data->>'contact_id' AS contact_id, c.granted
       FROM record_version w JOIN consent c ON c.id = w.entity_id
       WHERE ${buildHeldCondition('w', `'consent'`)} AND w.data->>'contact_id' = ANY($2::text[])
         AND c.purpose IN (${CONTACT_PURPOSES.map((purpose) => `'${purpose}'`).join(', ')})
       ORDER BY w.data->>'contact_id', c.purpose, c.occurred_at DESC, c.id DESC) AS word WHERE NOT word.granted`,
    [knownBefore, ids],
  );
  return new Set(rows.map(({ contactId }) => contactId));
}

/** A contact who came to an activity; each such pair occurs once. */
export interface Attendance {
  activity: EndedActivity;
  contactId: string;
}

/** The first contact with a person after an activity. */
export interface FirstContact {
  activityId: string;
  contactId: string;
  /** The number of days from the last day of the activity. */
  days: number;
  [name: string]: unknown;
}

/**
 * The number of attendances up to which the interactions of each are looked up. For more, all interactions since the
 * first activity are read once.
 */
const FEW = 500;

const ONE_BY_ONE = 'interaction_version i ON i.contact_ids @> ARRAY[p.contact_id]';
const AT_ONCE = `(SELECT i.*, unnest(i.contact_ids) AS contact_id FROM interaction_version i
  WHERE i.occurred_at >= $8::timestamptz) AS i ON i.contact_id = p.contact_id`;

/**
 * Reads the first contact with each attendee after the end of the activity, as known at an instant. Attendees who were
 * not contacted are left out. Served by interaction_version_contact_ids_idx if there are few attendances.
 */
export function readFirstContacts(
  sql: SqlClient,
  attendances: readonly Attendance[],
  knownBefore: Date,
): Promise<FirstContact[]> {
  const activities = [...new Set(attendances.map(({ activity }) => activity))];
  const overs = activities.map(({ over }) => over);
  const many = attendances.length > FEW;
  const values = [
    knownBefore,
    attendances.map(({ activity }) => activity.id),
    attendances.map(({ contactId }) => contactId),
    activities.map(({ id }) => id),
    activities.map(({ timezone }) => timezone),
    activities.map(({ endsOn }) => endsOn),
    overs,
  ];
  return sql.queryAll(
    `SELECT p.activity_id AS "activityId", p.contact_id AS "contactId",
       min((i.occurred_at AT TIME ZONE a.timezone)::date) - a.ends_on AS days
     FROM unnest($2::uuid[], $3::uuid[]) AS p(activity_id, contact_id)
       JOIN unnest($4::uuid[], $5::text[], $6::date[], $7::timestamptz[]) AS a(id, timezone, ends_on, over) ON a.id = p.activity_id
       JOIN ${many ? AT_ONCE : ONE_BY_ONE}
     WHERE i.occurred_at >= a.over AND i.occurred_at < $1::timestamptz
       AND i.valid_from < $1::timestamptz AND i.valid_to >= $1::timestamptz AND NOT i.archived
     GROUP BY p.activity_id, p.contact_id, a.ends_on`,
    many ? [...values, overs.toSorted()[0]] : values,
  );
}
