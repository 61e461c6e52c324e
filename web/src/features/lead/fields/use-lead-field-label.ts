import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';

/** Returns a function that gives the name of a field. The source consists of several fields of the API. */
export function useLeadFieldLabel(): (field: string) => string {
  const { t } = useTranslation('lead');
  const getLabel = useFieldLabels('leads');
  return (field) => (field === 'source' ? t('words.leadSource') : getLabel(field));
}
