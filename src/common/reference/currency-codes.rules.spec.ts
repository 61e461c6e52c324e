import { currencyCodes, explainInvalidCurrency, isCurrency } from './currency-codes.rules.js';

describe('currency codes', () => {
  it.each(['EUR', 'USD', 'CNY', 'HKD', 'JPY', 'KRW', 'TWD', 'GBP', 'CHF', 'SEK', 'INR', 'TRY', 'XOF', 'ZWG', 'VED'])(
    'include %s',
    (code) => {
      expect(isCurrency(code)).toBe(true);
    },
  );

  it.each(['BEF', 'HRK', 'BGN', 'ANG', 'SLL', 'XAU', 'XDR', 'XXX', 'RMB', 'CNH', 'eur', 'EURO', '', '978'])(
    'do not include %j, which is historic, not money, or not a code',
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );

  it.each(['HRK', 'BGN', 'BEF'])('say of %s that the euro has replaced it', (code) => {
    expect(explainInvalidCurrency(code)).toBe(
      `cannot be ${code}, which is no longer a currency; give the amount in EUR`,
    );
  });

  it('say of another text which codes there are', () => {
    expect(explainInvalidCurrency('RMB')).toBe('must be an ISO 4217 currency code such as EUR');
  });

  it('are listed once each, in order, and the runtime knows nearly all of them', () => {
    expect([...new Set(currencyCodes)].toSorted()).toEqual(currencyCodes);
    const known = new Set(Intl.supportedValuesOf('currency'));
    // VED has the same name as VES; CLDR does not list it as a currency in use.
    expect(currencyCodes.filter((code) => !known.has(code) && code !== 'VED')).toEqual([]);
  });
});
