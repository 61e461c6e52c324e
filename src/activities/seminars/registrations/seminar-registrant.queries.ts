import { createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { normaliseEmail } from '../../../companies/identifiers/email-domains.rules.js';

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

/**
 * Determines the person who registers. An e-mail address of a contact that is not archived stands for that contact. A
 * registration never creates a contact. The contact is locked against a merge until the transaction ends, so this must
 * happen before the seminar is locked.
 * @throws 422 for an unknown or archived contact, and for a person without a name
 */
export async function resolvePerson(tx: Tx, given: Registrant): Promise<Person> {
  const email = given.email ? normaliseEmail(given.email) : null;
  await assertReferences(tx, [{ table: 'contact', id: given.contactId, pointer: '/contactId' }]);
  const contactId = given.contactId ?? (email ? await lockContactByEmail(tx, email) : null);
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
 * ends.
 */
async function lockContactByEmail(tx: Tx, email: string): Promise<string | null> {
  const contact = await tx.sql.queryOneOrNull<{ id: string }>(
    'SELECT id FROM contact WHERE email = $1 AND archived_at IS NULL FOR KEY SHARE',
    [email],
  );
  return contact?.id ?? null;
}

type ContactFields = Pick<Person, 'fullName' | 'email' | 'companyName' | 'jobTitle'>;

async function readContact(tx: Tx, id: string): Promise<ContactFields | null> {
  return tx.sql.queryOneOrNull<ContactFields>(
    `SELECT k.full_name AS "fullName", k.email, c.name AS "companyName", k.job_title AS "jobTitle"
     FROM contact k LEFT JOIN company c ON c.id = k.company_id WHERE k.id = $1`,
    [id],
  );
}
