import type { SqlClient } from '../../database/connections/sql.client.js';
import { createInvalidFieldError } from '../errors/domain.errors.js';
import { findFirstRate, findRate } from './exchange-rate.queries.js';
import { findImplausibility, type GivenRate, invertRate, type RateKind } from './exchange-rate.rules.js';
import { MoneyError, toEur } from './money-conversion.rules.js';

/** An amount as a client sends it. */
export interface GivenAmount extends GivenRate {
  amount: number;
  currency: string;
  rateOn?: string | null;
  confirmRate?: boolean | null;
}

/** The rate of an amount as stored. */
interface StoredRate {
  /** EUR for one unit, as decimal text. */
  rate: string;
  /** Units for one EUR, as decimal text; null if the rate was given as EUR for one unit. */
  unitsPerEuro: string | null;
  rateOn: string;
  rateKind: RateKind;
}

/** An amount as it is stored: with its rate, the day of the rate and the frozen value in euro. */
export interface ValuedAmount extends StoredRate {
  amount: number;
  currency: string;
  eur: number;
}

/** An amount as it was stored before. Absent values are null. */
export type StoredAmount = { [K in keyof Omit<ValuedAmount, 'eur'>]: ValuedAmount[K] | null };

/** The facts beside the amount on which its rate depends. */
export interface ValuationContext {
  /** The amount's own day. */
  day: string;
  /** Today in Europe/Brussels. */
  today: string;
  /** JSON pointer of the amount in the request. */
  pointer: string;
}

/**
 * Converts an amount to euro by the given rate or by the reference rate of the amount's own day. The value is frozen:
 * neither later rates nor another day change that of an unchanged amount. Another amount in the same currency is valued
 * anew, but keeps a rate that a client gave. A rate of null always asks for the reference rate of the amount's own day.
 * @throws 422 at the field for a rate that is unknown, contradictory or implausible, and for a value that is too large
 */
export async function convertAmount(
  sql: SqlClient,
  given: GivenAmount,
  stored: StoredAmount | null,
  context: ValuationContext,
): Promise<ValuedAmount> {
  assertRateComplete(given, context);
  const kept = stored && findKeptRate(given, stored);
  const rate = kept ?? (await chooseRate(sql, given, context));
  const { amount, currency } = given;
  try {
    return { amount, currency, ...rate, eur: toEur({ amount, currency, ...rate }) };
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw createInvalidFieldError(`${context.pointer}/${error.field}`, `money.${error.code}`, error.message);
  }
}

function assertRateComplete(given: GivenAmount, { today, pointer }: ValuationContext): void {
  const { rate = null, unitsPerEuro = null, rateOn = null } = given;
  if (rate !== null && unitsPerEuro !== null) {
    const detail = 'unitsPerEuro (units for one EUR) must be absent when rate (EUR for one unit) is given.';
    throw createInvalidFieldError(`${pointer}/unitsPerEuro`, 'money.rate_twice', detail);
  }
  if (rateOn === null) return;
  if (rate === null && unitsPerEuro === null) {
    const detail = 'rateOn requires rate or unitsPerEuro; without a rate it must be absent.';
    throw createInvalidFieldError(`${pointer}/rateOn`, 'money.rate_missing', detail);
  }
  if (rateOn > today) {
    const detail = `rateOn ${rateOn} is in the future; today is ${today}.`;
    throw createInvalidFieldError(`${pointer}/rateOn`, 'money.rate_in_future', detail);
  }
}

/** Returns the stored rate if it holds for the amount and the request names no other one. */
function findKeptRate(given: GivenAmount, stored: StoredAmount): StoredRate | null {
  const { rate, unitsPerEuro, rateOn } = stored;
  const rateKind = stored.rateKind ?? 'given';
  if (given.currency !== stored.currency || rate === null || rateOn === null) return null;
  const isOfOtherAmount = given.amount !== stored.amount && rateKind !== 'given';
  if (isOfOtherAmount && !hasRate(given)) return null;
  const isSame = (value: number | null | undefined, before: string | null) =>
    value === undefined || (value !== null && before !== null && value === Number(before));
  const isSameDay = given.rateOn === undefined || given.rateOn === null || given.rateOn === rateOn;
  if (!isSame(given.rate, rate) || !isSame(given.unitsPerEuro, unitsPerEuro) || !isSameDay) return null;
  return { rate, unitsPerEuro, rateOn, rateKind };
}

/** Tells whether a request names a rate. */
function hasRate({ rate, unitsPerEuro }: GivenRate): boolean {
  return typeof rate === 'number' || typeof unitsPerEuro === 'number';
}

async function chooseRate(sql: SqlClient, given: GivenAmount, context: ValuationContext): Promise<StoredRate> {
  const { currency } = given;
  const { pointer, today } = context;
  const day = given.rateOn ?? (context.day < today ? context.day : today);
  if (currency === 'EUR') return buildFixedRate(given, day);
  const known = await findRate(sql, currency, day);
  if (!hasRate(given)) {
    if (known) {
      const { unitsPerEuro, on: rateOn, rateKind } = known;
      return { rate: invertRate(unitsPerEuro), unitsPerEuro, rateOn, rateKind };
    }
    const detail = `There is no reference rate for ${currency} on ${day}: give rate, the EUR for one ${currency}, or unitsPerEuro, the ${currency} for one EUR.`;
    throw createInvalidFieldError(`${pointer}/rate`, 'money.rate_unknown', detail);
  }
  const compared = given.confirmRate ? null : (known ?? (await findFirstRate(sql, currency)));
  const implausibility = compared ? findImplausibility(given, compared) : null;
  if (implausibility !== null) {
    const field = typeof given.rate === 'number' ? 'rate' : 'unitsPerEuro';
    throw createInvalidFieldError(`${pointer}/${field}`, 'money.rate_implausible', implausibility);
  }
  return { ...buildGivenRate(given), rateOn: day, rateKind: 'given' };
}

function buildGivenRate({ rate, unitsPerEuro }: GivenRate): Pick<StoredRate, 'rate' | 'unitsPerEuro'> {
  if (typeof rate === 'number') return { rate: String(rate), unitsPerEuro: null };
  // toFixed writes decimal text also for a number that JavaScript would write with an exponent.
  const units = unitsPerEuro!.toFixed(10);
  // The conversion rejects a rate of zero with a message of its own.
  return { rate: invertRate(units), unitsPerEuro: units };
}

/** Returns the rate of the euro, which is always 1. The conversion rejects any other rate that a client sends. */
function buildFixedRate({ rate, unitsPerEuro }: GivenRate, rateOn: string): StoredRate {
  return { rate: String(rate ?? unitsPerEuro ?? 1), unitsPerEuro: null, rateOn, rateKind: 'fixed' };
}
