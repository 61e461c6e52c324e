import type { Cell } from '../files/table-file.constants.js';
import { createRowConverter, type ConversionSettings } from './row-conversion.rules.js';

const AMOUNT = { column: 'Omzet', field: 'turnover.amount' };
const CURRENCY = { column: 'Munt', field: 'turnover.currency' };

/** Converts the cells of the columns Omzet and Munt. */
function convert(cells: Cell[], settings: Partial<ConversionSettings> = {}) {
  const mapping = settings.mapping ?? [AMOUNT];
  const columns = ['Omzet', 'Munt', 'Omzet (USD)'].map((name) => ({
    name,
    type: 'text' as const,
    numberFormat: 'dutch' as const,
    dateFormat: 'iso' as const,
    isDayOrderAssumed: false,
    samples: [],
    namesCurrency: false,
  }));
  const defaults = {
    entity: 'companies' as const,
    values: [],
    defaults: {},
    numberFormat: null,
    dateFormat: null,
    unreadable: 'refuse' as const,
  };
  const { values, errors } = createRowConverter({ ...defaults, currencies: [], columns, ...settings, mapping }).convert(
    cells,
  );
  const amount = [values['turnover.amount'], values['turnover.currency']];
  return errors.length > 0 ? errors.map(({ field, code }) => [field, code]) : amount;
}

const NOTHING = [undefined, undefined];

describe('The currency of an amount', () => {
  it.each<[Cell, string, number]>([
    ['€ 1.250.000,50', 'EUR', 1_250_001],
    ['1.250.000 EUR', 'EUR', 1_250_000],
    ['EUR 5.000', 'EUR', 5_000],
    ['2,5 mln euro', 'EUR', 2_500_000],
    ['£ 5.000', 'GBP', 5_000],
    ['$5.000', 'USD', 5_000],
    ['US$ 5.000', 'USD', 5_000],
    ['HK$ 5.000', 'HKD', 5_000],
    ['CHF 5.000', 'CHF', 5_000],
    ['¥ 5.000', 'CNY', 5_000],
    ['￥5.000', 'CNY', 5_000],
    ['500万元', 'CNY', 5_000_000],
    ['500万人民币', 'CNY', 5_000_000],
    ['人民币500万元', 'CNY', 5_000_000],
    ['500万美元', 'USD', 5_000_000],
    ['RMB 5.000', 'CNY', 5_000],
    ['(€ 5.000)', 'EUR', -5_000],
  ])('comes from the cell %j', (cell, currency, amount) => {
    expect(convert([cell])).toEqual([amount, currency]);
  });

  it('comes from the column of currencies where the cell names none, and the cell is more certain', () => {
    const mapping = [AMOUNT, CURRENCY];
    expect(convert(['5.000', 'USD'], { mapping })).toEqual([5_000, 'USD']);
    expect(convert(['€ 5.000', 'USD'], { mapping })).toEqual([5_000, 'EUR']);
    expect(convert(['5.000', 'coins'], { mapping })).toEqual([['turnover.currency', 'currency.invalid']]);
  });

  it('comes from the column of currencies where several currencies write the sign in the cell', () => {
    const mapping = [AMOUNT, CURRENCY];
    expect(convert(['$ 5.000', 'CAD'], { mapping })).toEqual([5_000, 'CAD']);
    expect(convert(['¥ 5.000', 'JPY'], { mapping })).toEqual([5_000, 'JPY']);
    expect(convert(['500万元', 'TWD'], { mapping })).toEqual([5_000_000, 'TWD']);
    expect(convert(['$ 5.000', 'EUR'], { mapping })).toEqual([5_000, 'USD']);
  });

  it('comes from the setting of the column, then its heading, then the default', () => {
    const mapping = [{ ...AMOUNT, column: 'Omzet (USD)' }, CURRENCY];
    const cells = [null, null, '5.000'];
    const currencies = [{ column: 'Omzet (USD)', currency: 'GBP' }];
    const defaults = { 'turnover.currency': 'EUR' };
    expect(convert(cells, { mapping, currencies, defaults })).toEqual([5_000, 'GBP']);
    expect(convert(cells, { mapping, defaults })).toEqual([5_000, 'USD']);
    expect(convert([null, 'SEK', '5.000'], { mapping, currencies, defaults })).toEqual([5_000, 'SEK']);
    expect(convert(['5.000'], { defaults })).toEqual([5_000, 'EUR']);
    expect(convert(['5.000'])).toEqual([5_000, undefined]);
  });

  it('is no value without an amount, wherever it comes from and whether it can be read or not', () => {
    const mapping = [AMOUNT, CURRENCY];
    const defaults = { 'turnover.currency': 'EUR' };
    const currencies = [{ column: 'Omzet', currency: 'EUR' }];
    expect(convert([null, 'USD'], { mapping })).toEqual(NOTHING);
    expect(convert(['', 'coins'], { mapping, defaults, currencies })).toEqual(NOTHING);
    expect(convert(['-', 'USD'], { mapping, defaults, currencies })).toEqual(NOTHING);
  });

  it('is that of a default amount as well', () => {
    const defaults = { 'turnover.amount': 5_000, 'turnover.currency': 'EUR' };
    expect(convert([null], { defaults })).toEqual([5_000, 'EUR']);
  });
});
