import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Returns a function that gives the name of a field of a record, by the name of the list of its records. */
export function useFieldLabels(list: string): (field: string) => string {
  const { t } = useTranslation(`fields-${list}` as 'shared');
  return useCallback((field: string) => t(field as 'yes'), [t]);
}
