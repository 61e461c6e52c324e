import { foldText } from '../../companies/names/name-normalisation.rules.js';

/** A value of a form that differs from the contact. */
export interface FieldSuggestion {
  field: string;
  current: string;
  said: string;
}

/** Fields of a contact that a form can fill if they are blank. */
export const FILLABLE = ['givenName', 'familyName', 'jobTitle', 'phone'] as const;
/** One of {@link FILLABLE}. */
export type Fillable = (typeof FILLABLE)[number];

type Texts<F extends string> = Readonly<Record<F, string | null>>;

/** Returns the values of the form for blank fields of a contact. Existing values are never overwritten. */
export function pickValuesForBlanks(
  contact: Texts<Fillable>,
  said: Texts<Fillable>,
): Partial<Record<Fillable, string>> {
  const filled = FILLABLE.filter((field) => contact[field] === null && said[field] !== null);
  return Object.fromEntries(filled.map((field) => [field, said[field]!]));
}

/** Maximum length of a value in a suggestion. */
const MAX_TEXT_LENGTH = 500;

/** Returns the values of the form that differ from the contact. Case, accents and surrounding spaces do not matter. */
export function buildSuggestions<F extends string>(known: Texts<F>, said: Texts<F>): FieldSuggestion[] {
  const fields = Object.keys(said) as F[];
  return fields
    .filter((field) => known[field] !== null && said[field] !== null && !isSame(known[field], said[field]))
    .map((field) => ({
      field,
      current: known[field]!.slice(0, MAX_TEXT_LENGTH),
      said: said[field]!.slice(0, MAX_TEXT_LENGTH),
    }));
}

function isSame(one: string, other: string): boolean {
  return foldText(one.trim()) === foldText(other.trim());
}
