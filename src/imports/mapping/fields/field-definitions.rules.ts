import type { FieldDescription, FieldKind as RecordFieldKind } from '../../../common/lists/field-description.rules.js';
import { IDENTIFIER_SCHEMES } from '../../../companies/identifiers/identifiers.rules.js';
import type { FieldFormat, FieldKind, ImportField } from '../import-field.constants.js';

/** The kinds of values that one column of a file holds. */
const CELL_KINDS: Partial<Record<RecordFieldKind, Omit<ImportField, 'name'>>> = {
  text: { kind: 'text' },
  textBlock: { kind: 'text' },
  webAddress: { kind: 'text', format: 'web-address' },
  texts: { kind: 'list' },
  languages: { kind: 'list', items: 'language' },
  integer: { kind: 'integer', format: 'count' },
  year: { kind: 'integer' },
  euro: { kind: 'integer', rounded: true },
  date: { kind: 'date' },
  boolean: { kind: 'boolean' },
  country: { kind: 'country' },
};

interface DerivedFields {
  /** The fields of the record that the body of the POST route requires. */
  required?: readonly string[];
  /** The names of the record. */
  names: readonly string[];
  /** The forms of its texts that the definition of the record does not say. */
  formats?: Readonly<Record<string, FieldFormat>>;
  /** The fields of the import in place of a field whose value one column cannot hold or find. */
  own?: Readonly<Record<string, readonly ImportField[]>>;
}

/**
 * Derives the fields of an import from those of its record, in their order. A field that a request may write as it is
 * follows from its definition, and `own` replaces it.
 */
export function deriveFields(
  fields: readonly FieldDescription[],
  { required = [], names, formats = {}, own = {} }: DerivedFields,
): ImportField[] {
  return fields.flatMap((field) => {
    const derived = own[field.name] ?? (field.isWritable ? deriveField(field) : []);
    return derived.map((one) => ({
      ...one,
      ...(required.includes(field.name) && { required: true }),
      ...(names.includes(field.name) && { isName: true as const }),
      ...(formats[field.name] !== undefined && { format: formats[field.name] }),
      ...(one.name === field.name && field.label && { headings: field.label }),
    }));
  });
}

/** Derives the fields that fill a field of a record. Where no column can, the definition of the import has to say it. */
function deriveField({ name, kind, record, values, vocabulary }: FieldDescription): readonly ImportField[] {
  if (values !== null && kind === 'choice') return [defineChoice(name, values, vocabulary ?? undefined)];
  if (record === 'company') return defineCompanyReference(name.replace(/Id$/, ''));
  if (record === 'user') return defineUserReference(name.replace(/Id$/, ''));
  const cell = CELL_KINDS[kind];
  if (cell === undefined) throw new Error(`The import does not know how a column fills ${name}.`);
  return [{ name, ...cell }];
}

/** Defines fields of the same kind. */
export function defineFields(kind: FieldKind, ...names: string[]): ImportField[] {
  return names.map((name) => ({ name, kind }));
}

/** Defines a text that people write in many ways. */
export function defineText(name: string, format: FieldFormat): ImportField {
  return { name, kind: 'text', format };
}

/** Defines a choice; its labels are those of the vocabulary. */
export function defineChoice(name: string, choices: readonly string[], vocabulary?: string): ImportField {
  return { name, kind: 'choice', choices, ...(vocabulary !== undefined && { vocabulary }) };
}

/** Defines an amount in whole units and its currency. */
export function defineAmount(name: string): ImportField[] {
  return [{ name: `${name}.amount`, kind: 'integer', rounded: true }, ...defineFields('currency', `${name}.currency`)];
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

/**
 * Defines the fields of another record that the rows name. An existing record is only found, by the same fields as with
 * a reference, and never changed. The other fields are for records that the import creates because they are missing.
 */
export function defineNamedRecord(name: string, fields: readonly ImportField[]): ImportField[] {
  return fields.map((field) => {
    const named = { ...field, name: `${name}.${field.name}` };
    // Its headings mean the fields of the imported record: the column "City" of a lead is no city of its company.
    delete named.headings;
    delete named.required;
    // A sign for nothing names no other record.
    delete named.isName;
    return named;
  });
}

/** Defines the fields that find a user. Exports of other systems have the name of an owner more often than the address. */
export function defineUserReference(name: string): ImportField[] {
  return [defineText(`${name}.email`, 'email'), ...defineFields('text', `${name}.name`)];
}

/** Defines the fields that find a contact. */
export function defineContactReference(name: string): ImportField[] {
  return [
    defineText(`${name}.email`, 'email'),
    defineText(`${name}.fullName`, 'person-name'),
    ...defineFields('text', `${name}.externalId`),
  ];
}
