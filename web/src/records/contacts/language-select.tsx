import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useFormat } from '../../shared/format/use-format';

/** The languages that people in the trade of the agency speak, as BCP 47 tags. A record may have others. */
const LANGUAGES = [
  'en',
  'nl',
  'fr',
  'de',
  'zh-Hans',
  'zh-Hant',
  'zh',
  'yue',
  'ja',
  'ko',
  'vi',
  'th',
  'hi',
  'es',
  'it',
  'pt',
  'pl',
  'tr',
  'ru',
  'ar',
];

/** Picks several languages by their names. */
export function LanguagesSelect(props: Omit<MultiSelectProps, 'data'>) {
  return <MultiSelect searchable clearable {...props} data={useLanguageOptions(props.value ?? [])} />;
}

/** Picks a language by its name. */
export function LanguageSelect(props: Omit<SelectProps, 'data'>) {
  return <Select searchable clearable {...props} data={useLanguageOptions(props.value ? [props.value] : [])} />;
}

function useLanguageOptions(chosen: readonly string[]) {
  const format = useFormat();
  return [...new Set([...LANGUAGES, ...chosen])].map((tag) => ({ value: tag, label: format.language(tag) }));
}
