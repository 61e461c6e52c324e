import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';

/** Returns a function that names a field as the page of the lead does. */
export function useGateLabels(): (field: string, isSiteChosen: boolean) => string {
  const { t } = useTranslation('lead-actions');
  const label = useFieldLabels('leads');
  return (field, isSiteChosen) => {
    switch (field) {
      case 'sites':
        return t(isSiteChosen ? 'field.chosenSite' : 'field.shortlistedSite');
      case 'interactions':
        return t('field.interaction');
      case 'evidence':
        return t('words.evidence');
      case 'realisations':
        return t('field.realisation');
      default:
        return label(field);
    }
  };
}
