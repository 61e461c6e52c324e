import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from './use-labels';

/** Returns the values of a vocabulary with their labels, in the order of the API, for an input that offers all of them. */
export function useLabelOptions(vocabulary: string): { value: string; label: string }[] {
  const { language } = useTranslation().i18n;
  const { data } = useQuery(labelsQuery(language === 'nl' ? 'nl' : 'en'));
  return Object.entries(data?.labels[vocabulary] ?? {}).map(([value, label]) => ({ value, label }));
}
