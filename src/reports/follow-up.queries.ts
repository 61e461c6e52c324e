import { mayBeContacted } from '../companies/contact.reach.js';
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

/** The attendees of activities, as known at an instant. Contacts that were merged away are the one that stayed. */
export function readFollowedUp(sql: Sql, activityIds: readonly string[], knownBefore: Date): Promise<FollowedUp[]> {
  // Served by delegation_participant_uq and seminar_registration_contact_uq, record_version_entity_id_idx,
  // interaction_contact_contact_id_idx and consent_contact_id_idx.
  return sql.rows(
    `WITH RECURSIVE listed AS (
       SELECT id FROM delegation_participant WHERE activity_id = ANY($1::uuid[])
       UNION ALL SELECT id FROM seminar_registration WHERE activity_id = ANY($1::uuid[])
     ), there AS (
       SELECT v.entity_id AS id, (v.data->>'activity_id')::uuid AS activity_id, (v.data->>'contact_id')::uuid AS contact_id
       FROM listed JOIN record_version v ON v.entity_id = listed.id
         AND v.entity_type IN ('delegation_participant', 'seminar_registration')
         JOIN activity a ON a.id = (v.data->>'activity_id')::uuid
       WHERE v.valid_from < $2::timestamptz AND v.valid_to >= $2::timestamptz AND v.data->>'archived_at' IS NULL
         AND ${attended(`v.data->>'role'`, `v.data->>'status'`, 'a.direction')}
     ), staying(contact_id, id, merged_into_id) AS (
       SELECT k.id, k.id, k.merged_into_id FROM contact k WHERE k.id IN (SELECT contact_id FROM there)
       UNION ALL SELECT s.contact_id, k.id, k.merged_into_id FROM staying s JOIN contact k ON k.id = s.merged_into_id
     ), people AS (
       SELECT DISTINCT t.activity_id, s.id AS contact_id, CASE WHEN s.id IS NULL THEN t.id END AS stranger
       FROM there t LEFT JOIN staying s ON s.contact_id = t.contact_id AND s.merged_into_id IS NULL
     )
     SELECT p.activity_id AS "activityId", p.contact_id AS "contactId",
       k.id IS NOT NULL AND ${mayBeContacted('k')} AS contactable, met.on_day - a.ends_on AS days
     FROM people p JOIN activity a ON a.id = p.activity_id LEFT JOIN contact k ON k.id = p.contact_id
     LEFT JOIN LATERAL (SELECT min((i.occurred_at AT TIME ZONE a.timezone)::date) AS on_day
       FROM interaction_contact c JOIN interaction i ON i.id = c.interaction_id
       WHERE c.contact_id = p.contact_id AND i.occurred_at >= ${OVER} AND i.occurred_at < $2::timestamptz
         AND i.created_at < $2::timestamptz AND (i.archived_at IS NULL OR i.archived_at >= $2::timestamptz)) met ON true
     ORDER BY p.activity_id, p.contact_id, p.stranger`,
    [activityIds, knownBefore],
  );
}
