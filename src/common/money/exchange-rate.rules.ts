/**
 * The origins of a rate: fixed for the euro; given by a client; the reference rate of the day or of the working day
 * before; the latest reference rate, for a later day; the average of a year, which was used until 2026.
 */
export const RATE_KINDS = ['fixed', 'given', 'reference', 'latest', 'yearly_average'] as const;
/** One of {@link RATE_KINDS}. */
export type RateKind = (typeof RATE_KINDS)[number];

/** A reference rate as the ECB publishes it. */
export interface ReferenceRate {
  currency: string;
  /** The day of the rate, `YYYY-MM-DD`. */
  on: string;
  /** Units of the currency for one euro, as decimal text. */
  unitsPerEuro: string;
  rateKind: 'reference' | 'latest';
}

/** A rate that a client sends. One of the two members is present. */
export interface GivenRate {
  /** EUR for one unit. */
  rate?: number | null;
  /** Units for one EUR. */
  unitsPerEuro?: number | null;
}

/** Share by which a given rate may differ from the known one without a confirmation. */
const MAX_DEVIATION = 0.3;

/** Number of decimals of a stored rate. */
const RATE_DECIMALS = 10;

/** Converts units for one EUR to EUR for one unit, as decimal text with ten decimals, rounded half up. */
export function invertRate(units: string): string {
  const [whole = '0', fraction = ''] = units.split('.');
  const divisor = BigInt(whole + fraction);
  const scaled = 10n ** BigInt(RATE_DECIMALS + fraction.length);
  const digits = ((2n * scaled + divisor) / (2n * divisor)).toString().padStart(RATE_DECIMALS + 1, '0');
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`;
}

/**
 * Returns a sentence that says why a given rate is implausible compared with the known one; null if it is close enough.
 */
export function findImplausibility(given: GivenRate, known: ReferenceRate): string | null {
  const units = Number(known.unitsPerEuro);
  const isByUnits = typeof given.unitsPerEuro === 'number';
  const [value, expected] = isByUnits ? [given.unitsPerEuro!, units] : [given.rate!, 1 / units];
  if (!isFar(value, expected)) return null;
  const { currency, on } = known;
  const what = isByUnits ? `unitsPerEuro ${value}` : `rate ${value}`;
  const shown = Number(expected.toPrecision(6));
  const source = `${known.unitsPerEuro} ${currency} for one euro, the ECB's of ${on}`;
  const inverse = isByUnits ? 'rate' : 'unitsPerEuro';
  const hint = isFar(1 / value, expected) ? '' : ` It looks like the inverse: send it as ${inverse}.`;
  return `${what} is more than 30 % from the known ${shown} (${source}).${hint} Send confirmRate: true if it is right.`;
}

function isFar(value: number, expected: number): boolean {
  return Math.abs(value - expected) > MAX_DEVIATION * expected;
}
