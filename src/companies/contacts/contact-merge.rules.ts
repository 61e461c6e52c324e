import { CONTACT_FIELDS } from '../model/contact.list.js';
import { buildContactChanges, type ContactColumns } from './contact.columns.js';
import { mergeEmployers, type Affiliation, type Employers } from './contact-employers.rules.js';

/** A contact with all fields that a merge uses. */
type Person = ContactColumns & Employers;

/** The surviving contact after a merge. */
export interface CombinedContact {
  /** The new values of its own columns. */
  set: Partial<ContactColumns> & Omit<Employers, 'affiliations'>;
  affiliations: Affiliation[];
  /** The names of the fields that were empty and take the value of the source. */
  filled: string[];
  /** The values that its lists gain; affiliations are given as ids of companies. */
  added: { languages: string[]; tags: string[]; affiliations: string[] };
}

/** The lists of texts, which the survivor and the source join. */
const LISTS = CONTACT_FIELDS.describe()
  .filter(({ isList, isWritable }) => isList && isWritable)
  .map(({ name }) => name as 'languages' | 'tags');

/**
 * Combines two contacts. The values of the survivor win, its blanks are filled from the source, and lists contain the
 * values of both.
 */
export function combineContacts(survivor: Person, source: Person): CombinedContact {
  const blank = CONTACT_FIELDS.writable.filter((field) => survivor[field] === null && source[field] !== null);
  const added = Object.fromEntries(LISTS.map((name) => [name, pickNewTexts(source[name], survivor[name])])) as Record<
    (typeof LISTS)[number],
    string[]
  >;
  const gaining = LISTS.filter((name) => added[name].length > 0);
  const columns = buildContactChanges(survivor, {
    ...Object.fromEntries(blank.map((field) => [field, source[field]])),
    ...Object.fromEntries(gaining.map((name) => [name, [...survivor[name], ...added[name]]])),
  });
  const { affiliations, ...employer } = mergeEmployers(survivor, source);
  const employed = (['companyId', 'jobTitle'] as const).filter((field) => employer[field] !== survivor[field]);
  const listCompanyIds = (person: { affiliations: Affiliation[] }) =>
    person.affiliations.map(({ companyId }) => companyId);
  return {
    set: { ...columns, ...employer },
    affiliations,
    filled: [...blank, ...employed],
    added: { ...added, affiliations: pickNewTexts(listCompanyIds({ affiliations }), listCompanyIds(survivor)) },
  };
}

function pickNewTexts(texts: readonly string[], known: readonly string[]): string[] {
  return texts.filter((text) => !known.includes(text));
}
