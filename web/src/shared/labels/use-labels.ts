import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../api/api.client';

/** The labels of all enumeration values in a language. They are those of the reports. */
export const labelsQuery = (lang: 'en' | 'nl') =>
  queryOptions({
    queryKey: ['labels', lang],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/reference/labels', { params: { query: { lang } }, signal })),
    staleTime: Infinity,
  });

/** Returns a function that gives the label of a value of an enumeration, such as `label('stage', 'qualified')`. */
export function useLabels(): (enumeration: string, value: string) => string {
  const { i18n } = useTranslation();
  const { data } = useQuery(labelsQuery(i18n.language === 'nl' ? 'nl' : 'en'));
  const labels = data?.labels as Record<string, Record<string, string>> | undefined;
  return (enumeration, value) => labels?.[enumeration]?.[value] ?? value.replaceAll('_', ' ');
}
