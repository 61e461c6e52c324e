import { currencyCodes, isCurrency } from '../../../common/reference/currency-codes.rules.js';
import { normaliseName } from './names.rules.js';

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
]);

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
