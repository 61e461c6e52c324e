import { findImplausibility, invertRate } from './exchange-rate.rules.js';
import { toEur } from './money-conversion.rules.js';

const CNY = { currency: 'CNY', on: '2026-04-13', unitsPerEuro: '7.9827', rateKind: 'reference' as const };

describe('the inverse of a rate', () => {
  it.each([
    ['1', '1.0000000000'],
    ['8', '0.1250000000'],
    ['3', '0.3333333333'],
    ['1.5', '0.6666666667'],
    ['0.87058', '1.1486595143'],
    ['20082.05', '0.0000497957'],
  ])('of %s is %s, rounded half up', (units, rate) => {
    expect(invertRate(units)).toBe(rate);
  });
});

describe('A given rate compared with the known one', () => {
  it.each([
    ['near it, by units', { unitsPerEuro: 8.4 }, null],
    ['near it, by euro', { rate: 0.12 }, null],
    ['the wrong way round, by euro', { rate: 7.9 }, /more than 30 %.*send it as unitsPerEuro/],
    ['the wrong way round, by units', { unitsPerEuro: 0.1253 }, /more than 30 %.*send it as rate/],
    ['merely far', { unitsPerEuro: 80 }, /^(?!.*inverse)/],
  ])('%s', (_how, given, expected) => {
    const fault = findImplausibility(given, CNY);
    if (expected === null) expect(fault).toBeNull();
    else expect(fault).toMatch(expected);
  });
});

describe('an amount with units for one euro', () => {
  it.each([
    ['is divided by them, not multiplied by their rounded inverse', 1_000_000_000_000, '20082.05', 49_795_713],
    ['is rounded half up', 5, '2', 3],
    ['below half is rounded down', 1, '2.0000000001', 0],
  ])('%s', (_how, amount, unitsPerEuro, eur) => {
    expect(toEur({ amount, currency: 'IDR', rate: invertRate(unitsPerEuro), unitsPerEuro })).toBe(eur);
  });
});
