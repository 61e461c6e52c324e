import { currencyCodes, isCurrency } from '../../../common/reference/currency-codes.rules.js';
import type { CellValue } from '../import-field.constants.js';
import { normaliseName } from '../../../common/reference/text-forms.rules.js';

/** Signs and words in daily use. ¥ is not one of them, because it is yen and yuan. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['HK$', 'HKD'],
  ['CN¥', 'CNY'],
  ['元', 'CNY'],
  ['RMB', 'CNY'],
  ['人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['EUROS', 'EUR'],
  ["EURO'S", 'EUR'],
  ['YUAN', 'CNY'],
  ['RENMINBI', 'CNY'],
  ['YEN', 'JPY'],
  ['新台币', 'TWD'],
  ['新台幣', 'TWD'],
  // The names in ISO 4217, which Dynamics 365 and SuiteCRM export.
  ['POUND STERLING', 'GBP'],
  ['US DOLLARS', 'USD'],
  ['YUAN RENMINBI', 'CNY'],
]);

/** The signs beside amounts, each with the currencies that write it; the first one where nothing else tells which. */
const AMOUNT_SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '€': ['EUR'],
    "euro's": ['EUR'],
    euros: ['EUR'],
    euro: ['EUR'],
    欧元: ['EUR'],
    歐元: ['EUR'],
    us$: ['USD'],
    美元: ['USD'],
    美金: ['USD'],
    hk$: ['HKD'],
    港元: ['HKD'],
    港币: ['HKD'],
    港幣: ['HKD'],
    nt$: ['TWD'],
    新台币: ['TWD'],
    新台幣: ['TWD'],
    新臺幣: ['TWD'],
    a$: ['AUD'],
    c$: ['CAD'],
    s$: ['SGD'],
    $: ['USD', 'AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP', 'BBD', 'BMD', 'BSD', 'JMD', 'TTD'],
    '£': ['GBP', 'EGP', 'FKP', 'GIP', 'LBP', 'SHP', 'SYP'],
    英镑: ['GBP'],
    日元: ['JPY'],
    日圆: ['JPY'],
    'cn¥': ['CNY'],
    'jp¥': ['JPY'],
    rmb: ['CNY'],
    yuan: ['CNY'],
    人民币元: ['CNY'],
    人民币: ['CNY'],
    人民幣: ['CNY'],
    '¥': ['CNY', 'JPY'],
    元: ['CNY', 'TWD', 'HKD', 'SGD'],
  }),
);

const SIGN = [...AMOUNT_SIGNS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((sign) => sign.replaceAll('$', String.raw`\$`))
  .join('|');
const SIGN_BEFORE = new RegExp(`^(${SIGN})\\s*(?=[\\d.,+-]|\\p{L})`, 'iu');
const SIGN_AFTER = new RegExp(`\\s*(${SIGN})$`, 'iu');
const CODE_BEFORE = /^([A-Z]{3})\s*(?=[\d+-])/i;
const CODE_AFTER = /(?<=[\d-])\s*([A-Z]{3})$/i;

/** An amount without the signs and codes beside it, and the currencies that each of these can mean. */
interface AmountText {
  amount: string;
  currencies: (readonly string[])[];
}

/** Removes signs and codes of currencies before and behind an amount: 人民币500万元 has two. Other letters stay: mln is no code. */
export function splitCurrency(text: string): AmountText {
  const currencies: (readonly string[])[] = [];
  const removeSign = (_: string, sign: string) => {
    currencies.push(AMOUNT_SIGNS.get(sign.toLowerCase())!);
    return '';
  };
  const removeCode = (match: string, code: string) => {
    if (!isCurrency(code.toUpperCase())) return match;
    currencies.push([code.toUpperCase()]);
    return '';
  };
  const amount = text
    .replace(SIGN_BEFORE, removeSign)
    .replace(SIGN_AFTER, removeSign)
    .replace(CODE_BEFORE, removeCode)
    .replace(CODE_AFTER, removeCode)
    .replace(SIGN_AFTER, removeSign)
    .trim();
  return { amount, currencies };
}

/** Tells whether a text is a currency, with no amount or a sign for nothing beside it: `€`, `€ -`, `EUR`. */
export function isBareCurrency(text: string): boolean {
  if (text.length > MAX_AMOUNT_LENGTH) return false;
  const compact = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s,.–—-]+$/, '');
  return AMOUNT_SIGNS.has(compact.toLowerCase()) || isCurrency(compact.toUpperCase());
}

/** Longer texts are no amounts. */
const MAX_AMOUNT_LENGTH = 60;

/**
 * Returns the currency of an amount: the one that its cell names, else the given one. A sign that several currencies
 * write, such as $, means the given one if that writes it.
 */
export function findAmountCurrency(cell: CellValue, given: string | null): string | null {
  if (typeof cell !== 'string' || cell.length > MAX_AMOUNT_LENGTH) return given;
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  const { currencies } = splitCurrency(text);
  const named = currencies.toSorted((a, b) => a.length - b.length)[0];
  if (named === undefined) return given;
  return given !== null && named.includes(given) ? given : named[0]!;
}

/** Returns the currency that the heading of a column names: "Turnover (EUR)", "Omzet in €", "注册资本（人民币）"; else null. */
export function findHeadingCurrency(heading: string): string | null {
  if (heading.length > MAX_HEADING_LENGTH) return null;
  const text = heading.normalize('NFKC').trim();
  const remarks = [...text.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, remark]) =>
    remark!.replace(/^in\s+/i, '').trim(),
  );
  const [, unit] = /\s(?:in\s+)?(\S+)$/i.exec(text) ?? [];
  const texts = [...remarks, ...(unit === undefined ? [] : [unit])];
  const found = texts.map((one) => (/^(?:\p{Lu}{3}|\P{L}+)$/u.test(one) ? findCurrency(one) : findSign(one)));
  return found.find((currency) => currency !== null) ?? null;
}

/** Headings of amounts are shorter; longer ones are texts. */
const MAX_HEADING_LENGTH = 200;

function findSign(text: string): string | null {
  return AMOUNT_SIGNS.get(text.toLowerCase())?.[0] ?? null;
}

let index: ReadonlyMap<string, string> | undefined;

/** Returns the ISO 4217 code of a currency by its code, sign or name in English, Dutch or Chinese; null for another text. */
export function findCurrency(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  index ??= buildIndex();
  return SIGNS.get(code) ?? index.get(normaliseName(text)) ?? null;
}

function buildIndex(): ReadonlyMap<string, string> {
  const displays = ['en', 'nl', 'zh'].map((language) => new Intl.DisplayNames(language, { type: 'currency' }));
  return new Map(
    currencyCodes.flatMap((code) =>
      displays.map((display) => [normaliseName(display.of(code) ?? code), code] as const),
    ),
  );
}
