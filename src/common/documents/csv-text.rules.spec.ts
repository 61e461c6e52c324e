import { parse } from 'csv-parse/sync';
import { createCsvLineWriter } from './csv-text.rules.js';

const COLUMNS = ['name', 'phone', 'contact.phone', 'phoneNotes'];
const write = (...cells: unknown[]) => createCsvLineWriter(COLUMNS)(cells);

describe('A csv file', () => {
  it('has the line ends of RFC 4180, quotes line ends, separators and quotes in cells, and doubles quotes', () => {
    expect(write('a', 'b\nc', 'd\re', 'f,g')).toBe('a,"b\nc","d\re","f,g"\r\n');
    expect(write('a "b"', 'c;d')).toBe('"a ""b""","c;d"\r\n');
  });

  it('writes numbers, truth values, instants, lists and objects, and nothing for what is absent', () => {
    const cells = [-1.5, false, new Date(0), ['a', 1], { a: 1 }, '', null, undefined];
    expect(write(...cells)).toBe('-1.5,false,1970-01-01T00:00:00.000Z,"a; 1","{""a"":1}",,,\r\n');
  });

  it.each([
    ['+3211300100', '+32 11 30 01 00'],
    ['+32470123456', '+32 470 12 34 56'],
    ['+8613800138000', '+86 138 0013 8000'],
    ['+12025550100', '+1 202 555 0100'],
    ['+819012345678', '+81 90 1234 5678'],
    ['+821012345678', '+82 10 1234 5678'],
    ['+5511961234567', '+55 11 96123 4567'],
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

  it.each([
    [' =1+1', "' =1+1"],
    ['\n=1+1', "\n'=1+1"],
  ])('puts an apostrophe before a formula after the blanks of %j', (given, cell) => {
    expect(parse(write(given))).toEqual([[cell]]);
  });

  it.each([
    ["Seen\n=cmd|' /C calc'!A0;", "Seen\n'=cmd|' /C calc'!A0;"],
    ['Seen\r\n\t@SUM(A1)', "Seen\r\n\t'@SUM(A1)"],
    ['Seen\n- item', "Seen\n'- item"],
    ['a;"=1+1;', `a;"'=1+1;`],
    ['a;=1+1;-2', "a;'=1+1;'-2"],
    [['a', '=1+1', 'b'], "a; '=1+1; b"],
  ])('lets no formula begin in %j where Excel ends a cell by the other separator or a line break', (given, cell) => {
    expect(parse(write('x', given))).toEqual([['x', cell]]);
  });

  it.each(['a-b; c', 'a, =1', 'a "=1"', 'Seen\n"quoted"'])('leaves %j as it is', (text) => {
    expect(parse(write('x', text))).toEqual([['x', text]]);
  });

  it('finds the ends of cells in linear time', () => {
    const gap = `a${';\n" '.repeat(500_000)}b`;
    expect(parse(write('x', gap))).toEqual([['x', gap]]);
  });

  it('with semicolons lets no formula begin after a comma', () => {
    expect(createCsvLineWriter(COLUMNS, 'semicolon')(['x', 'a, =1+1'])).toBe(`x;"a, '=1+1"\r\n`);
  });
});
