import * as fc from 'fast-check';
import {
  belgian,
  buildNumber,
  german,
  scoreFacts,
  type SomeFacts,
} from '../../../test/companies/duplicate-scores.given.js';
import { LIKELY_DUPLICATE, type DuplicateCode } from './duplicate-scoring.rules.js';

describe('a likely duplicate', () => {
  it.each<[string, SomeFacts, SomeFacts, DuplicateCode]>([
    [
      'has the same register number',
      { name: 'Alfa', ...buildNumber('USCC', '91440300192317458F') },
      { name: 'Beta', ...buildNumber('USCC', '91440300192317458F') },
      'identifier',
    ],
    [
      'has the same number in another country',
      { name: 'Alfa', ...buildNumber('LEI', '506700GE1G29325QX363') },
      { name: 'Beta', ...belgian, ...buildNumber('LEI', '506700GE1G29325QX363') },
      'identifier',
    ],
    [
      'has the KBO number of the other as VAT number',
      { name: 'Alfa', ...belgian, ...buildNumber('KBO', '0566988259') },
      { name: 'Beta', ...belgian, ...buildNumber('VAT', 'BE0566988259') },
      'identifier',
    ],
    ['differs in the legal form only', { name: 'Foshan Lighting Co., Ltd.' }, { name: 'Foshan Lighting' }, 'name'],
    [
      'differs in accents and case only',
      { name: 'Müller Möbel GmbH', ...german },
      { name: 'MULLER MOBEL', ...german },
      'name',
    ],
    ['has a name of trade words, typed alike', { name: 'LED Technology Ltd' }, { name: 'LED Technology Ltd.' }, 'name'],
    ['has a short name, and the same', { name: 'ABB' }, { name: 'ABB Ltd' }, 'name'],
    [
      'has the native name without its legal form',
      { name: 'BYD Company', nativeName: '比亚迪股份有限公司' },
      { name: 'Build Your Dreams', nativeName: '比亚迪' },
      'native_name',
    ],
    [
      'has the native name without its place',
      { name: 'Gree', nativeName: '珠海格力电器股份有限公司' },
      { name: 'Zhuhai G. Appliances', nativeName: '格力电器' },
      'native_name',
    ],
    [
      'has the native name with province against city',
      { name: 'A1', nativeName: '广东华宝光电有限公司' },
      { name: 'B1', nativeName: '华宝光电（佛山）有限公司' },
      'native_name',
    ],
    [
      'has the same native name in another country',
      { name: 'Toyota', nativeName: 'トヨタ自動車株式会社', country: 'JP' },
      { name: 'Toyota Motor', nativeName: 'トヨタ自動車', ...belgian },
      'native_name',
    ],
    [
      'is called by the alias of the other',
      { name: 'Build Your Dreams', aliases: ['BYD'] },
      { name: 'BYD Co., Ltd.' },
      'alias',
    ],
    [
      'has a native alias that is the native name',
      { name: 'Alfa', aliases: ['比亚迪股份有限公司'] },
      { name: 'Beta', nativeName: '比亚迪' },
      'alias',
    ],
    [
      'shares its domain and half its name',
      { name: 'Opple Lighting', emailDomains: ['opple.com'] },
      { name: 'Opple Lighting Shanghai', emailDomains: ['opple.com'] },
      'domain',
    ],
    [
      'shares its domain and sounds like the name',
      { name: 'Biyadi', emailDomains: ['byd.com'] },
      { name: 'BYD', nativeName: '比亚迪', emailDomains: ['byd.com'] },
      'domain',
    ],
    ['has a typing mistake in a word', { name: 'Foshan Lightning' }, { name: 'Foshan Lighting' }, 'similar_name'],
    [
      'has two letters exchanged',
      { name: 'Melexis Technologies', ...belgian },
      { name: 'Melexsi Technologies', ...belgian },
      'similar_name',
    ],
    [
      'has its words in another order',
      { name: 'Bekaert Steel Cord', ...belgian },
      { name: 'Steel Cord Bekaert', ...belgian },
      'similar_name',
    ],
    ['is written in one word', { name: 'Bo Sung Lighting' }, { name: 'BoSung Lighting' }, 'similar_name'],
    [
      'has the native name in traditional characters',
      { name: 'Alfa', nativeName: '廣東華寶光電' },
      { name: 'Beta', nativeName: '广东华宝光电' },
      'native_name',
    ],
    [
      'is a group in traditional characters',
      { name: 'Alfa', nativeName: '美的集團' },
      { name: 'Beta', nativeName: '美的集团' },
      'native_name',
    ],
    [
      'writes ü as ue, and und for &',
      { name: 'Müller & Söhne GmbH', ...german },
      { name: 'Mueller und Soehne', ...german },
      'alias',
    ],
    [
      'has its native name in the field of the other',
      { name: "Han's Laser (大族激光)" },
      { name: 'Daxu', nativeName: '大族激光有限公司' },
      'alias',
    ],
    [
      'has its Chinese name in the field of the Latin one',
      { name: '华为技术有限公司' },
      { name: 'Huawei', nativeName: '華為技術有限公司' },
      'alias',
    ],
  ])('%s', (_title, a, b, code) => {
    const { score: found, reasons } = scoreFacts(a, b);
    expect(reasons[0]?.code).toBe(code);
    expect(found).toBeGreaterThanOrEqual(LIKELY_DUPLICATE);
  });
});

