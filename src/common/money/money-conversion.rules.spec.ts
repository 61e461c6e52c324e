import { MoneyError, toEur, type ForeignAmount } from './money-conversion.rules.js';

describe('an amount in euro', () => {
  const cases: [scenario: string, amount: ForeignAmount, eur: number][] = [
    ['euro stays as it is', { amount: 12_000_000, currency: 'EUR', rate: null }, 12_000_000],
    ['euro at 1 stays as it is', { amount: 5, currency: 'EUR', rate: '1.000000' }, 5],
    ['dollars', { amount: 10_000_000, currency: 'USD', rate: 0.9217 }, 9_217_000],
    ['yuan, with the rate from the database', { amount: 80_000_000, currency: 'CNY', rate: '0.12834500' }, 10_267_600],
    ['nothing', { amount: 0, currency: 'USD', rate: 0.9 }, 0],
    ['half a euro is rounded up', { amount: 5, currency: 'USD', rate: 0.5 }, 3],
    ['half a euro is rounded up to even as well', { amount: 7, currency: 'USD', rate: '0.5' }, 4],
    ['just under half is rounded down', { amount: 1, currency: 'USD', rate: '0.49999999999999999999' }, 0],
    ['a tenth is a tenth, where doubles make 1.005 less', { amount: 100, currency: 'USD', rate: 1.005 }, 101],
    ['a rate so small that it is written with an exponent', { amount: 5_000_000, currency: 'LBP', rate: 1e-7 }, 1],
    ['a rate above 1', { amount: 3, currency: 'KWD', rate: 3.01 }, 9],
    ['a whole rate with an exponent', { amount: 3, currency: 'XAU', rate: '2e3' }, 6000],
    ['the largest', { amount: 9_000_000_000_000_000, currency: 'USD', rate: 1 }, 9_000_000_000_000_000],
  ];
  it.each(cases)('%s', (_scenario, amount, eur) => {
    expect(toEur(amount)).toBe(eur);
  });

  const refused: [scenario: string, amount: ForeignAmount, code: string, field: string][] = [
    ['a negative amount', { amount: -1, currency: 'USD', rate: 1 }, 'amount_invalid', 'amount'],
    ['a fraction', { amount: 1.5, currency: 'EUR', rate: null }, 'amount_invalid', 'amount'],
    ['an amount that is no longer exact', { amount: 2 ** 53, currency: 'EUR', rate: null }, 'amount_invalid', 'amount'],
    ['dollars without a rate', { amount: 1, currency: 'USD', rate: null }, 'rate_required', 'rate'],
    ['euro with a rate', { amount: 1, currency: 'EUR', rate: 1.1 }, 'rate_not_one', 'rate'],
    ['a rate of nothing', { amount: 1, currency: 'USD', rate: 0 }, 'rate_invalid', 'rate'],
    ['a negative rate', { amount: 1, currency: 'USD', rate: -0.9 }, 'rate_invalid', 'rate'],
    ['a rate that is no number', { amount: 1, currency: 'USD', rate: Number.NaN }, 'rate_invalid', 'rate'],
    ['an endless rate', { amount: 1, currency: 'USD', rate: Number.POSITIVE_INFINITY }, 'rate_invalid', 'rate'],
    ['a rate in words', { amount: 1, currency: 'USD', rate: 'one' }, 'rate_invalid', 'rate'],
    ['a rate beyond reason', { amount: 1, currency: 'USD', rate: '1e300' }, 'rate_invalid', 'rate'],
    [
      'a result that is no longer exact',
      { amount: 2 ** 52, currency: 'USD', rate: 2.01 },
      'amount_too_large',
      'amount',
    ],
  ];
  it.each(refused)('is not computed from %s', (_scenario, amount, code, field) => {
    const attempt = (): number => toEur(amount);
    expect(attempt).toThrow(MoneyError);
    expect(attempt).toThrow(expect.objectContaining({ code, field }));
  });
});
