import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';

/** Returns a function that names a relation of a merge. One that is new in the API keeps the name that it has there. */
export function useRelationLabel(): (name: string) => string {
  const { t } = useTranslation('merge');
  return (name) => t(listTextKeys('relations', name), { defaultValue: name });
}
