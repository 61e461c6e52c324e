import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import type { SearchableSelectProps } from '../../shared/fields/searchable-select';
import { buildCodeOption } from '../reference/code-options.rules';
import { CodeSelect, CodesSelect } from '../reference/code-select';
import { listCountries } from './countries.rules';

/** Picks a country by its name in English or Dutch. */
export function CountrySelect(props: Omit<SearchableSelectProps, 'data' | 'filter' | 'limit'>) {
  return <CodeSelect {...props} hasCodes={false} options={useCountryOptions()} />;
}

/** Picks several countries by their names in English or Dutch. */
export function CountriesSelect(props: Omit<SearchableMultiSelectProps, 'data' | 'filter' | 'limit'>) {
  return <CodesSelect {...props} hasCodes={false} options={useCountryOptions()} />;
}

function useCountryOptions() {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const others = new Map(
      listCountries(language === 'nl' ? 'en' : 'nl').map(({ code, name }) => [code, name] as const),
    );
    return listCountries(language).map(({ code, name }) => buildCodeOption(code, name, [others.get(code) ?? '']));
  }, [language]);
}
