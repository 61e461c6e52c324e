import { In } from 'typeorm';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../../common/errors/domain.errors.js';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { canBeSamePerson } from '../../../companies/names/person-names.rules.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import { lockLive } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import { SEATED } from '../model/seminar-registration.constants.js';
import { SEMINAR_REGISTRATION, SeminarRegistration } from '../model/seminar-registration.entity.js';
import { hasSameSeat, normaliseCode, type SeatPerson, type Seats } from '../model/seminar-registration.rules.js';
import type { CheckIn } from './seminar-registration.dto.js';
import { createOtherSeminarError, createSeveralSeatsError } from './seminar-registration.errors.js';

/** The person who registers: a contact, or a person by name. Absent fields are taken from the contact. */
export interface Registrant {
  contactId?: string | null;
  fullName?: string | null;
  email?: string | null;
  companyName?: string | null;
  jobTitle?: string | null;
  language?: string | null;
  notes?: string | null;
}

/** The person who registers, as stored in a registration. */
export interface Person {
  contactId: string | null;
  fullName: string;
  email: string | null;
  companyName: string | null;
  jobTitle: string | null;
  language: string | null;
  notes: string | null;
}

/** The next place in the order of arrival of a locked seminar, after all others. */
export interface Arrival {
  arrival: number;
  /**
   * The time at which it is taken. It is not before that of earlier places, even when the clocks of the instances
   * differ.
   */
  takenAt: Date;
}

/** The registration that a check-in names, of any seminar. */
interface RegistrationReference {
  id: string;
  seminarId: string;
}

/**
 * Locks a seminar that is not archived while its seats are counted and given. Every transaction that gives or frees a
 * seat takes this lock first, after the locks on contacts, so that no seat is given twice.
 * @throws 404, 409 when archived
 */
export function lockSeminar(tx: Tx, id: string): Promise<Activity> {
  return lockLive(tx, KINDS.seminar, id);
}

/** Locks a registration of a seminar that is not archived. @throws 404, 409 when archived, 412 */
export async function lockRegistration(
  tx: Tx,
  seminarId: string,
  id: string,
  ifMatch?: number,
): Promise<SeminarRegistration> {
  return lockLive(tx, { ...SEMINAR_REGISTRATION, only: { activityId: seminarId } }, id, ifMatch);
}

/**
 * Finds and locks the registrations of a person for a locked seminar. They match by contact, by e-mail address if the
 * names agree ({@link hasSameSeat}), or, when neither is known on both sides, by name and company. Archived and cancelled registrations are included, after
 * those in force. Registrations that another one replaces come after that one.
 */
export async function lockPersonRegistrations(
  tx: Tx,
  seminarId: string,
  { contactId, email, fullName, companyName }: Pick<Person, 'contactId' | 'email' | 'fullName' | 'companyName'>,
): Promise<SeminarRegistration[]> {
  const found = await tx.sql.queryAll<SeatPerson & { id: string; replacedById: string | null }>(
    `SELECT id, replaced_by_id AS "replacedById", contact_id AS "contactId", email, full_name AS "fullName"
     FROM seminar_registration
     WHERE activity_id = $1 AND (contact_id = $2::uuid OR email = $3::text
       OR ($2::uuid IS NULL AND $3::text IS NULL AND contact_id IS NULL AND email IS NULL
         AND fold(full_name) = fold($4::text) AND fold(coalesce(company_name, '')) = fold(coalesce($5::text, ''))))
     ORDER BY archived_at IS NOT NULL, status = 'cancelled', contact_id IS NOT DISTINCT FROM $2::uuid DESC, arrival`,
    [seminarId, contactId, email, fullName, companyName],
  );
  const rows = found.filter((seat) => hasSameSeat(seat, { contactId, email, fullName }));
  if (rows.length === 0) return [];
  const ids = [...new Set([...rows.map(({ id }) => id), ...rows.flatMap(({ replacedById }) => replacedById ?? [])])];
  const locked = await tx.manager.find(SeminarRegistration, {
    where: { id: In(ids) },
    lock: { mode: 'for_no_key_update' },
  });
  const rank = ({ id, replacedById }: SeminarRegistration) =>
    (replacedById === null ? 0 : ids.length) + ids.indexOf(id);
  return locked.toSorted((one, other) => rank(one) - rank(other));
}

