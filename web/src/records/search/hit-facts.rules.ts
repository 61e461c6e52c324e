import type { SearchHit } from './search.api';

/** The functions that write values in the language of the user. */
export interface FactFormat {
  label: (vocabulary: string, value: string) => string;
  country: (code: string) => string;
  day: (day: string) => string;
}

/** The part of a hit that distinguishes it. */
export type FactHit = Pick<SearchHit, 'kind' | 'details'> & Partial<Pick<SearchHit, 'subtitle'>>;

/** Lists what distinguishes a hit from others with the same title, in the language of the user. */
export function listHitFacts({ kind, details, subtitle }: FactHit, format: FactFormat): string[] {
  const { nativeName, companyName, jobTitle, city, country, stage, status, type, day } = details;
  const write = (value: string | null, vocabulary: string) => value && format.label(vocabulary, value);
  const place = [city, country && format.country(country)];
  const facts = {
    company: [nativeName, ...place],
    contact: [nativeName, jobTitle, companyName],
    lead: [companyName, write(stage, 'stage'), status === 'open' ? null : write(status, 'status')],
    activity: [write(type, 'activityKind'), ...place, day && format.day(day)],
    // The details of a task do not name its subject and assignee.
    task: [(day ? subtitle?.replace(day, format.day(day)) : subtitle) ?? null],
    agreement: [write(type, 'agreementKind'), write(status, 'agreementStatus'), day && format.day(day)],
  };
  return facts[kind].filter((fact): fact is string => Boolean(fact));
}
