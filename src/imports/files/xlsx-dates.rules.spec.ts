import { classifyNumberFormat, convertSerial } from './xlsx-dates.rules.js';

describe('Dates of Excel', () => {
  it.each([
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [31, undefined, 'date'],
    [20, undefined, 'time'],
    [46, undefined, null],
    [2, undefined, null],
    [164, 'dd/mm/yyyy', 'date'],
    [164, '[$-413]d mmmm yyyy;@', 'date'],
    [164, 'yyyy"年"m"月"d"日"', 'date'],
    [164, 'mmm', 'date'],
    [164, 'hh:mm', 'time'],
    [164, '[h]:mm', null],
    [164, '#,##0.00 "days"', null],
    [164, '[Red]0.00', null],
    [164, '0 \\d', null],
    [164, '_-€ * #,##0.00_-', null],
    [164, 'General', null],
    [164, '@', null],
    [164, '0.00E+00', null],
  ])('are recognised by the format %s %s: %s', (id, code, kind) => {
    expect(classifyNumberFormat(id, code)).toBe(kind);
  });

  it.each([
    [45382, false, '2024-03-31'],
    [45382.604166666664, false, '2024-03-31T14:30:00'],
    [45381.99999999, false, '2024-03-31'],
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [2958465, false, '9999-12-31'],
    [2958466, false, null],
    [-1, false, null],
    [43920, true, '2024-03-31'],
    [0, true, '1904-01-01'],
    [2958465, true, null],
  ])('with serial %d (from 1904: %s) are %s', (serial, is1904, date) => {
    expect(convertSerial(serial, 'date', is1904)).toBe(date);
  });

  it('without a day are a time', () => {
    expect(convertSerial(0.5, 'time', false)).toBe('12:00:00');
    expect(convertSerial(45382.5, 'time', false)).toBe('2024-03-31T12:00:00');
  });
});
