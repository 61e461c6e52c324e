import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import type { UpdateContact } from './contact.dto.js';
import { Contact } from '../model/contact.entity.js';
import { CONTACT_FIELDS } from '../model/contact.list.js';
import { toPinyin } from '../names/name-normalisation.rules.js';

/** The columns of a contact that requests set directly. */
export type ContactColumns = Pick<Contact, (typeof CONTACT_FIELDS.writable)[number] | 'pinyin' | 'pinyinInitials'>;

/** The values of a new contact where a request says nothing. */
export const INITIAL_CONTACT = buildInitialValues(Contact) as Contact;

/** Returns the changes that a request makes to the contact's own columns, including derived ones. */
export function buildContactChanges(stored: ContactColumns, body: UpdateContact): Partial<ContactColumns> {
  return withPinyin(stored, pickColumns(body, CONTACT_FIELDS.writable, INITIAL_CONTACT));
}

/** Adds the pinyin of the native name, or of a full name typed in Chinese. */
function withPinyin(stored: ContactColumns, change: Partial<ContactColumns>): Partial<ContactColumns> {
  if (change.fullName === undefined && change.nativeName === undefined) return change;
  const { fullName, nativeName } = { ...stored, ...change };
  const pinyin = toPinyin(nativeName ?? fullName, 'person');
  return { ...change, pinyin: pinyin?.full ?? null, pinyinInitials: pinyin?.initials ?? null };
}
