import type { SqlClient } from '../../database/connections/sql.client.js';

/** First key of the advisory locks on the touches of contacts; the second one is a hash of the id of the contact. */
const CONTACT_LOCK = 1_764_000_013;

const LEADS_OF_CONTACTS = `SELECT id FROM lead
  WHERE id IN (SELECT lead_id FROM lead_contact WHERE contact_id = ANY ($1::uuid[])) ORDER BY id FOR NO KEY UPDATE`;

/** Locks the leads of contacts in the order of their ids, and returns their ids. Served by lead_contact_contact_id_idx. */
export async function lockLeadsOfContacts(sql: SqlClient, contactIds: readonly string[]): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(LEADS_OF_CONTACTS, [contactIds]);
  return rows.map(({ id }) => id);
}

/**
 * Locks the leads that an activity touches, also through the presence of a contact, in the order of their ids. Returns
 * their ids. Served by lead_touch_activity_id_idx and the indexes of both lists by activity.
 */
export async function lockLeadsOfActivity(sql: SqlClient, activityId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM lead WHERE id IN (
       SELECT lead_id FROM lead_touch WHERE activity_id = $1::uuid AND origin <> 'hand'
       UNION SELECT c.lead_id FROM activity_presence p JOIN lead_contact c ON c.contact_id = p.contact_id
         WHERE p.activity_id = $1::uuid)
     ORDER BY id FOR NO KEY UPDATE`,
    [activityId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Makes transactions wait for each other that put a contact on a lead and on the list of an activity at the same
 * moment. Contacts share a thousand locks, so that a statement over very many of them does not exhaust the lock table.
 */
export async function lockTouchesOfContacts(sql: SqlClient, contactIds: readonly string[]): Promise<void> {
  await sql.execute(buildTouchesLock('$1'), [contactIds]);
}

/** Builds the statement that takes these locks for the contacts of a placeholder. */
export function buildTouchesLock(contactIds: string): string {
  return `SELECT ${lockKeys(contactIds, '')}`;
}

/**
 * Locks the leads of contacts and then the touches of these contacts. The leads come first, because a change of a lead
 * locks in that order.
 */
export async function lockLeadsAndTouchesOfContacts(sql: SqlClient, contactIds: readonly string[]): Promise<void> {
  // The condition reads the leads, and thereby locks them, before it lets any contact through.
  await sql.execute(
    `WITH leads AS MATERIALIZED (${LEADS_OF_CONTACTS}) SELECT ${lockKeys('$1', 'WHERE (SELECT count(*) FROM leads) >= 0')}`,
    [contactIds],
  );
}

/** Returns the select list and tables that lock contacts, in one order for all transactions. */
function lockKeys(contactIds: string, condition: string): string {
  return `pg_advisory_xact_lock(${CONTACT_LOCK}, key) FROM (
    SELECT DISTINCT hashtext(id::text) & 1023 AS key FROM unnest(${contactIds}::uuid[]) id ORDER BY key) keys ${condition}`;
}

/**
 * The ids of the leads. The subselect hides their number from the planner, which therefore keeps one plan. Planning for
 * the values takes longer than the statement itself.
 */
const LEADS = '(SELECT $1::uuid[])::uuid[]';

const IS_PRESENCE = `origin IN ('registration', 'attendance', 'participation')`;

/** The columns of a touch that every change of it sets. A change never goes back in time. */
const CHANGED = `version = t.version + 1, updated_at = greatest($2::timestamptz, t.updated_at + interval '1 millisecond')`;
const WITHDRAWN = `withdrawn_at = greatest($2::timestamptz, t.created_at), ${CHANGED}`;

/**
 * The first touch of each lead: the source that the lead names, on the day on which the lead came in or the activity
 * began, whichever was first.
 */
const SOURCES = `
  SELECT l.id AS lead_id, s.activity_id, s.agreement_id,
    CASE WHEN num_nonnulls(s.activity_id, s.agreement_id) = 0 THEN l.source_channel END AS channel,
    least(l.received_on, a.starts_on) AS occurred_on
  FROM lead l
  CROSS JOIN LATERAL (SELECT CASE WHEN l.source_channel <> 'agreement' THEN l.source_activity_id END AS activity_id,
    CASE WHEN l.source_channel = 'agreement' OR l.source_activity_id IS NULL THEN l.source_agreement_id END AS agreement_id) s
  LEFT JOIN activity a ON a.id = s.activity_id
  WHERE l.id = ANY (${LEADS})`;

/**
 * The activities at which a contact of a lead is present, once each: attendance counts more than participation in a
 * delegation, and that more than a registration. OFFSET 0 keeps the view from being joined as a whole, so that each half
 * is read for one contact by its index.
 */
const PRESENCES = `
  SELECT DISTINCT ON (c.lead_id, p.activity_id) c.lead_id, p.activity_id, p.contact_id, kind.origin,
    CASE WHEN kind.origin = 'attendance' AND r.checked_in_at IS NOT NULL
      THEN greatest(a.starts_on, least(a.ends_on, (r.checked_in_at AT TIME ZONE a.timezone)::date))
      ELSE a.starts_on END AS occurred_on
  FROM lead_contact c
  CROSS JOIN LATERAL (SELECT * FROM activity_presence who WHERE who.contact_id = c.contact_id OFFSET 0) p
  JOIN activity a ON a.id = p.activity_id
  LEFT JOIN seminar_registration r ON p.via = 'registration' AND r.id = p.source_id
  CROSS JOIN LATERAL (SELECT CASE WHEN p.present THEN 'attendance' WHEN p.via = 'delegation' THEN 'participation'
    ELSE 'registration' END AS origin) kind
  WHERE c.lead_id = ANY (${LEADS}) AND NOT p.withdrawn AND a.archived_at IS NULL AND a.status <> 'cancelled'
  ORDER BY c.lead_id, p.activity_id, array_position('{attendance,participation,registration}', kind.origin), occurred_on,
    p.contact_id`;

const INSERT_SOURCES = `INSERT INTO lead_touch (id, created_at, updated_at, lead_id, activity_id, agreement_id, channel,
    occurred_on, role, origin)
  SELECT gen_random_uuid(), $2::timestamptz, $2::timestamptz, lead_id, activity_id, agreement_id, channel, occurred_on,
    'source', 'source'
  FROM source s`;

const INSERT_PRESENCES = `INSERT INTO lead_touch AS t (id, created_at, updated_at, lead_id, activity_id, occurred_on, role,
    origin, contact_id)
  SELECT gen_random_uuid(), $2::timestamptz, $2::timestamptz, lead_id, activity_id, occurred_on, 'influence', origin,
    contact_id
  FROM present`;

/** Inserts the automatic touches of a new lead, which has none that could differ. The touches of its contacts are locked. */
export async function insertAutomaticTouches(sql: SqlClient, leadId: string, now: Date): Promise<void> {
  await sql.execute(
    `WITH source AS (${SOURCES}), first AS (${INSERT_SOURCES}), present AS (${PRESENCES}) ${INSERT_PRESENCES}`,
    [[leadId], now],
  );
}

/**
 * Writes the automatic touches of locked leads that differ from what they should be now. A touch is never deleted: it is
 * withdrawn, and counts again when its contact is present again. The insert of a source reads which former ones were
 * withdrawn, so that these are withdrawn before it: a lead has one source at a time.
 */
export async function writeAutomaticTouches(sql: SqlClient, leadIds: readonly string[], now: Date): Promise<void> {
  await sql.execute(
    `WITH source AS MATERIALIZED (${SOURCES}),
     former AS (
       UPDATE lead_touch t SET ${WITHDRAWN} FROM source s
       WHERE t.lead_id = s.lead_id AND t.origin = 'source' AND t.withdrawn_at IS NULL
         AND (t.activity_id, t.agreement_id, t.channel) IS DISTINCT FROM (s.activity_id, s.agreement_id, s.channel)
       RETURNING t.lead_id),
     moved AS (
       UPDATE lead_touch t SET occurred_on = s.occurred_on, ${CHANGED} FROM source s
       WHERE t.lead_id = s.lead_id AND t.origin = 'source' AND t.withdrawn_at IS NULL AND t.occurred_on <> s.occurred_on
         AND (t.activity_id, t.agreement_id, t.channel) IS NOT DISTINCT FROM (s.activity_id, s.agreement_id, s.channel)),
     first AS (
       ${INSERT_SOURCES}
       WHERE s.lead_id IN (SELECT lead_id FROM former) OR NOT EXISTS (
         SELECT FROM lead_touch t WHERE t.lead_id = s.lead_id AND t.origin = 'source' AND t.withdrawn_at IS NULL)),
     present AS MATERIALIZED (${PRESENCES}),
     ended AS (
       UPDATE lead_touch t SET ${WITHDRAWN}
       WHERE t.lead_id = ANY (${LEADS}) AND t.${IS_PRESENCE} AND t.withdrawn_at IS NULL
         AND (t.lead_id, t.activity_id) NOT IN (SELECT lead_id, activity_id FROM present))
     ${INSERT_PRESENCES}
     ON CONFLICT (lead_id, activity_id) WHERE ${IS_PRESENCE} DO UPDATE
       SET occurred_on = EXCLUDED.occurred_on, origin = EXCLUDED.origin, contact_id = EXCLUDED.contact_id,
         withdrawn_at = NULL, ${CHANGED}
       WHERE (t.occurred_on, t.origin, t.contact_id) IS DISTINCT FROM
           (EXCLUDED.occurred_on, EXCLUDED.origin, EXCLUDED.contact_id)
         OR t.withdrawn_at IS NOT NULL`,
    [leadIds, now],
  );
}