describe('The reasons of a match', () => {
  it('name what was found, strongest first', () => {
    const { reasons } = scoreFacts(
      {
        name: 'BYD Company',
        nativeName: '比亚迪股份有限公司',
        emailDomains: ['byd.com'],
        ...buildNumber('KBO', '0566988259'),
      },
      { name: 'BYD Compagny', nativeName: '比亚迪', emailDomains: ['byd.com'], ...buildNumber('VAT', 'BE0566988259') },
    );
    expect(reasons).toEqual([
      { code: 'identifier', detail: 'KBO 0566.988.259' },
      { code: 'native_name', detail: '比亚迪' },
      { code: 'domain', detail: 'byd.com' },
    ]);
  });

  it('keep the evidence when a register number contradicts it', () => {
    const { score: found, reasons } = scoreFacts(
      { name: 'Alfa', ...buildNumber('USCC', '91440300192317458F') },
      { name: 'Alfa', ...buildNumber('USCC', '914403001922038216') },
    );
    expect(reasons.map(({ code }) => code)).toEqual(['name']);
    expect(found).toBeLessThan(LIKELY_DUPLICATE);
  });

  it('do not take two sites of one company (DUNS) for two companies', () => {
    const { score: found } = scoreFacts(
      { name: 'Alfa', ...buildNumber('DUNS', '150483782') },
      { name: 'Alfa', ...buildNumber('DUNS', '150483783') },
    );
    expect(found).toBeGreaterThanOrEqual(LIKELY_DUPLICATE);
  });
});

describe('The score of a match', () => {
  const word = fc.constantFrom('Foshan', 'Lighting', 'Lightning', 'Huawei', 'BYD', 'Group', 'A', '2', 'Ltd', 'Belgium');
  const native = fc.constantFrom(
    null,
    '比亚迪',
    '佛山照明',
    '佛山电器照明股份有限公司',
    '深圳华为技术',
    '株式会社東芝',
    'Foo',
  );
  const company = fc.record({
    name: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    nativeName: native,
    aliases: fc.array(word, { maxLength: 2 }),
    country: fc.constantFrom('CN', 'BE'),
    emailDomains: fc.subarray(['byd.com', 'qq.com']),
    identifiers: fc.subarray([
      { scheme: 'KBO' as const, value: '0566988259' },
      { scheme: 'VAT' as const, value: 'BE0202239951' },
    ]),
  });

  it('is the same both ways round, between 0 and 1, and 0 exactly when there is no reason', () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        const [there, back] = [scoreFacts(a, b), scoreFacts(b, a)];
        expect(there.score).toBe(back.score);
        expect(there.reasons.map(({ code }) => code).toSorted()).toEqual(
          back.reasons.map(({ code }) => code).toSorted(),
        );
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.score === 0).toBe(there.reasons.length === 0);
      }),
    );
  });
});
