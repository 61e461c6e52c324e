import { changedContact, PLAIN_FIELDS, type ContactColumns } from './contact.columns.js';
import { mergeEmployers, type Affiliation, type Employers } from './contact.employers.js';

/** A contact with all that a merge looks at. */
type Person = ContactColumns & Employers;

/** What a merge makes of the contact that stays. */
export interface CombinedContact {
  /** New values of its own columns. */
  set: Partial<ContactColumns> & Omit<Employers, 'affiliations'>;
  affiliations: Affiliation[];
  /** Names of the fields that were empty and take the source's value. */
  filled: string[];
  /** What its lists gain; of affiliations, the companies. */
  added: { languages: string[]; tags: string[]; affiliations: string[] };
}

/** The survivor's values win, its blanks are filled from the source, its lists have what either had. */
export function combineContacts(survivor: Person, source: Person): CombinedContact {
  const blank = PLAIN_FIELDS.filter((field) => survivor[field] === null && source[field] !== null);
  const languages = without(source.languages, survivor.languages);
  const tags = without(source.tags, survivor.tags);
  const columns = changedContact(survivor, {
    ...Object.fromEntries(blank.map((field) => [field, source[field]])),
    ...(languages.length > 0 ? { languages: [...survivor.languages, ...languages] } : {}),
    ...(tags.length > 0 ? { tags: [...survivor.tags, ...tags] } : {}),
  });
  const { affiliations, ...employer } = mergeEmployers(survivor, source);
  const employed = (['companyId', 'jobTitle'] as const).filter((field) => employer[field] !== survivor[field]);
  const companies = (person: { affiliations: Affiliation[] }) => person.affiliations.map(({ companyId }) => companyId);
  return {
    set: { ...columns, ...employer },
    affiliations,
    filled: [...blank, ...employed],
    added: { languages, tags, affiliations: without(companies({ affiliations }), companies(survivor)) },
  };
}

function without(texts: readonly string[], known: readonly string[]): string[] {
  return texts.filter((text) => !known.includes(text));
}
