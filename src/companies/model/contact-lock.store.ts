import { CodedError } from '../../common/errors/domain.errors.js';
import { lockRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CONTACT, type Contact } from './contact.entity.js';

/**
 * Locks a contact, archived or not, for a change that is not allowed for a merged contact.
 * @throws 404, 412, 409 `contact.merged` naming the surviving contact
 */
export async function lockUnmerged(tx: Tx, id: string, ifMatch?: number): Promise<Contact> {
  const contact = await lockRecord(tx, CONTACT, id, ifMatch);
  const { mergedIntoId } = contact;
  if (!mergedIntoId) return contact;
  const detail = `This contact has been merged into ${mergedIntoId}.`;
  throw new CodedError('contact.merged', detail, [{ pointer: '', code: 'contact.merged', detail }], {
    mergedIntoId,
  });
}
