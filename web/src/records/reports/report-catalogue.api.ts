import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { Language } from '../../shared/i18n/languages.constants';
import { useReferenceLanguage } from '../reference/reference.api';

/** The reports with their parameters and columns. They change only with the version of the server. */
const catalogueQuery = (lang: Language) =>
  queryOptions({
    queryKey: ['reports', 'catalogue', lang],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/reports', { params: { query: { lang } }, signal })),
    staleTime: Infinity,
  });

/** Returns the query of the reports in the language of the user. */
export function useReportCatalogue() {
  return useQuery(catalogueQuery(useReferenceLanguage()));
}
