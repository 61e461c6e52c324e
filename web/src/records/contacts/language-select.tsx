import type { SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import type { SearchableSelectProps } from '../../shared/fields/searchable-select';
import { formatLanguage } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { buildCodeOption } from '../reference/code-options.rules';
import { CodeSelect, CodesSelect } from '../reference/code-select';

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

/** Picks several languages by their names in English or Dutch. */
export function LanguagesSelect(props: Omit<SearchableMultiSelectProps, 'data' | 'filter' | 'limit'>) {
  return <CodesSelect {...props} hasCodes={false} options={useLanguageOptions(props.value ?? [])} />;
}

/** Picks a language by its name in English or Dutch. */
export function LanguageSelect(props: Omit<SearchableSelectProps, 'data' | 'filter' | 'limit'>) {
  return <CodeSelect {...props} hasCodes={false} options={useLanguageOptions(props.value ? [props.value] : [])} />;
}

function useLanguageOptions(chosen: readonly string[]) {
  const format = useFormat();
  return [...new Set([...LANGUAGES, ...chosen])].map((tag) =>
    buildCodeOption(tag, format.language(tag), [formatLanguage(tag, 'en'), formatLanguage(tag, 'nl')]),
  );
}
