import { useTranslation } from 'react-i18next';

/** Returns a function that gives the name of a text, by the name of its column. */
export function useColumnName(): (column: string) => string {
  const { t } = useTranslation('erasure');
  return (column) => {
    const word = column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const keys = [`columns.${column}`, `words.${word}`] as unknown as 'columns.title'[];
    return t(keys, { defaultValue: column.replaceAll('_', ' ') });
  };
}
