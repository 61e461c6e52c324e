import { invalidField } from '../errors/domain.errors.js';
import { usualRate } from './exchange.rates.js';
import { MoneyError, toEur } from './money.conversion.js';

/** An amount as stored: with its rate, the rate's day and the frozen value in euro. */
export interface ValuedAmount {
  amount: number;
  currency: string;
  /** Decimal text. */
  rate: string;
  rateOn: string;
  eur: number;
}

/**
 * Values an amount in euro, by its own rate or the usual one. The value is frozen: it does not move with later rates.
 * @throws 422 at `pointer` when no rate is known or the value is too large
 */
export function valueAmount(
  given: { amount: number; currency: string; rate?: number | null; rateOn?: string | null },
  today: string,
  pointer: string,
): ValuedAmount {
  const known = given.rate ? { rate: String(given.rate), on: given.rateOn ?? today } : usualRate(given.currency, today);
  if (!known) {
    throw invalidField(
      `${pointer}/rate`,
      'money.rate_unknown',
      `There is no reference rate for ${given.currency}: give rate, the EUR for one ${given.currency}.`,
    );
  }
  try {
    const { amount, currency } = given;
    return { amount, currency, rate: known.rate, rateOn: known.on, eur: toEur({ amount, currency, rate: known.rate }) };
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw invalidField(`${pointer}/${error.field}`, `money.${error.code}`, error.message);
  }
}
