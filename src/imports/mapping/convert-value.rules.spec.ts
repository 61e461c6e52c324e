import { convertValue } from './convert-value.rules.js';
import { getImportFields } from './import-fields.rules.js';
import type {
  CellValue,
  DateFormat,
  FieldKind,
  ImportEntity,
  ImportField,
  NumberFormat,
} from './import-field.constants.js';

const STYLES = { numberFormat: 'dutch', dateFormat: 'day-first' } as const;

const convert = (
  kind: FieldKind,
  cell: CellValue,
  styles: { numberFormat?: NumberFormat; dateFormat?: DateFormat } = {},
) => {
  const result = convertValue({ name: 'field', kind }, cell, { ...STYLES, ...styles });
  return 'error' in result ? result.error.code : result.value;
};
const findField = (entity: ImportEntity, name: string): ImportField =>
  getImportFields(entity).find((field) => field.name === name)!;
const convertField = (entity: ImportEntity, name: string, cell: CellValue) => {
  const result = convertValue(findField(entity, name), cell, STYLES);
  return 'error' in result ? result.error : result.value;
};

describe('A number', () => {
  it.each<[CellValue, NumberFormat, unknown]>([
    ['1.234.567,89', 'dutch', 1_234_567.89],
    ['1,234,567.89', 'english', 1_234_567.89],
    ['1234567.89', 'plain', 1_234_567.89],
    ['1.234', 'dutch', 1_234],
    ['1,234', 'english', 1_234],
    ['1.234', 'english', 1.234],
    ['1 234 567,5', 'dutch', 1_234_567.5],
    ['1\u00a0234\u202f567', 'dutch', 1_234_567],
    ["1'234'567", 'plain', 1_234_567],
    ['€ 2,5 mln', 'dutch', 2_500_000],
    ['EUR 2.3 million', 'english', 2_300_000],
    ['2,5 M€', 'dutch', 2_500_000],
    ['350k', 'dutch', 350_000],
    ['1,2 mrd euro', 'dutch', 1_200_000_000],
    ['500万', 'plain', 5_000_000],
    ['1.2亿元', 'plain', 120_000_000],
    ['€ 250.000,-', 'dutch', 250_000],
    ['100.000 EUR', 'dutch', 100_000],
    ['-12,5', 'dutch', -12.5],
    ['(12,5)', 'dutch', -12.5],
    [1_234.5, 'dutch', 1_234.5],
    ['１２３', 'dutch', 123],
  ])('%p in a %s column is %p', (cell, numberFormat, value) => {
    expect(convert('number', cell, { numberFormat })).toBe(value);
  });

  it('that only another format can have written is clear all the same', () => {
    expect(convert('number', '1,234.56', { numberFormat: 'dutch' })).toBe(1_234.56);
    expect(convert('number', '1.234,56', { numberFormat: 'english' })).toBe(1_234.56);
  });

  it.each(['1,234', 'about 20', '100-200', '12 13', '1.23.456', '#N/A', '250 m', '1.2E+05'])(
    '%p in a plain column is refused with a sentence that says what would be right',
    (cell) => {
      const result = convertValue({ name: 'field', kind: 'number' }, cell, { ...STYLES, numberFormat: 'plain' });
      expect(result).toEqual({ error: { code: 'number.invalid', detail: 'Write the number as 1234.56.' } });
    },
  );

  it.each(['12%', '12,5 %', '５％'])('%p is a percentage and is refused', (cell) => {
    expect(convert('number', cell)).toBe('number.percentage');
  });

  it('of people is whole, and an amount is rounded to whole units', () => {
    expect(convertField('companies', 'employees', '1.250')).toBe(1_250);
    expect(convertField('companies', 'employees', '12,5')).toEqual({
      code: 'number.not_whole',
      detail: 'Write a whole number such as 250.',
    });
    expect(convertField('companies', 'turnover.amount', '1.234.567,89')).toBe(1_234_568);
  });
});

