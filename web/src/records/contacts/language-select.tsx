import { MultiSelect, type MultiSelectProps } from '@mantine/core';
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
  const format = useFormat();
  const options = [...new Set([...LANGUAGES, ...(props.value ?? [])])];
  return (
    <MultiSelect
      searchable
      clearable
      {...props}
      data={options.map((tag) => ({ value: tag, label: format.language(tag) }))}
    />
  );
}
