import { useTranslation } from 'react-i18next';
import { replaceApiNames } from './definition-text.rules';

const NONE: readonly { name: string; title: string }[] = [];

/** Returns a function that writes a definition without the names of the API. */
export function useDefinitionText(): (
  definition: string,
  columns?: readonly { name: string; title: string }[],
) => string {
  const { t } = useTranslation('reports');
  const words = t('apiNames', { returnObjects: true });
  return (definition, columns = NONE) => replaceApiNames(definition, columns, words);
}
