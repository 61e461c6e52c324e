import { stringify } from 'csv-stringify/sync';
import { buildCsvOptions } from './csv-text.rules.js';

const COLUMNS = ['name', 'phone', 'contact.phone', 'phoneNotes'];
const write = (...cells: unknown[]) => stringify([cells], buildCsvOptions(COLUMNS)).slice(1);

describe('A csv file', () => {
  it('has a byte order mark and the line ends of RFC 4180, and quotes line ends in cells', () => {
    expect(stringify([['a'], ['b\nc'], ['d\re']], buildCsvOptions(COLUMNS))).toBe('\ufeffa\r\n"b\nc"\r\n"d\re"\r\n');
  });

  it.each([
    ['+3211300100', '+32 11 30 01 00'],
    ['+32470123456', '+32 470 12 34 56'],
    ['+8613800138000', '+86 138 0013 8000'],
    ['+12025550100', '+1 202 555 0100'],
  ])('writes the phone number %s as %s, which a spreadsheet keeps as a text', (stored, written) => {
    expect(write('x', stored, stored, null)).toBe(`x,${written},${written},\r\n`);
  });

  it.each(['=1+1', '@SUM(A1)', '-2', '+1+1', '+32 11=', '+', '\tTab', "+32113001'|calc", '+9991234567'])(
    'puts an apostrophe before %j in every column, also in that of phone numbers',
    (text) => {
      expect(write(text, text, text, text)).toBe(`${[text, text, text, text].map((one) => `'${one}`).join(',')}\r\n`);
    },
  );

  it('changes a number in no other column', () => {
    expect(write('+3211300100', '', '', '+3211300100')).toBe("'+3211300100,,,'+3211300100\r\n");
  });
});
