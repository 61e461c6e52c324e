import type { Language } from '../reference/languages.constants.js';

/*
 * The marks of numbers in each language. Intl is not used because its output changes with the tables of a version of
 * Node, and documents must have the same bytes on every machine.
 */

const MARKS: Readonly<Record<Language, { thousands: string; decimal: string; percent: string }>> = {
  en: { thousands: ',', decimal: '.', percent: '%' },
  nl: { thousands: '.', decimal: ',', percent: '\u00a0%' },
};

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
};

const SHORT_MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  nl: 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' '),
};

/** Formats a number, rounded half up, with a separator of thousands: 12,345.6 and 12.345,6. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const { thousands, decimal } = MARKS[language];
  const [whole = '', fraction] = Math.abs(roundDecimal(value, decimals)).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  const sign = roundDecimal(value, decimals) < 0 ? '−' : '';
  return sign + (fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`);
}

/** Formats a share of one as a percentage: 12.3% and 12,3 %. */
export function formatRatio(value: number, decimals: number, language: Language): string {
  return formatPercent(moveDecimalPoint(value, 2), decimals, language);
}

/** Formats a number that is already a percentage. */
export function formatPercent(value: number, decimals: number, language: Language): string {
  return formatNumber(value, decimals, language) + MARKS[language].percent;
}

/** Formats YYYY-MM-DD as 31 October 2026 and 31 oktober 2026. */
export function formatDate(date: string, language: Language): string {
  return formatDateWith(MONTHS[language], date);
}

/** Formats YYYY-MM-DD as 31 Oct 2026 and 31 okt 2026. */
export function formatShortDate(date: string, language: Language): string {
  return formatDateWith(SHORT_MONTHS[language], date);
}

/** Formats YYYY-MM as Oct 2026 and okt 2026. */
export function formatShortMonth(month: string, language: Language): string {
  const [year, number] = month.split('-');
  return `${SHORT_MONTHS[language][Number(number) - 1]} ${year}`;
}

function formatDateWith(months: readonly string[], date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** Rounds on the decimal digits of the number, so that 1.005 becomes 1.01 and not 1.00. */
function roundDecimal(value: number, decimals: number): number {
  return moveDecimalPoint(Math.sign(value) * Math.round(Math.abs(moveDecimalPoint(value, decimals))), -decimals);
}

function moveDecimalPoint(value: number, places: number): number {
  const [digits, exponent] = value.toString().split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + places}`);
}
