import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';
import { buildLabels, type Labels } from '../../reports/labels/labels.rules.js';
import type { ImportEntity, ImportField } from '../mapping/import-field.constants.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import { FIELD_PARTS } from './field-names.constants.js';

/** The labels of the values of choices, by language. */
const LABELS = Object.fromEntries(LANGUAGES.map((language) => [language, buildLabels(language, {})])) as Record<
  Language,
  Labels
>;

/** The imports whose fields have the name of a part, by the record that the first part names. */
const RECORDS: Readonly<Record<string, ImportEntity>> = {
  company: 'companies',
  parent: 'companies',
  referrerCompany: 'companies',
  localCompany: 'companies',
  contact: 'contacts',
  lead: 'leads',
};

/** Returns the field of an import by its name. */
export function findImportField(entity: ImportEntity, name: string): ImportField | undefined {
  return getImportFields(entity).find((field) => field.name === name);
}

/** Returns the name of a field for a reader, such as "Omzet · Bedrag". A part without a name stays as it is. */
export function buildFieldName(entity: ImportEntity, name: string, language: Language): string {
  const own = findHeading(entity, name, language);
  if (own !== null) return own;
  const parts = name.split('.');
  return parts
    .filter((part, index) => index === parts.length - 1 || part !== 'identifiers')
    .map((part, index) => {
      if (index > 0 && parts[0] === 'stageDates') return LABELS[language]['stage']?.[part] ?? part;
      const record = index > 0 ? RECORDS[parts[index - 1]!] : undefined;
      return (record && findHeading(record, part, language)) ?? FIELD_PARTS[part]?.[language] ?? part;
    })
    .join(' · ');
}

function findHeading(entity: ImportEntity, name: string, language: Language): string | null {
  return findImportField(entity, name)?.headings?.[LANGUAGES.indexOf(language)] ?? null;
}

/** Lists the labels of the values of a choice; an empty text for another field. */
export function describeFieldChoices({ choices = [], vocabulary }: ImportField, language: Language): string {
  const labels = vocabulary === undefined ? {} : (LABELS[language][vocabulary] ?? {});
  return choices.map((choice) => labels[choice] ?? choice).join(', ');
}
