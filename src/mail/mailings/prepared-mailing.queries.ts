import type { SqlClient } from '../../database/connections/sql.client.js';
import type { PreparedMailingView } from './prepared-mailing.view.js';

/** The fields whose change the people of a seminar must know. */
const TOLD_FIELDS = ['startsAt', 'endsAt', 'timezone', 'venue', 'city', 'onlineUrl'];
/** Days after a seminar for which people are thanked for coming. */
const THANK_YOU_DAYS = 90;

/** The time of the last mailing of a template about the seminar `a`; cancelled ones do not count. Served by mailing_activity_id_idx. */
const buildLastMailing = (key: string) => `(SELECT max(g.created_at) FROM mailing g
  WHERE g.activity_id = a.id AND g.template_key = '${key}' AND g.cancelled_at IS NULL)`;

/**
 * Returns the mailings of a seminar that are due: people with a seat have registered before the last change of the time or
 * the place and were not told of it, or the seminar is over and the people who came were not thanked. Served by
 * audit_entry_entity_idx and seminar_registration_status_idx.
 */
export function readPreparedMailings(sql: SqlClient, seminarId: string, now: Date): Promise<PreparedMailingView[]> {
  return sql.queryAll<PreparedMailingView & Record<string, unknown>>(
    `WITH seminar AS (SELECT a.*, coalesce(a.ends_at, (a.ends_on + 1)::timestamp AT TIME ZONE a.timezone) AS over_at
       FROM activity a WHERE a.id = $1 AND a.kind = 'seminar' AND a.archived_at IS NULL AND a.status <> 'cancelled')
     SELECT * FROM (
       SELECT 'seminar_changed' AS "templateKey", ARRAY['registered', 'confirmed'] AS statuses, changed.at AS since,
         (SELECT count(*)::int FROM seminar_registration r WHERE r.activity_id = a.id AND r.archived_at IS NULL
           AND r.status IN ('registered', 'confirmed') AND r.registered_at < changed.at) AS people
       FROM seminar a CROSS JOIN LATERAL (SELECT max(e.at) AS at FROM audit_entry e
         WHERE e.entity_id = a.id AND e.action <> 'created' AND e.changes ?| $3::text[]) changed
       WHERE a.over_at > $2 AND changed.at > coalesce(${buildLastMailing('seminar_changed')}, '-infinity')
       UNION ALL SELECT 'seminar_thank_you', ARRAY['attended'], a.over_at,
         (SELECT count(*)::int FROM seminar_registration r WHERE r.activity_id = a.id AND r.archived_at IS NULL
           AND r.status = 'attended')
       FROM seminar a WHERE a.over_at <= $2 AND a.over_at > $2::timestamptz - interval '${THANK_YOU_DAYS} days'
         AND ${buildLastMailing('seminar_thank_you')} IS NULL
     ) due WHERE people > 0`,
    [seminarId, now, TOLD_FIELDS],
  );
}