/** Reads and locks the registrations that another one replaces, in order of arrival. */
export function lockReplacedBy(tx: Tx, id: string): Promise<SeminarRegistration[]> {
  return tx.manager.find(SeminarRegistration, {
    where: { replacedById: id },
    order: { arrival: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
}

/**
 * Finds the registrations for a seminar that a person has by contact or e-mail address, without a lock. The indexes
 * seminar_registration_contact_uq and seminar_registration_email_idx serve this query.
 */
export async function findSeatIds(
  sql: SqlClient,
  seminarId: string,
  { contactId, email }: Pick<Registrant, 'contactId' | 'email'>,
): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `WITH person AS (
       SELECT id, email FROM contact WHERE id = $2::uuid OR (email = $3::text AND archived_at IS NULL))
     SELECT id FROM seminar_registration WHERE activity_id = $1
       AND (contact_id IN (SELECT id FROM person) OR email = $3::text OR email IN (SELECT email FROM person))`,
    [seminarId, contactId ?? null, email ? normaliseEmail(email) : null],
  );
  return rows.map(({ id }) => id);
}

/** Counts the seats of a locked seminar. The index seminar_registration_status_idx serves this query. */
export function countSeats(tx: Tx, seminarId: string): Promise<Seats> {
  return tx.sql.queryOne<Seats>(
    `SELECT count(*) FILTER (WHERE status = ANY ($2::text[])) AS taken,
       count(*) FILTER (WHERE status = 'waitlisted') AS waitlisted, count(*) FILTER (WHERE status = 'no_show') AS "noShows"
     FROM seminar_registration WHERE activity_id = $1 AND archived_at IS NULL`,
    [seminarId, SEATED],
  );
}

/**
 * Tells whether a locked seminar has a free seat for a person who registers, or who comes in person. It reads at most
 * as many rows as the seminar has seats, however many people wait. The index seminar_registration_status_idx serves
 * this query.
 */
export async function hasFreeSeat(tx: Tx, { id, capacity }: Activity, isInPerson: boolean): Promise<boolean> {
  if (capacity === null) return true;
  const statuses = isInPerson ? SEATED : [...SEATED, 'no_show'];
  const row = await tx.sql.queryOne<{ taken: number }>(
    `SELECT count(*) AS taken FROM (SELECT FROM seminar_registration
       WHERE activity_id = $1 AND status = ANY ($2::text[]) AND archived_at IS NULL LIMIT $3) seat`,
    [id, statuses, capacity],
  );
  return row.taken < capacity;
}

/** Takes the next place in the order of arrival. The index seminar_registration_arrival_idx serves this query. */
export function takeNextArrival(tx: Tx, seminarId: string): Promise<Arrival> {
  return tx.sql.queryOne<Arrival>(
    `SELECT nextval('seminar_registration_arrival') AS arrival, greatest($2::timestamptz(3), (SELECT registered_at
       FROM seminar_registration WHERE activity_id = $1 ORDER BY arrival DESC LIMIT 1)) AS "takenAt"`,
    [seminarId, tx.now],
  );
}

/**
 * Determines the person who registers. A registration never creates a contact. The contact is locked against a merge
 * until the transaction ends, so this must happen before the seminar is locked.
 * @param hasContactOfEmail whether an e-mail address of a contact that is not archived stands for that contact, if the
 * names agree
 * @throws 422 for an unknown or archived contact, and for a person without a name
 */
export async function resolvePerson(tx: Tx, given: Registrant, hasContactOfEmail = false): Promise<Person> {
  const email = given.email ? normaliseEmail(given.email) : null;
  await assertReferences(tx, [{ table: 'contact', id: given.contactId, pointer: '/contactId' }]);
  const isSearched = hasContactOfEmail && email !== null;
  const contactId = given.contactId ?? (isSearched ? await lockContactByEmail(tx, email, given.fullName) : null);
  const contact = given.contactId ? await readContact(tx, given.contactId) : null;
  const fullName = given.fullName ?? contact?.fullName;
  if (!fullName) {
    throw createInvalidFieldError('/fullName', 'registration.nobody', 'contactId or fullName is required.');
  }
  return {
    contactId,
    fullName,
    email: email ?? contact?.email ?? null,
    companyName: given.companyName ?? contact?.companyName ?? null,
    jobTitle: given.jobTitle ?? contact?.jobTitle ?? null,
    language: given.language ?? null,
    notes: given.notes ?? null,
  };
}

/**
 * Finds the only contact with an address that is not archived (contact_email_uq), and locks it until the transaction
 * ends. A contact with another name is not the person, because an assistant may register others with one address.
 */
async function lockContactByEmail(tx: Tx, email: string, name: string | null = null): Promise<string | null> {
  const contact = await tx.sql.queryOneOrNull<{ id: string; fullName: string; nativeName: string | null }>(
    `SELECT id, full_name AS "fullName", native_name AS "nativeName" FROM contact
     WHERE email = $1 AND archived_at IS NULL FOR KEY SHARE`,
    [email],
  );
  if (!contact) return null;
  const { id, fullName, nativeName } = contact;
  const isSame = canBeSamePerson(name, fullName) || (nativeName !== null && canBeSamePerson(name, nativeName));
  return isSame ? id : null;
}

type ContactFields = Pick<Person, 'fullName' | 'email' | 'companyName' | 'jobTitle'>;

async function readContact(tx: Tx, id: string): Promise<ContactFields | null> {
  return tx.sql.queryOneOrNull<ContactFields>(
    `SELECT k.full_name AS "fullName", k.email, c.name AS "companyName", k.job_title AS "jobTitle"
     FROM contact k LEFT JOIN company c ON c.id = k.company_id WHERE k.id = $1`,
    [id],
  );
}

/** A registration that was replaced stands for its replacement, because people show whichever code they were sent. */
const SELECT_REFERENCE =
  'SELECT coalesce(replaced_by_id, id) AS id, activity_id AS "seminarId" FROM seminar_registration';

/**
 * Finds the registration that a check-in names.
 * @throws 422 `check_in.one_of`, 404, 409 `registration.other_seminar`, `registration.several_seats` for an address
 */
export async function findVisitor(
  tx: Tx,
  seminarId: string,
  { code, registrationId, email }: CheckIn,
): Promise<string> {
  if ([code, registrationId, email].filter(Boolean).length !== 1) {
    const detail = 'Exactly one of code, registrationId and email is required.';
    throw createInvalidFieldError('', 'check_in.one_of', detail);
  }
  const found = code
    ? await findByCode(tx.sql, normaliseCode(code))
    : registrationId
      ? await findById(tx.sql, registrationId)
      : await findByEmail(tx.sql, seminarId, email!);
  if (!found && registrationId) throw createNotFoundError('registration', registrationId);
  // The error does not repeat the address or code, because it is personal and may belong to another seminar.
  if (!found) {
    throw new CodedError('registration.not_found', 'No registration has this code or e-mail address.');
  }
  if (found.seminarId !== seminarId) throw createOtherSeminarError(await readSeminarTitle(tx.sql, found.seminarId));
  return found.id;
}

/** Finds a registration by its code. */
function findByCode(sql: SqlClient, code: string): Promise<RegistrationReference | null> {
  return sql.queryOneOrNull<RegistrationReference>(`${SELECT_REFERENCE} WHERE code = $1`, [code]);
}

/** Finds a registration by its id. */
function findById(sql: SqlClient, id: string): Promise<RegistrationReference | null> {
  return sql.queryOneOrNull<RegistrationReference>(`${SELECT_REFERENCE} WHERE id = $1`, [id]);
}

/**
 * Finds the registration with an e-mail address, or with a contact who has it, which may have changed since. People who
 * share the address have several; the user has to choose among those in force.
 * @throws 409 `registration.several_seats`
 */
async function findByEmail(sql: SqlClient, seminarId: string, email: string): Promise<RegistrationReference | null> {
  const found = await sql.queryAll<RegistrationReference & { fullName: string; isInForce: boolean }>(
    `SELECT id, "seminarId", "fullName", "isInForce" FROM (
       SELECT DISTINCT ON (r.id) r.id, r.activity_id AS "seminarId", r.full_name AS "fullName", r.arrival,
         own.email IS NOT DISTINCT FROM $2 AS "hasEmail", r.archived_at IS NULL AND r.status <> 'cancelled' AS "isInForce"
       FROM seminar_registration own JOIN seminar_registration r ON r.id = coalesce(own.replaced_by_id, own.id)
       WHERE own.activity_id = $1 AND (own.email = $2 OR own.contact_id =
         (SELECT id FROM contact WHERE email = $2 AND archived_at IS NULL))
       ORDER BY r.id, "hasEmail" DESC) found
     ORDER BY "isInForce" DESC, "hasEmail" DESC, arrival`,
    [seminarId, email],
  );
  const seats = found.filter(({ isInForce }) => isInForce);
  if (seats.length > 1) throw createSeveralSeatsError(seats);
  return found[0] ?? null;
}

/** Returns the seminar of a registration; null for an unknown id. */
export async function findSeminarOfRegistration(sql: SqlClient, id: string): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ seminarId: string }>(
    'SELECT activity_id AS "seminarId" FROM seminar_registration WHERE id = $1',
    [id],
  );
  return row?.seminarId ?? null;
}

/** Returns the reference and the title of an existing seminar. */
function readSeminarTitle(sql: SqlClient, id: string): Promise<Pick<Activity, 'id' | 'reference' | 'title'>> {
  return sql.queryOne<Pick<Activity, 'id' | 'reference' | 'title'>>(
    'SELECT id, reference, title FROM activity WHERE id = $1',
    [id],
  );
}
