import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchableSelectProps } from '../../shared/fields/searchable-select';
import { toLocale } from '../../shared/i18n/languages.constants';
import { buildCodeOption } from './code-options.rules';
import { CodeSelect } from './code-select';

/** The currencies of most amounts, in the order of the list. */
const USUAL_CURRENCIES = ['EUR', 'USD', 'CNY', 'GBP', 'JPY', 'CHF', 'HKD', 'KRW', 'TWD'];

/** Picks a currency by its code or its name in English or Dutch. */
export function CurrencySelect(props: Omit<SearchableSelectProps, 'data' | 'filter'>) {
  const { language } = useTranslation().i18n;
  const { value } = props;
  const options = useMemo(() => {
    const names = [language, 'en', 'nl'].map((one) => new Intl.DisplayNames(toLocale(one), { type: 'currency' }));
    const codes = [...USUAL_CURRENCIES, ...(value ? [value] : []), ...Intl.supportedValuesOf('currency')];
    return [...new Set(codes)].map((code) => {
      const [label = code, ...others] = names.map((one) => (/^[A-Z]{3}$/.test(code) ? one.of(code) : code) ?? code);
      return buildCodeOption(code, label === code ? code : `${label} (${code})`, others);
    });
  }, [language, value]);
  return <CodeSelect allowDeselect={false} clearable={false} {...props} options={options} />;
}
