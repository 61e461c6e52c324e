import { convertValue } from '../convert-value.rules.js';
import type { CellValue, DateFormat } from '../import-field.constants.js';

const STYLES = { numberFormat: 'dutch', dateFormat: 'day-first' } as const;

const convert = (kind: 'date' | 'moment', cell: CellValue, styles: { dateFormat?: DateFormat } = {}) => {
  const result = convertValue({ name: 'field', kind }, cell, { ...STYLES, ...styles });
  return 'error' in result ? result.error.code : result.value;
};

describe('A date', () => {
  it.each<[CellValue, unknown]>([
    ['2024-03-05', '2024-03-05'],
    ['5/3/2024', '2024-03-05'],
    ['05-03-2024', '2024-03-05'],
    ['5.3.2024', '2024-03-05'],
    ['5/3/24', '2024-03-05'],
    ['31/12/99', '1999-12-31'],
    ['2024/3/5', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024年3月5日 14:30', '2024-03-05'],
    ['5 maart 2024', '2024-03-05'],
    ['5 mrt. 2024', '2024-03-05'],
    ['5-mrt-24', '2024-03-05'],
    ['ma 5 augustus 2024', '2024-08-05'],
    ['5 March 2024', '2024-03-05'],
    ['March 5, 2024', '2024-03-05'],
    ['Mar 5th, 2024', '2024-03-05'],
    ['5/3/2024 14:30', '2024-03-05'],
    ['05-03-2024 14u30', '2024-03-05'],
    ['2024-03-05T14:30:00', '2024-03-05'],
    ['2024-03-05 14:30:00.000', '2024-03-05'],
    ['2024-03-05T23:30:00Z', '2024-03-06'],
    ['20240305', '2024-03-05'],
    [20_240_305, '2024-03-05'],
    [45_356, '2024-03-05'],
    [45_356.75, '2024-03-05'],
    ['45356', '2024-03-05'],
    ['29/02/2024', '2024-02-29'],
  ])('%p is %p', (cell, value) => {
    expect(convert('date', cell)).toBe(value);
  });

  it.each([
    '32/04/2024',
    '3/25/2024',
    '2024-13-01',
    'spring 2024',
    '2024',
    '5 marble 2024',
    '12/2024',
    '1/1/1875',
    3,
    2_024,
  ])('%p is refused with a sentence that says what would be right', (cell) => {
    expect(convertValue({ name: 'field', kind: 'date' }, cell, STYLES)).toEqual({
      error: { code: 'date.invalid', detail: 'Write the date as 31/12/2024.' },
    });
  });

  it.each([
    ['31/11/2026', 'day-first', 30],
    ['31/04/2024', 'day-first', 30],
    ['29/02/2023', 'day-first', 28],
    ['29.02.2023', 'day-first', 28],
    ['30-2-24 14:30', 'day-first', 29],
    ['2026-11-31', 'iso', 30],
    ['11/31/2026', 'month-first', 30],
  ] as const)('%p is refused with the length of its month', (cell, dateFormat, days) => {
    expect(convertValue({ name: 'field', kind: 'date' }, cell, { ...STYLES, dateFormat })).toEqual({
      error: { code: 'date.invalid', detail: `That month has only ${days} days.` },
    });
  });

  it('of numbers begins with the month in a column that shows it', () => {
    expect(convert('date', '3/5/2024', { dateFormat: 'month-first' })).toBe('2024-03-05');
    expect(convert('date', '25/3/2024', { dateFormat: 'month-first' })).toBe('date.invalid');
    expect(convert('date', '5 maart 2024', { dateFormat: 'month-first' })).toBe('2024-03-05');
  });
});

describe('A moment', () => {
  it.each<[CellValue, unknown]>([
    ['5/3/2024 14:30', '2024-03-05T13:30:00Z'],
    ['5/7/2024 14:30', '2024-07-05T12:30:00Z'],
    ['5/7/2024 2:30 PM', '2024-07-05T12:30:00Z'],
    ['5/7/2024 12:05 am', '2024-07-04T22:05:00Z'],
    ['2024年7月5日 下午2点30分', '2024-07-05T12:30:00Z'],
    ['2024-03-05T14:30:00+08:00', '2024-03-05T06:30:00Z'],
    ['2024-03-05T14:30:00Z', '2024-03-05T14:30:00Z'],
    ['5/3/2024', '2024-03-04T23:00:00Z'],
    [45_356.75, '2024-03-05T17:00:00Z'],
    // Clocks skip this hour in Brussels.
    ['31/3/2024 2:30', '2024-03-31T01:30:00Z'],
  ])('%p is %p', (cell, value) => {
    expect(convert('moment', cell)).toBe(value);
  });

  it.each(['5/3/2024 25:00', '5/3/2024 13:30 PM', '5/3/2024 0:30 AM', '5/3/2024 0:30 PM', '14:30'])(
    '%p is refused',
    (cell) => {
      expect(convert('moment', cell)).toBe('date.invalid');
    },
  );
});
