import { CodedError } from '../../common/errors/domain.errors.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CONTACT, type Contact } from './contact.entity.js';

/**
 * Locks a contact, archived or not, for a change that is not allowed for a merged contact.
 * @throws 404 also `contact.erased`, 412, 409 `contact.merged` naming the surviving contact
 */
export async function lockUnmerged(tx: Tx, id: string, ifMatch?: number): Promise<Contact> {
  const contact = await lockRecord(tx, CONTACT, id, ifMatch);
  if (contact.erasedAt) throw createErasedError(id);
  const { mergedIntoId } = contact;
  if (!mergedIntoId) return contact;
  const detail = `This contact has been merged into ${mergedIntoId}.`;
  throw new CodedError('contact.merged', detail, [{ pointer: '', code: 'contact.merged', detail }], {
    mergedIntoId,
  });
}

/** Returns a contact who was read, unless the person is erased. @throws 404 `contact.erased` */
export function assertNotErased<T extends { id: string; erasedAt: Date | null }>(contact: T): T {
  if (contact.erasedAt) throw createErasedError(contact.id);
  return contact;
}

/** Rejects a contact who is erased. One who does not exist is left to others. @throws 404 `contact.erased` */
export async function assertContactNotErased(sql: SqlClient, id: string): Promise<void> {
  const erased = await sql.queryOneOrNull('SELECT 1 AS one FROM contact WHERE id = $1 AND erased_at IS NOT NULL', [id]);
  if (erased) throw createErasedError(id);
}

function createErasedError(id: string): CodedError {
  return new CodedError('contact.erased', `The person of the contact ${id} has been erased.`);
}
