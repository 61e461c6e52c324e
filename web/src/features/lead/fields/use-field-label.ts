import { useTranslation } from 'react-i18next';
import type { LeadField } from './lead-fields.rules';

/** Returns a function that gives the name of a field. */
export function useFieldLabel(): (field: LeadField) => string {
  const { t } = useTranslation('lead');
  return (field) => t(`fields.${field}`);
}
