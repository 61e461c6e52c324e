import type { components } from '../../shared/api/schema';

/** The fields of the short form of a company. */
export interface CompanyValues {
  name: string;
  nativeName: string;
  country: string | null;
  city: string;
}

export const NO_COMPANY: CompanyValues = { name: '', nativeName: '', country: null, city: '' };

/** Starts the form with a name that was typed. A name in Chinese is the native name of a company in China. */
export function startCompany(name: string): CompanyValues {
  if (/\p{Script=Han}/u.test(name)) return { ...NO_COMPANY, nativeName: name, country: 'CN' };
  return { ...NO_COMPANY, name };
}

/** The fewest characters of a name that tell companies apart. Chinese needs fewer than Latin letters. */
const MIN_LATIN = 4;
const MIN_CHINESE = 2;

/** Returns the text by which similar companies are found while the user types; empty as long as it is too short. */
export function findSearchText({ name, nativeName }: CompanyValues): string {
  const native = nativeName.trim();
  if (native.length >= MIN_CHINESE) return native;
  const latin = name.trim();
  return latin.length >= MIN_LATIN ? latin : '';
}

/** The score from which a similar company is shown before another one is created. */
const MIN_SUGGESTION_SCORE = 0.7;

/** Builds the request. Empty fields are left out. */
export function buildCompanyRequest(
  values: CompanyValues,
  allowDuplicate: boolean,
): components['schemas']['CreateCompany'] {
  const { name, nativeName, country, city } = values;
  return {
    name: name.trim(),
    country: country ?? '',
    ...(nativeName.trim() && { nativeName: nativeName.trim() }),
    ...(city.trim() && { city: city.trim() }),
    ...(allowDuplicate ? { allowDuplicate } : { minDuplicateScore: MIN_SUGGESTION_SCORE }),
  };
}
