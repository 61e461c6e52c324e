/** An amount in whole units of its currency, with what turns it into euro. */
export interface ForeignAmount {
  /** Whole units, not negative. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /**
   * Euro for one unit of the currency, so `eur = amount × rate`; a decimal text where it comes from the database. Not
   * the ECB's way round, which quotes units of the currency for one euro. Null only for EUR.
   */
  rate: number | string | null;
  /** Units of the currency for one euro, where the rate is known that way round: `eur = amount ÷ unitsPerEuro`. */
  unitsPerEuro?: number | string | null;
}

/** What is wrong with an amount or its rate; a caller turns it into a 422 at the field. */
export class MoneyError extends RangeError {
  constructor(
    readonly code: 'amount_invalid' | 'rate_required' | 'rate_invalid' | 'rate_not_one' | 'amount_too_large',
    /** The member at fault. */
    readonly field: 'amount' | 'rate',
    message: string,
  ) {
    super(message);
    this.name = 'MoneyError';
  }
}

interface Fraction {
  digits: bigint;
  scale: bigint;
}

/** What the database's constraints allow, and JSON carries exactly. */
const MAX_EUR = 9_000_000_000_000_000n;

/** Decimals of a rate beyond which it is a mistake rather than a rate. */
const MAX_RATE_DECIMALS = 20;

/**
 * The amount in whole euro, computed exactly on the decimal digits of the rate and rounded half up, as Regulation (EC)
 * No 1103/97, Article 5 rounds conversions into euro. Throws {@link MoneyError} when the input is not an amount with a
 * rate, or the result is beyond what JSON can carry exactly.
 */
export function toEur({ amount, currency, rate, unitsPerEuro = null }: ForeignAmount): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new MoneyError('amount_invalid', 'amount', 'The amount must be a whole number, not negative and below 2^53.');
  }
  if (currency === 'EUR') {
    const one = rate === null || Number(rate) === 1;
    if (!one) throw new MoneyError('rate_not_one', 'rate', 'An amount in EUR has no rate other than 1.');
    return amount;
  }
  if (rate === null) {
    throw new MoneyError('rate_required', 'rate', `An amount in ${currency} needs a rate: euro for one ${currency}.`);
  }
  // The ECB prints units for one euro; their inverse is rounded, so what was given that way is divided by.
  const { digits, scale } = unitsPerEuro === null ? decimalOf(rate) : invert(decimalOf(unitsPerEuro));
  // Half of the divisor, added before the division that cuts off, is rounding half up; the doubling keeps it whole.
  const eur = (2n * BigInt(amount) * digits + scale) / (2n * scale);
  if (eur > MAX_EUR) {
    throw new MoneyError('amount_too_large', 'amount', 'The amount in euro is too large to be kept exactly.');
  }
  return Number(eur);
}

function invert({ digits, scale }: Fraction): Fraction {
  return { digits: scale, scale: digits };
}

/** A rate as whole digits over a power of ten, so that 0.1 means a tenth and not the nearest binary fraction. */
function decimalOf(rate: number | string): Fraction {
  const [, whole, fraction = '', exponentText = '0'] =
    /^(\d{1,20})(?:\.(\d{1,20}))?(?:e([+-]?\d{1,3}))?$/i.exec(String(rate)) ?? [];
  const decimals = fraction.length - Number(exponentText);
  if (whole === undefined || Math.abs(decimals) > MAX_RATE_DECIMALS) throw invalidRate();
  const digits = BigInt(whole + fraction) * (decimals < 0 ? 10n ** BigInt(-decimals) : 1n);
  if (digits === 0n) throw invalidRate();
  return { digits, scale: decimals > 0 ? 10n ** BigInt(decimals) : 1n };
}

function invalidRate(): MoneyError {
  return new MoneyError('rate_invalid', 'rate', 'The rate must be a positive decimal number.');
}
