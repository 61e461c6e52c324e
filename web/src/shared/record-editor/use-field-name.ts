import type { CustomTypeOptions } from 'i18next';
import { useTranslation } from 'react-i18next';

type Dictionaries = CustomTypeOptions['resources'];

/** The dictionaries that have certain texts. */
export type DictionaryWith<T> = {
  [N in keyof Dictionaries]: Dictionaries[N] extends T ? N : never;
}[keyof Dictionaries];

/** Returns a function that finds the name of a field in a dictionary. */
export function useFieldName(dictionary: DictionaryWith<{ fields: object }>): (field: string) => string {
  const translate = useTranslation(dictionary).t as (key: string) => string;
  return (field) => translate(`fields.${field}`);
}
