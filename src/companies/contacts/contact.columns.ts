import type { UpdateContact } from './contact.dto.js';
import type { Contact } from '../model/contact.entity.js';
import { toPinyin } from '../names/name-normalisation.rules.js';

/** The columns of a contact that requests set directly. */
export type ContactColumns = Pick<Contact, (typeof PLAIN_FIELDS)[number] | 'pinyin' | 'pinyinInitials'>;

/** Fields that are stored as they are sent. */
export const PLAIN_FIELDS = [
  'fullName',
  'nativeName',
  'givenName',
  'familyName',
  'email',
  'phone',
  'languages',
  'wechatId',
  'linkedinUrl',
  'tags',
] as const satisfies (keyof UpdateContact & keyof Contact)[];

/** The values that absent and null fields mean. */
export const BLANK_CONTACT: ContactColumns = {
  fullName: '',
  nativeName: null,
  givenName: null,
  familyName: null,
  email: null,
  phone: null,
  languages: [],
  wechatId: null,
  linkedinUrl: null,
  tags: [],
  pinyin: null,
  pinyinInitials: null,
};

/** Returns the changes that a request makes to the contact's own columns, including derived ones. */
export function buildContactChanges(stored: ContactColumns, body: UpdateContact): Partial<ContactColumns> {
  const given = PLAIN_FIELDS.filter((field) => body[field] !== undefined);
  const plain = Object.fromEntries(given.map((field) => [field, body[field] ?? BLANK_CONTACT[field]]));
  return withPinyin(stored, plain);
}

/** Adds the pinyin of the native name, or of a full name typed in Chinese. */
function withPinyin(stored: ContactColumns, change: Partial<ContactColumns>): Partial<ContactColumns> {
  if (change.fullName === undefined && change.nativeName === undefined) return change;
  const { fullName, nativeName } = { ...stored, ...change };
  const pinyin = toPinyin(nativeName ?? fullName, 'person');
  return { ...change, pinyin: pinyin?.full ?? null, pinyinInitials: pinyin?.initials ?? null };
}
