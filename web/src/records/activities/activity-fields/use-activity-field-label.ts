import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';

/** Returns a function that gives the name of a field of an activity. The days and the hours are edited together. */
export function useActivityFieldLabel(list: 'roadshows' | 'seminars'): (field: string) => string {
  const { t } = useTranslation('activity-fields');
  const getLabel = useFieldLabels(list);
  return (field) => (field === 'days' || field === 'times' ? t(`fields.${field}`) : getLabel(field));
}
