import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../api/api.client';

/** The labels of all enumeration values in a language. They are those of the reports. */
export const labelsQuery = (lang: 'en' | 'nl') =>
  queryOptions({
    queryKey: ['labels', lang],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/reference/labels', { params: { query: { lang } }, signal })),
    staleTime: Infinity,
  });

/** Returns a function that gives the label of a value in a vocabulary, such as `label('stage', 'qualified')`. */
export function useLabels(): (vocabulary: string, value: string) => string {
  const { i18n } = useTranslation();
  const { data } = useQuery(labelsQuery(i18n.language === 'nl' ? 'nl' : 'en'));
  // Rows of a table that depend on the function are rendered again only when the labels change.
  return useCallback(
    (vocabulary: string, value: string) => data?.labels[vocabulary]?.[value] ?? value.replaceAll('_', ' '),
    [data],
  );
}

/** Returns the values of a vocabulary with their labels, in the order of the API, for an input that offers all of them. */
export function useLabelOptions(vocabulary: string): { value: string; label: string }[] {
  const { language } = useTranslation().i18n;
  const { data } = useQuery(labelsQuery(language === 'nl' ? 'nl' : 'en'));
  return Object.entries(data?.labels[vocabulary] ?? {}).map(([value, label]) => ({ value, label }));
}
