import { IDENTIFIER_SCHEMES } from '../../../companies/identifiers/identifiers.rules.js';
import type { FieldKind, ImportField } from '../import-field.constants.js';

/** Defines fields of the same kind. */
export function defineFields(kind: FieldKind, ...names: string[]): ImportField[] {
  return names.map((name) => ({ name, kind }));
}

/** Defines fields of the same kind that need a value. */
export function defineRequired(kind: FieldKind, ...names: string[]): ImportField[] {
  return defineFields(kind, ...names).map((field) => ({ ...field, required: true }));
}

/** Defines a choice; its labels are those of the vocabulary. */
export function defineChoice(name: string, choices: readonly string[], vocabulary?: string): ImportField {
  return { name, kind: 'choice', choices, ...(vocabulary !== undefined && { vocabulary }) };
}

/** Defines an amount in whole units and its currency. */
export function defineAmount(name: string): ImportField[] {
  return [{ name: `${name}.amount`, kind: 'integer', rounded: true }, ...defineFields('currency', `${name}.currency`)];
}

/** Defines a web address. */
export function defineWebAddress(name: string): ImportField {
  return { name, kind: 'text', format: 'web-address' };
}

/** Defines the fields that find a company. */
export function defineCompanyReference(name: string): ImportField[] {
  return [
    ...defineFields('text', `${name}.name`),
    ...defineFields('country', `${name}.country`),
    ...defineFields('text', `${name}.externalId`),
    ...defineFields('text', ...IDENTIFIER_SCHEMES.map((scheme) => `${name}.identifiers.${scheme}`)),
  ];
}

/** Defines the fields that find a user. Exports of other systems have the name of an owner more often than the address. */
export function defineUserReference(name: string): ImportField[] {
  return defineFields('text', `${name}.email`, `${name}.name`);
}

/** Defines the fields that find a contact. */
export function defineContactReference(name: string): ImportField[] {
  return defineFields('text', `${name}.email`, `${name}.fullName`, `${name}.externalId`);
}