describe('Other values', () => {
  it.each<CellValue>(['ja', 'Yes', 'X', '是', 'TRUE', 1, '1', true])('%p is yes', (cell) => {
    expect(convert('boolean', cell)).toBe(true);
  });

  it.each<CellValue>(['nee', 'No', '否', 'false', 0, '0', false])('%p is no', (cell) => {
    expect(convert('boolean', cell)).toBe(false);
  });

  it.each([
    ['BE', 'BE'],
    ['be', 'BE'],
    ['BEL', 'BE'],
    ['Belgium', 'BE'],
    ['België', 'BE'],
    ['Belgie', 'BE'],
    ['Koninkrijk België', 'BE'],
    ['比利时', 'BE'],
    ['China', 'CN'],
    ['P.R. China', 'CN'],
    ["People's Republic of China", 'CN'],
    ['中国', 'CN'],
    ['The Netherlands', 'NL'],
    ['VS', 'US'],
    ['USA', 'US'],
    ['UK', 'GB'],
    ['Verenigd Koninkrijk', 'GB'],
    ['Zuid-Korea', 'KR'],
    ['Duitsland', 'DE'],
    ['德国', 'DE'],
    ['Taiwan', 'TW'],
    ['Belgica', 'country.invalid'],
  ])('the country %p is %p', (cell, value) => {
    expect(convert('country', cell)).toBe(value);
  });

  it.each([
    ['nl', 'nl'],
    ['nl_BE', 'nl-BE'],
    ['Nederlands', 'nl'],
    ['Dutch', 'nl'],
    ['荷兰语', 'nl'],
    ['Français', 'fr'],
    ['中文', 'zh'],
    ['zh-hans', 'zh-Hans'],
    ['Mandarin', 'zh'],
    ['English', 'en'],
    ['Dutch (Belgium)', 'nl'],
    ['néerlandais', 'nl'],
    ['Elvish', 'language.invalid'],
    ['qqx', 'language.invalid'],
  ])('the language %p is %p', (cell, value) => {
    expect(convert('language', cell)).toBe(value);
  });

  it.each([
    ['eur', 'EUR'],
    ['€', 'EUR'],
    ['Euro', 'EUR'],
    ['US Dollar', 'USD'],
    ['Amerikaanse dollar', 'USD'],
    ['人民币', 'CNY'],
    ['RMB', 'CNY'],
    ['Pound Sterling', 'GBP'],
    ['US Dollars', 'USD'],
    ['新台幣', 'TWD'],
    ['¥', 'currency.invalid'],
    ['coins', 'currency.invalid'],
  ])('the currency %p is %p', (cell, value) => {
    expect(convert('currency', cell)).toBe(value);
  });

  it('a list is separated by semicolons, bars or commas, and "Co., Ltd." is one name', () => {
    expect(convert('list', 'led; horticulture ;led;')).toEqual(['led', 'horticulture']);
    expect(convert('list', 'led|horticulture')).toEqual(['led', 'horticulture']);
    expect(convert('list', 'led, horticulture')).toEqual(['led', 'horticulture']);
    expect(convert('list', 'Brightwell Lighting Co., Ltd., Brightwell')).toEqual([
      'Brightwell Lighting Co., Ltd.',
      'Brightwell',
    ]);
    expect(convertField('contacts', 'languages', 'English, Nederlands')).toEqual(['en', 'nl']);
    expect(convertField('contacts', 'languages', 'NL/EN/FR')).toEqual(['nl', 'en', 'fr']);
  });

  it('a choice is the stored value or its label in English, Dutch and, where there is one, Chinese', () => {
    expect(convertField('companies', 'kind', 'research_institute')).toBe('research_institute');
    expect(convertField('companies', 'kind', 'Research institute')).toBe('research_institute');
    expect(convertField('companies', 'kind', 'onderzoeksinstelling')).toBe('research_institute');
    expect(convertField('leads', 'status', 'Verloren')).toBe('lost');
    expect(convertField('leads', 'lostReason', 'De energie was te duur')).toBe('energy_cost');
    expect(convertField('leads', 'sectorVersion', '2.1')).toBe('2.1');
    expect(convertField('delegation-participants', 'role', '翻译')).toBe('interpreter');
    expect(convertField('tasks', 'status', 'later')).toEqual({
      code: 'choice.invalid',
      detail: 'Write one of: Open, Done, Dropped.',
    });
  });

  it.each([
    ['tasks', 'status', 'Completed', 'done'],
    ['tasks', 'status', 'COMPLETED', 'done'],
    ['tasks', 'status', 'Canceled', 'dropped'],
    ['tasks', 'status', 'Not Started', 'open'],
    ['tasks', 'status', 'NOT_STARTED', 'open'],
    ['tasks', 'status', 'In Progress', 'open'],
    ['tasks', 'status', 'Waiting on someone else', 'open'],
    ['interactions', 'kind', 'Phone Call', 'call'],
    ['interactions', 'kind', 'Appointment', 'meeting'],
    ['interactions', 'direction', 'INBOUND', 'inbound'],
    ['leads', 'status', 'Won', 'won'],
  ] as const)('a choice in %s, %s, is known by the value %s of other systems', (entity, name, cell, value) => {
    expect(convertField(entity, name, cell)).toBe(value);
  });

  it('a text keeps its digits, and a web address gets its beginning', () => {
    expect(convert('text', 3_500)).toBe('3500');
    expect(convert('text', 566_988_259)).toBe('566988259');
    expect(convert('text', 1e21)).toBe('1000000000000000000000');
    expect(convert('text', '  a\r\nb ')).toBe('a\nb');
    expect(convertField('companies', 'website', 'www.brightwell.example')).toBe('https://www.brightwell.example');
    expect(convertField('companies', 'website', 'http://brightwell.example')).toBe('http://brightwell.example');
    expect(convertField('companies', 'website', 'none yet')).toMatchObject({ code: 'web_address.invalid' });
  });

  it('signs for nothing count in every kind of field, except in the name of a record', () => {
    for (const cell of ['-', '–', 'n/a', 'N.v.t.', 'geen', 'None', '无']) {
      for (const kind of ['text', 'number', 'date', 'country', 'language', 'currency'] as const) {
        expect(convert(kind, cell)).toBeNull();
      }
      for (const [entity, name] of [
        ['contacts', 'phone'],
        ['contacts', 'email'],
        ['contacts', 'company.name'],
        ['companies', 'website'],
        ['companies', 'city'],
        ['companies', 'employees'],
        ['companies', 'kind'],
        ['leads', 'owner.name'],
      ] as const) {
        expect(convertField(entity, name, cell)).toBeNull();
      }
      for (const [entity, name] of [
        ['companies', 'name'],
        ['companies', 'nativeName'],
        ['contacts', 'fullName'],
        ['contacts', 'familyName'],
        ['leads', 'title'],
        ['tasks', 'title'],
        ['interactions', 'subject'],
        ['agreements', 'title'],
        ['seminar-attendances', 'fullName'],
      ] as const) {
        expect(convertField(entity, name, cell)).toBe(cell);
      }
    }
    for (const cell of ['-', 'n/a', 'geen']) expect(convert('boolean', cell)).toBeNull();
    expect(convert('boolean', '无')).toBe(false);
  });

  it.each([
    ['an@example.be', 'an@example.be', undefined],
    ['An Janssens <an@example.be>', 'an@example.be', undefined],
    ['an@example.be; piet@example.be', 'an@example.be', 'import.first_of_several'],
  ])('the e-mail address %j is %s', (cell, value, code) => {
    const result = convertValue(findField('contacts', 'email'), cell, STYLES);
    expect('value' in result && [result.value, result.notices?.[0]?.code]).toEqual([value, code]);
    expect(convertField('contacts', 'email', 'zie website')).toMatchObject({ code: 'email.invalid' });
  });

  it.each(['€', '€ -', 'EUR', '€ ,-', 'CNY', '人民币'])(
    'an amount %j has a currency only, so it is no value',
    (cell) => {
      expect(convertField('companies', 'turnover.amount', cell)).toBeNull();
    },
  );

  it.each([
    ['50-249', 50, 'import.range_lower_end'],
    ['51 to 200', 51, 'import.range_lower_end'],
    ['1.000 - 5.000', 1_000, 'import.range_lower_end'],
    ['>500', 500, 'import.range_lower_end'],
    ['ca. 120', 120, undefined],
    ['12 FTE', 12, undefined],
    ['1.200', 1_200, undefined],
    ['1,200', 1_200, undefined],
    ['2,5 mln', 2_500_000, undefined],
  ])('the employees %j are %d', (cell, value, code) => {
    const result = convertValue(findField('companies', 'employees'), cell, { ...STYLES, numberFormat: 'plain' });
    expect('value' in result && [result.value, result.notices?.[0]?.code]).toEqual([value, code]);
  });

  it.each(['249-50', '<10', 'KMO', '12,5', '50%'])('the employees %j cannot be read', (cell) => {
    expect(convertField('companies', 'employees', cell)).toMatchObject({ code: expect.stringMatching(/^number\./) });
  });

  it('a name with the family name first is turned, and gives both parts', () => {
    expect(convertValue(findField('contacts', 'fullName'), 'VAN DEN BERGHE, Jan', STYLES)).toEqual({
      value: 'Jan VAN DEN BERGHE',
      parts: { givenName: 'Jan', familyName: 'VAN DEN BERGHE' },
    });
    expect(convertField('contacts', 'fullName', '李娜')).toBe('李娜');
  });

  it('a list of languages may have slashes, and keeps what it knows', () => {
    expect(convertField('contacts', 'languages', 'NL/EN/FR')).toEqual(['nl', 'en', 'fr']);
    const result = convertValue(findField('contacts', 'languages'), 'NL, Elvish', STYLES);
    expect(result).toMatchObject({ value: ['nl'], notices: [{ code: 'import.value_left_out' }] });
  });

  it('hostile texts are refused at once', () => {
    const cells = [
      '1'.repeat(50_000),
      `1${' '.repeat(50_000)}x`,
      `${'1 '.repeat(25_000)}%`,
      '.'.repeat(50_000),
      ',- '.repeat(9_000),
    ];
    const started = Date.now();
    for (const cell of cells) {
      for (const kind of ['number', 'date', 'moment', 'boolean', 'country', 'language', 'currency'] as const) {
        expect(convert(kind, cell)).toBe(`${kind === 'moment' ? 'date' : kind}.invalid`);
      }
      convertField('companies', 'website', cell);
      convert('list', cell);
    }
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('a blank cell is null for every kind', () => {
    const kinds = ['text', 'number', 'date', 'moment', 'boolean', 'list', 'choice', 'country'] as const;
    for (const kind of kinds) for (const cell of [null, '', '  ']) expect(convert(kind, cell)).toBeNull();
  });
});
