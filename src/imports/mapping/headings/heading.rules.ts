import type { ImportEntity } from '../import-field.constants.js';

/** The headings of each field, the most usual first. */
export type FieldHeadings = Readonly<Record<string, readonly string[]>>;

/** The headings that one language or one system uses, by kind of record. */
export type HeadingDictionary = Readonly<Partial<Record<ImportEntity, FieldHeadings>>>;

/**
 * Returns what headings are compared by: letters and digits in lower case, without accents, spaces and punctuation.
 * "Billing Zip/Postal Code", "billing_zip_postal_code" and "BillingZipPostalCode" are the same heading.
 */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Adds a prefix to the names of fields: `KBO` becomes `company.identifiers.KBO`. */
export function addFieldPrefix(prefix: string, headings: FieldHeadings): FieldHeadings {
  return Object.fromEntries(Object.entries(headings).map(([field, texts]) => [`${prefix}${field}`, texts]));
}
