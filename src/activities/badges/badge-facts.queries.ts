import { createNotFoundError } from '../../common/errors/domain.errors.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ParticipantStatus } from '../delegations/model/participant.constants.js';
import { REPRESENTED_COMPANY } from '../delegations/participants/participant.list.js';
import type { RegistrationStatus } from '../seminars/model/seminar-registration.constants.js';
import { findSeatName } from '../seminars/model/seminar-registration.rules.js';
import { type BadgePerson, type Badges, type BadgeSort, MAX_BADGES } from './badge.constants.js';

/** The people whose badges are requested. */
export interface BadgeSelection<Status> {
  statuses: readonly Status[];
  sort: BadgeSort;
  /** Only this person. */
  id?: string;
}

type Changed<T> = T & { changedAt: Date };
type BadgeEvent = Pick<Badges, 'reference' | 'title' | 'country' | 'changedAt'>;

/** Reads the badges of a seminar, one more than the maximum if there are too many. @throws 404 */
export async function readSeminarBadges(
  sql: SqlClient,
  seminarId: string,
  { statuses, sort, id }: BadgeSelection<RegistrationStatus>,
): Promise<Badges> {
  const event = await readEvent(sql, 'seminar', seminarId);
  const people = await sql.queryAll<Changed<BadgePerson> & { name: string; email: string | null }>(
    `SELECT r.id, r.full_name AS name, r.email, k.native_name AS "nativeName", k.full_name AS "contactName", r.code,
       coalesce(r.company_name, c.name) AS "companyName",
       CASE WHEN r.company_name IS NULL OR fold(r.company_name) = fold(c.name) THEN c.native_name END AS "companyNativeName",
       c.country, CASE WHEN ${IS_SPEAKER} THEN 'speaker' ELSE 'guest' END AS role,
       greatest(r.updated_at, k.updated_at, c.updated_at) AS "changedAt"
     FROM seminar_registration r LEFT JOIN contact k ON k.id = r.contact_id LEFT JOIN company c ON c.id = k.company_id
     WHERE r.activity_id = $1 AND r.status = ANY($2) AND r.archived_at IS NULL AND ($3::uuid IS NULL OR r.id = $3)
     ORDER BY ${buildOrder(sort, 'r.full_name', 'coalesce(r.company_name, c.name)')}, r.id LIMIT ${MAX_BADGES + 1}`,
    [seminarId, statuses, id ?? null],
  );
  if (people.length === 0) await assertKnown(sql, 'seminar_registration', 'registration', seminarId, id);
  const named = people.map(({ email, ...person }) => {
    return { ...person, name: findSeatName({ fullName: person.name, email }) };
  });
  return buildBadges(event, named);
}

/** Reads the badges of a delegation, one more than the maximum if there are too many. @throws 404 */
export async function readDelegationBadges(
  sql: SqlClient,
  delegationId: string,
  { statuses, sort, id }: BadgeSelection<ParticipantStatus>,
): Promise<Badges> {
  const event = await readEvent(sql, 'delegation', delegationId);
  const people = await sql.queryAll<Changed<BadgePerson>>(
    `SELECT dp.id, k.full_name AS name, k.native_name AS "nativeName", NULL AS "contactName", c.name AS "companyName",
       c.native_name AS "companyNativeName", c.country, dp.role, NULL AS code,
       greatest(dp.updated_at, k.updated_at, c.updated_at) AS "changedAt"
     FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     LEFT JOIN company c ON c.id = ${REPRESENTED_COMPANY}
     WHERE dp.activity_id = $1 AND dp.status = ANY($2) AND dp.archived_at IS NULL AND ($3::uuid IS NULL OR dp.id = $3)
     ORDER BY ${buildOrder(sort, 'k.full_name', 'c.name')}, dp.id LIMIT ${MAX_BADGES + 1}`,
    [delegationId, statuses, id ?? null],
  );
  if (people.length === 0) {
    await assertKnown(sql, 'delegation_participant', 'delegation_participant', delegationId, id);
  }
  return buildBadges(event, people);
}

/**
 * SQL condition that a registration `r` is that of a speaker of its seminar. A speaker who is not a contact, and a person
 * who is not one yet, are recognised by the name.
 */
const IS_SPEAKER = `EXISTS (SELECT 1 FROM seminar_session s JOIN session_speaker p ON p.session_id = s.id
  WHERE s.activity_id = r.activity_id AND s.archived_at IS NULL AND (p.contact_id = r.contact_id
    OR ((p.contact_id IS NULL OR r.contact_id IS NULL) AND fold(p.name) = fold(r.full_name))))`;

async function readEvent(sql: SqlClient, kind: 'seminar' | 'delegation', id: string): Promise<BadgeEvent> {
  const event = await sql.queryOneOrNull<BadgeEvent>(
    `SELECT reference, title, country, updated_at AS "changedAt" FROM activity WHERE id = $1 AND kind = $2`,
    [id, kind],
  );
  if (!event) throw createNotFoundError(kind, id);
  return event;
}

/** Checks that a requested person belongs to the event, whatever the status. @throws 404 */
async function assertKnown(
  sql: SqlClient,
  table: 'seminar_registration' | 'delegation_participant',
  name: string,
  eventId: string,
  id: string | undefined,
): Promise<void> {
  if (id === undefined) return;
  const known = await sql.queryOneOrNull(`SELECT 1 AS one FROM ${table} WHERE id = $1 AND activity_id = $2`, [
    id,
    eventId,
  ]);
  if (!known) throw createNotFoundError(name, id);
}

function buildOrder(sort: BadgeSort, name: string, company: string): string {
  const byName = `fold(${name}), ${name}`;
  return sort === 'name' ? byName : `fold(${company}) NULLS LAST, ${byName}`;
}

function buildBadges(event: BadgeEvent, people: readonly Changed<BadgePerson>[]): Badges {
  const times = [event, ...people].map(({ changedAt }) => changedAt.getTime());
  return {
    ...event,
    people: people.map(({ changedAt: _changedAt, ...person }) => person),
    changedAt: new Date(Math.max(...times)),
  };
}
