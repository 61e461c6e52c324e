/** An amount in whole units of its currency, with the rate that converts it to euro. */
export interface ForeignAmount {
  /** Amount in whole units, not negative. */
  amount: number;
  /** ISO 4217 currency code. */
  currency: string;
  /**
   * Euro for one unit of the currency, so `eur = amount × rate`. It is a decimal text if it comes from the database.
   * The ECB quotes the inverse, units of the currency for one euro. Null is allowed only for EUR.
   */
  rate: number | string | null;
  /** Units of the currency for one euro, if the rate is known in that form: `eur = amount ÷ unitsPerEuro`. */
  unitsPerEuro?: number | string | null;
}

/** An error in an amount or its rate. The caller converts it to a 422 at the field. */
export class MoneyError extends RangeError {
  constructor(
    readonly code: 'amount_invalid' | 'rate_required' | 'rate_invalid' | 'rate_not_one' | 'amount_too_large',
    /** The member that is wrong. */
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

/** Largest value that the database's constraints allow and that JSON carries exactly. */
const MAX_EUR = 9_000_000_000_000_000n;

/** Number of decimals beyond which a rate is considered a mistake. */
const MAX_RATE_DECIMALS = 20;

/**
 * Converts an amount to whole euro. The result is computed exactly on the decimal digits of the rate and rounded half
 * up, as Regulation (EC) No 1103/97, Article 5 requires for conversions into euro.
 * @throws {@link MoneyError} if the amount or the rate is invalid, or if the result is larger than JSON can carry
 * exactly
 */
export function toEur({ amount, currency, rate, unitsPerEuro = null }: ForeignAmount): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new MoneyError('amount_invalid', 'amount', 'amount must be a whole number from 0 to 2^53 - 1.');
  }
  if (currency === 'EUR') {
    const isOne = rate === null || Number(rate) === 1;
    if (!isOne) throw new MoneyError('rate_not_one', 'rate', 'rate must be 1 or absent for an amount in EUR.');
    return amount;
  }
  if (rate === null) {
    throw new MoneyError(
      'rate_required',
      'rate',
      `rate (euro for one ${currency}) is required for an amount in ${currency}.`,
    );
  }
  // The ECB publishes units for one euro. Their inverse would be rounded, so the amount is divided by the published
  // rate.
  const { digits, scale } = unitsPerEuro === null ? parseRate(rate) : invert(parseRate(unitsPerEuro));
  // Adding half of the divisor before the truncating division rounds half up. Doubling both sides keeps the half an
  // integer.
  const eur = (2n * BigInt(amount) * digits + scale) / (2n * scale);
  if (eur > MAX_EUR) {
    throw new MoneyError(
      'amount_too_large',
      'amount',
      'amount is too large: its value in euro must be at most 9,000,000,000,000,000.',
    );
  }
  return Number(eur);
}

function invert({ digits, scale }: Fraction): Fraction {
  return { digits: scale, scale: digits };
}

/**
 * Converts a rate to whole digits over a power of ten, so that 0.1 means a tenth and not the nearest binary fraction.
 */
function parseRate(rate: number | string): Fraction {
  const [, whole, fraction = '', exponentText = '0'] =
    /^(\d{1,20})(?:\.(\d{1,20}))?(?:e([+-]?\d{1,3}))?$/i.exec(String(rate)) ?? [];
  const decimals = fraction.length - Number(exponentText);
  if (whole === undefined || Math.abs(decimals) > MAX_RATE_DECIMALS) throw createInvalidRateError();
  const digits = BigInt(whole + fraction) * (decimals < 0 ? 10n ** BigInt(-decimals) : 1n);
  if (digits === 0n) throw createInvalidRateError();
  return { digits, scale: decimals > 0 ? 10n ** BigInt(decimals) : 1n };
}

function createInvalidRateError(): MoneyError {
  return new MoneyError('rate_invalid', 'rate', 'rate must be a positive decimal number.');
}
