import type { Activity } from '../../../activities/activity.entity.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { RegistrationPage } from './registration-page.entity.js';

/** The facts of a seminar that its page shows, or that decide who can register. */
export type PageSeminar = Pick<
  Activity,
  | 'id'
  | 'title'
  | 'status'
  | 'startsOn'
  | 'endsOn'
  | 'startsAt'
  | 'endsAt'
  | 'timezone'
  | 'venue'
  | 'city'
  | 'country'
  | 'onlineUrl'
  | 'capacity'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'archivedAt'
>;

const COLUMNS = `p.id, p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.version, p.created_by AS "createdBy",
  p.archived_at AS "archivedAt", p.activity_id AS "activityId", p.connection_id AS "connectionId", p.slug, p.enabled,
  p.languages, p.texts, p.fields, p.questions, p.consents, p.consent_versions AS "consentVersions",
  p.privacy_notice AS "privacyNotice", p.double_opt_in AS "doubleOptIn", p.embed_origins AS "embedOrigins"`;

type Row = RegistrationPage & Record<string, unknown>;

/** Returns the page of a seminar; null if it has none. Served by registration_page_activity_id_uq. */
export function findPageOfSeminar(sql: SqlClient, seminarId: string): Promise<RegistrationPage | null> {
  return sql.queryOneOrNull<Row>(`SELECT ${COLUMNS} FROM registration_page p WHERE p.activity_id = $1`, [seminarId]);
}

/** Returns the page with a slug; null if there is none. Served by registration_page_slug_uq. */
export function findPageBySlug(sql: SqlClient, slug: string): Promise<RegistrationPage | null> {
  return sql.queryOneOrNull<Row>(`SELECT ${COLUMNS} FROM registration_page p WHERE p.slug = $1`, [slug]);
}

/** Returns the page with an id. */
export function readPage(sql: SqlClient, id: string): Promise<RegistrationPage> {
  return sql.queryOne<Row>(`SELECT ${COLUMNS} FROM registration_page p WHERE p.id = $1`, [id]);
}

/** Locks the page of a seminar until the transaction ends; null if it has none. */
export function lockPage(tx: Tx, seminarId: string): Promise<RegistrationPage | null> {
  return tx.manager.findOne(RegistrationPage, {
    where: { activityId: seminarId },
    lock: { mode: 'for_no_key_update' },
  });
}

/** Reads the seminar of a page. */
export function readPageSeminar(sql: SqlClient, id: string): Promise<PageSeminar> {
  return sql.queryOne<PageSeminar & Record<string, unknown>>(
    `SELECT a.id, a.title, a.status, a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.starts_at AS "startsAt",
       a.ends_at AS "endsAt", a.timezone, a.venue, a.city, a.country, a.online_url AS "onlineUrl", a.capacity,
       a.registration_opens_at AS "registrationOpensAt", a.registration_closes_at AS "registrationClosesAt", a.version,
       a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.archived_at AS "archivedAt"
     FROM activity a WHERE a.id = $1`,
    [id],
  );
}
