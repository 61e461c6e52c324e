import type { components } from '../../../shared/api/schema';
import type { FieldRules } from '../../../shared/record-editor/record-drafts.rules';

/** The fields of a user that an administrator can edit in place. */
export const USER_FIELDS = ['fullName', 'email', 'role'] as const;
export type UserField = (typeof USER_FIELDS)[number];

/** How the editor reads and changes the fields of a user. None can be empty, so that the server says what is missing. */
export const USER_FIELD_RULES: FieldRules<components['schemas']['UserView']> = {
  readValue: (user, field) => user[field as UserField],
  mergeChanges: (fields, read) => Object.fromEntries(fields.map((field) => [field, toText(read(field)).trim()])),
  listPointers: (field) => [`/${field}`],
};

/** Returns the text of a field; that of an input which is not filled in is empty. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
