import { STOPPING } from '../companies/contact.reach.js';
import type { Sql } from '../database/sql.js';
import { rolesToFollowUp, THERE } from '../interactions/follow.up.rules.js';

/** An attendee of an activity, as the follow-up report counts them. */
export interface FollowedUp {
  activityId: string;
  /** Null for somebody of whom nobody has said which contact they are. */
  contactId: string | null;
  contactable: boolean;
  /** Days from the last day of the activity to the first contact after it; null where there was none. */
  days: number | null;
  [name: string]: unknown;
}

const texts = (values: readonly string[]) => `'{${values.join(',')}}'::text[]`;

/**
 * Whether somebody on the list of a delegation or seminar counts as an attendee: those whose follow-up becomes a task when
 * the activity ends, by the same rules. `direction` is that of the delegation.
 */
export function attended(role: string, status: string, direction: string): string {
  const travellers = texts(rolesToFollowUp('inbound'));
  const met = texts(rolesToFollowUp('outbound'));
  return `CASE WHEN ${role} IS NULL THEN ${status} = 'attended'
    ELSE ${status} = ANY(${texts(THERE)}) AND ${role} = ANY(CASE WHEN ${direction} = 'outbound' THEN ${met} ELSE ${travellers} END) END`;
}

/** The instant an activity is over: its last hour, or else its last day where it takes place. */
export const OVER = 'coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone)';

/** Versions of records of some types that held at an instant ($2). */
const held = (alias: string, types: string) =>
  `${alias}.entity_type IN (${types}) AND ${alias}.valid_from < $2::timestamptz AND ${alias}.valid_to >= $2::timestamptz`;

/** Whether the last word of a contact, as known at an instant ($2), was no refusal: {@link mayBeContacted} then. */
const REFUSED = `EXISTS (SELECT FROM (SELECT DISTINCT ON (c.purpose) c.granted
    FROM record_version w JOIN consent c ON c.id = w.entity_id
    WHERE ${held('w', `'consent'`)} AND w.data->>'contact_id' = p.contact_id::text
      AND c.purpose IN (${STOPPING.map((purpose) => `'${purpose}'`).join(', ')})
    ORDER BY c.purpose, c.occurred_at DESC, c.id DESC) AS word WHERE NOT word.granted)`;

/**
 * The attendees of activities, all as known at an instant: who came, who of them was the same person, who might be
 * contacted, and what was recorded of contacts with them.
 */
export function readFollowedUp(sql: Sql, activityIds: readonly string[], knownBefore: Date): Promise<FollowedUp[]> {
  // Served by delegation_participant_uq and seminar_registration_contact_uq, record_version_entity_id_idx,
  // record_version_consent_contact_idx and interaction_version_contact_ids_idx.
  return sql.rows(
    `WITH RECURSIVE activity_then AS (
       SELECT v.entity_id AS id, v.data->>'direction' AS direction, v.data->>'timezone' AS timezone,
         (v.data->>'ends_on')::date AS ends_on, (v.data->>'ends_at')::timestamptz AS ends_at
       FROM record_version v WHERE v.entity_id = ANY($1::uuid[]) AND ${held('v', `'activity'`)}
     ), listed AS (
       SELECT id FROM delegation_participant WHERE activity_id = ANY($1::uuid[])
       UNION ALL SELECT id FROM seminar_registration WHERE activity_id = ANY($1::uuid[])
     ), there AS (
       SELECT v.entity_id AS id, a.id AS activity_id, (v.data->>'contact_id')::uuid AS contact_id
       FROM listed JOIN record_version v ON v.entity_id = listed.id
         AND ${held('v', `'delegation_participant', 'seminar_registration'`)}
         JOIN activity_then a ON a.id = (v.data->>'activity_id')::uuid
       WHERE v.data->>'archived_at' IS NULL AND ${attended(`v.data->>'role'`, `v.data->>'status'`, 'a.direction')}
     ), staying(contact_id, id, data) AS (
       SELECT v.entity_id, v.entity_id, v.data FROM record_version v
         WHERE v.entity_id IN (SELECT contact_id FROM there) AND ${held('v', `'contact'`)}
       UNION ALL SELECT s.contact_id, v.entity_id, v.data
         FROM staying s JOIN record_version v ON v.entity_id = (s.data->>'merged_into_id')::uuid AND ${held('v', `'contact'`)}
     ), people AS (
       SELECT DISTINCT t.activity_id, s.id AS contact_id, s.data, CASE WHEN s.id IS NULL THEN t.id END AS stranger
       FROM there t LEFT JOIN staying s ON s.contact_id = t.contact_id AND s.data->>'merged_into_id' IS NULL
     )
     SELECT p.activity_id AS "activityId", p.contact_id AS "contactId", p.contact_id IS NOT NULL
         AND p.data->>'archived_at' IS NULL AND (p.data->>'reachable')::boolean AND NOT ${REFUSED} AS contactable,
       met.on_day - a.ends_on AS days
     FROM people p JOIN activity_then a ON a.id = p.activity_id
     LEFT JOIN LATERAL (SELECT min((i.occurred_at AT TIME ZONE a.timezone)::date) AS on_day FROM interaction_version i
       WHERE i.contact_ids @> ARRAY[p.contact_id] AND i.occurred_at >= ${OVER} AND i.occurred_at < $2::timestamptz
         AND i.valid_from < $2::timestamptz AND i.valid_to >= $2::timestamptz AND NOT i.archived) met ON true
     ORDER BY p.activity_id, p.contact_id, p.stranger`,
    [activityIds, knownBefore],
  );
}
