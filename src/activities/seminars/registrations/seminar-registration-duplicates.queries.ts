import { createConflictError, type CodedError } from '../../../common/errors/domain.errors.js';
import { lockRecord } from '../../../database/records/record.store.js';
import { normaliseEmail } from '../../../companies/identifiers/email-domains.rules.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { DUPLICATE, REGISTRATION, type Registration } from '../model/seminar-registration.entity.js';
import type { Person, Registrant } from './seminar-registrant.queries.js';

/** The fields that identify a person. */
export type Identity = Pick<Person, 'contactId' | 'email' | 'fullName' | 'companyName'>;

/**
 * Finds and locks the registrations of a person for a locked seminar. They match by contact, by e-mail address, or,
 * when neither is known on both sides, by name and company. Archived and cancelled registrations are included, after
 * those in force. Registrations that another one replaces come after that one.
 */
export async function lockPersonRegistrations(tx: Tx, seminarId: string, person: Identity): Promise<Registration[]> {
  const { contactId, email, fullName, companyName } = person;
  const rows = await tx.sql.queryAll<{ id: string }>(
    `SELECT id FROM seminar_registration WHERE activity_id = $1 AND (contact_id = $2::uuid OR email = $3::text
       OR ($2::uuid IS NULL AND $3::text IS NULL AND contact_id IS NULL AND email IS NULL
         AND fold(full_name) = fold($4::text) AND fold(coalesce(company_name, '')) = fold(coalesce($5::text, ''))))
     ORDER BY archived_at IS NOT NULL, status = 'cancelled', contact_id IS NOT DISTINCT FROM $2::uuid DESC, arrival`,
    [seminarId, contactId, email, fullName, companyName],
  );
  const found: Registration[] = [];
  for (const { id } of rows) found.push(await lockRecord(tx, REGISTRATION, id));
  const known = new Set(found.map(({ id }) => id));
  for (const { replacedById } of found) {
    if (replacedById === null || known.has(replacedById)) continue;
    known.add(replacedById);
    found.push(await lockRecord(tx, REGISTRATION, replacedById));
  }
  return found.toSorted((one, other) => getRank(one) - getRank(other));
}

/**
 * Finds the registrations for a seminar that a person has by contact or e-mail address, without a lock. The indexes
 * seminar_registration_contact_uq and seminar_registration_email_uq serve this query.
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

function getRank({ replacedById }: Registration): number {
  return replacedById === null ? 0 : 1;
}

/** Tells whether a registration is in force, that is neither cancelled nor archived. */
export function isInForce({ status, archivedAt }: Registration): boolean {
  return status !== 'cancelled' && archivedAt === null;
}

/** Creates the error for a person who already has a registration. */
export function createDuplicateError(existing: Registration): CodedError {
  const { id, fullName, status } = existing;
  const gone = existing.archivedAt ? ', archived' : '';
  const detail = `${fullName} is already registered for this seminar (${id}, ${status}${gone}).`;
  return createConflictError(DUPLICATE, detail, [{ pointer: '', code: DUPLICATE, detail }], {
    existing: { id, fullName, status },
  });
}
