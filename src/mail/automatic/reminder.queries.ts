import type { SqlClient } from '../../database/connections/sql.client.js';

/**
 * Tells whether a person was told of a registration, or will be: by a mail about this registration that was sent or waits. A
 * mailing to many people says nothing about one registration. Served by mail_registration_id_idx.
 */
export async function wasTold(sql: SqlClient, registrationId: string): Promise<boolean> {
  const mail = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM mail
     WHERE registration_id = $1 AND mailing_id IS NULL AND state IN ('queued', 'sent') LIMIT 1`,
    [registrationId],
  );
  return mail !== null;
}

/** The time from which people are reminded of a seminar `a`. */
const REMINDED_FROM = `(a.starts_at - make_interval(days => a.reminder_days))`;

/** Tells whether people are to be reminded of a seminar `a` at `$1`. */
const IS_DUE = `a.kind = 'seminar' AND a.archived_at IS NULL AND a.status IN ('planned', 'confirmed')
  AND a.starts_at > $1 AND ${REMINDED_FROM} <= $1`;

/**
 * Tells whether the person of a registration `r` for a seminar `a` is still to be reminded. A person who got a seat by mail
 * since the reminder was due knows enough.
 */
const IS_UNTOLD = `r.archived_at IS NULL AND r.status IN ('registered', 'confirmed') AND r.origin IN ('staff', 'page')
  AND (r.email IS NOT NULL OR EXISTS (SELECT FROM contact c WHERE c.id = r.contact_id AND c.email IS NOT NULL))
  AND NOT EXISTS (SELECT FROM contact c WHERE c.id = r.contact_id AND c.archived_at IS NOT NULL)
  AND NOT EXISTS (SELECT FROM mail m WHERE m.registration_id = r.id AND (
    (m.template_key = 'seminar_reminder' AND m.due_for = a.starts_at)
    OR (m.template_key IN ('registration_confirmed', 'registration_promoted')
      AND m.state IN ('queued', 'sent') AND m.created_at >= ${REMINDED_FROM})))`;

/**
 * Returns the seminars of which somebody is to be reminded. Served by activity_starts_at_idx, seminar_registration_status_idx
 * and mail_registration_id_idx.
 */
export async function readSeminarsToRemind(sql: SqlClient, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT a.id FROM activity a WHERE ${IS_DUE}
       AND EXISTS (SELECT FROM seminar_registration r WHERE r.activity_id = a.id AND ${IS_UNTOLD})
     ORDER BY a.starts_at, a.id`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** A reminder that is due. */
export interface DueReminder {
  registrationId: string;
  startsAt: Date;
}

/** Returns the registrations for a seminar whose people are to be reminded now, in the order of their arrival. */
export function readDueReminders(sql: SqlClient, seminarId: string, now: Date): Promise<DueReminder[]> {
  return sql.queryAll<DueReminder & Record<string, unknown>>(
    `SELECT r.id AS "registrationId", a.starts_at AS "startsAt"
     FROM activity a JOIN seminar_registration r ON r.activity_id = a.id
     WHERE a.id = $2 AND ${IS_DUE} AND ${IS_UNTOLD} ORDER BY r.arrival`,
    [now, seminarId],
  );
}
