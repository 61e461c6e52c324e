/** A rate with the day it is of. */
export interface ExchangeRate {
  /** EUR for one unit of the currency, as decimal text. */
  rate: string;
  /** The day the rate is of, `YYYY-MM-DD`. */
  on: string;
}

/** The last day of the year the averages below are of. */
const AVERAGES_ON = '2024-12-31';

/**
 * ECB reference rates, average of 2024: units of the currency for one euro. They stand in where a client gives no rate
 * of its own; the stored amount says which rate of which day was used, so that it can be told and corrected.
 */
const UNITS_FOR_ONE_EURO: Record<string, string> = {
  USD: '1.0824',
  JPY: '163.85',
  GBP: '0.84662',
  CHF: '0.9526',
  CNY: '7.7875',
  KRW: '1475.40',
  INR: '90.5563',
  SEK: '11.4325',
  DKK: '7.4589',
  PLN: '4.3058',
};

const SCALE = 10n ** 10n;

/** The rate to use for a currency when the client names none; undefined when we know none. */
export function usualRate(currency: string, today: string): ExchangeRate | undefined {
  if (currency === 'EUR') return { rate: '1', on: today };
  const units = UNITS_FOR_ONE_EURO[currency];
  if (units === undefined) return undefined;
  const [whole = '0', fraction = ''] = units.split('.');
  const inverse = (SCALE * 10n ** BigInt(fraction.length)) / BigInt(whole + fraction);
  const digits = inverse.toString().padStart(11, '0');
  return { rate: `${digits.slice(0, -10)}.${digits.slice(-10)}`, on: AVERAGES_ON };
}
