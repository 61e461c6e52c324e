import type { SqlClient } from '../../database/connections/sql.client.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/**
 * Waits for the end of a merge of any of these contacts. Call it before a lock that such a merge would wait for. It
 * takes the locks in the same order as a merge.
 */
export async function lockContacts(sql: SqlClient, ids: readonly (string | null | undefined)[]): Promise<void> {
  const named = ids.filter(Boolean);
  if (named.length === 0) return;
  await sql.execute('SELECT 1 FROM contact WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [named]);
}

const DUPLICATE = 'contact.duplicate_email';

/** A contact that has the address. */
interface Holder {
  id: string;
  fullName: string;
  archived: boolean;
}

/**
 * Refuses an e-mail address that another contact in use has; archived contacts do not count. A concurrent request for
 * the same address waits here for the first one, so that its error can name the contact. Served by contact_email_uq.
 * @throws 409 `contact.duplicate_email` naming the contact
 */
export async function assertFreeEmail(tx: Tx, contactId: string, email: string | null): Promise<void> {
  if (email === null) return;
  const holder = await findEmailHolder(tx, contactId, email);
  if (!holder) return;
  const detail = `${holder.fullName} (${holder.id}) has this e-mail address already.`;
  throw new CodedError(DUPLICATE, detail, [{ pointer: '/email', code: DUPLICATE, detail }], {
    candidates: [holder],
  });
}

/** Tells whether a contact in use has a normalised address. Another request for the address waits from now on. */
export async function isEmailTaken(tx: Tx, email: string | null | undefined): Promise<boolean> {
  return email ? (await findEmailHolder(tx, null, email)) !== null : false;
}

async function findEmailHolder(tx: Tx, exceptId: string | null, email: string): Promise<Holder | null> {
  await lockEmail(tx, email);
  return tx.sql.queryOneOrNull<Holder>(
    `SELECT id, full_name AS "fullName", archived_at IS NOT NULL AS archived FROM contact
     WHERE email = $1 AND archived_at IS NULL AND id IS DISTINCT FROM $2::uuid`,
    [email, exceptId],
  );
}

/**
 * Takes the advisory lock on a normalised address until the end of the transaction. Take it before you look for the
 * contact with this address or assign the address to a contact.
 */
export async function lockEmail(tx: Tx, email: string): Promise<void> {
  await acquireAdvisoryLock(tx.sql, `contact e-mail ${email}`);
}
