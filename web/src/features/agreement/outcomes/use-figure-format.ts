import { useTranslation } from 'react-i18next';
import { getFormat } from '../../../shared/format/intl-formats.rules';
import { useFormat } from '../../../shared/format/use-format';
import type { Figure } from './outcome-figures.rules';
import { toLocale } from '../../../shared/i18n/languages.constants';

/** Returns a function that writes a figure. Shares of leads have at most two decimals. */
export function useFigureFormat(): (figure: Figure, amount: number) => string {
  const { language } = useTranslation().i18n;
  const format = useFormat();
  return (figure, amount) => {
    if (figure === 'announcedCapexEur') return format.money(amount, 'EUR');
    return getFormat(Intl.NumberFormat, toLocale(language), { maximumFractionDigits: 2 }).format(amount);
  };
}
