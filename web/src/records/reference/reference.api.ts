import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type NaceVersion = components['schemas']['CompanyView']['nace'][number]['version'];

/** The revision of NACE in force. */
export const NACE_VERSION: NaceVersion = '2.1';

/** The codes of each revision of NACE with their titles, in the order of NACE. They are part of the application. */
export const naceQuery = queryOptions({
  queryKey: ['reference', 'nace'],
  queryFn: async () => (await import('nace-titles')).default,
  staleTime: Infinity,
});

/** The countries with their time zones. Their names are those of the browser. */
export const countriesQuery = queryOptions({
  queryKey: ['reference', 'countries'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/reference/countries', { signal })),
  staleTime: Infinity,
});

/** The subdivisions of a country that the API knows. */
export const subdivisionsQuery = (country: string, lang: 'en' | 'nl') =>
  queryOptions({
    queryKey: ['reference', 'subdivisions', country, lang],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/reference/subdivisions', { params: { query: { country, lang } }, signal })),
    staleTime: Infinity,
  });

/** Returns the language in which the titles of codes are read. */
export function useReferenceLanguage(): 'en' | 'nl' {
  return useTranslation().i18n.language === 'nl' ? 'nl' : 'en';
}
