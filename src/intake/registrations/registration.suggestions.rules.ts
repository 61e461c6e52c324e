import { foldText } from '../../companies/name.normalisation.js';

/** Something that a form says otherwise than the record of the contact. */
export interface FieldSuggestion {
  field: string;
  current: string;
  said: string;
}

/** Fields that a form can fill of a contact, where they are blank. */
export const FILLABLE = ['givenName', 'familyName', 'jobTitle', 'phone'] as const;
/** One of {@link FILLABLE}. */
export type Fillable = (typeof FILLABLE)[number];

type Texts<F extends string> = Readonly<Record<F, string | null>>;

/** What of a contact is blank that the form says. What is known is never overwritten. */
export function blanksToFill(contact: Texts<Fillable>, said: Texts<Fillable>): Partial<Record<Fillable, string>> {
  const filled = FILLABLE.filter((field) => contact[field] === null && said[field] !== null);
  return Object.fromEntries(filled.map((field) => [field, said[field]!]));
}

/** Longest value that a suggestion shows. */
const LONGEST = 500;

/** What the form says otherwise than the record does; case, accents and spaces at the ends do not matter. */
export function suggestionsOf<F extends string>(known: Texts<F>, said: Texts<F>): FieldSuggestion[] {
  const fields = Object.keys(said) as F[];
  return fields
    .filter((field) => known[field] !== null && said[field] !== null && !isSame(known[field], said[field]))
    .map((field) => ({ field, current: known[field]!.slice(0, LONGEST), said: said[field]!.slice(0, LONGEST) }));
}

function isSame(one: string, other: string): boolean {
  return foldText(one.trim()) === foldText(other.trim());
}
