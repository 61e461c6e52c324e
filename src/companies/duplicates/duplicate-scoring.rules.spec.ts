import * as fc from 'fast-check';
import { buildFingerprint, type CompanyFacts } from './company-fingerprint.rules.js';
import { LIKELY_DUPLICATE, POSSIBLE_DUPLICATE, scoreDuplicate, type DuplicateCode } from './duplicate-scoring.rules.js';
import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';

const NOTHING: CompanyFacts = {
  id: null,
  name: '',
  nativeName: null,
  aliases: [],
  country: 'CN',
  emailDomains: [],
  identifiers: [],
};

type Some = Partial<CompanyFacts> & { name: string };

const score = (a: Some, b: Some): ReturnType<typeof scoreDuplicate> =>
  scoreDuplicate(buildFingerprint({ ...NOTHING, ...a }), buildFingerprint({ ...NOTHING, ...b }));

const has = (scheme: IdentifierScheme, value: string): Pick<CompanyFacts, 'identifiers'> => ({
  identifiers: [{ scheme, value }],
});

const belgian = { country: 'BE' };
const german = { country: 'DE' };

describe('a likely duplicate', () => {
  it.each<[string, Some, Some, DuplicateCode]>([
    [
      'has the same register number',
      { name: 'Alfa', ...has('USCC', '91440300192317458F') },
      { name: 'Beta', ...has('USCC', '91440300192317458F') },
      'identifier',
    ],
    [
      'has the same number in another country',
      { name: 'Alfa', ...has('LEI', '506700GE1G29325QX363') },
      { name: 'Beta', ...belgian, ...has('LEI', '506700GE1G29325QX363') },
      'identifier',
    ],
    [
      'has the KBO number of the other as VAT number',
      { name: 'Alfa', ...belgian, ...has('KBO', '0566988259') },
      { name: 'Beta', ...belgian, ...has('VAT', 'BE0566988259') },
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
    const { score: found, reasons } = score(a, b);
    expect(reasons[0]?.code).toBe(code);
    expect(found).toBeGreaterThanOrEqual(LIKELY_DUPLICATE);
  });
});

describe('A pair that is only a suggestion', () => {
  it.each<[string, Some, Some, DuplicateCode]>([
    [
      'is a subsidiary with the same name in another country',
      { name: 'Umicore NV', ...belgian },
      { name: 'Umicore AG', ...german },
      'name',
    ],
    [
      'is such a subsidiary that shares the domain too',
      { name: 'Signify NV', country: 'NL', emailDomains: ['signify.com'] },
      { name: 'Signify Belgium NV', ...belgian, emailDomains: ['signify.com'] },
      'domain',
    ],
    [
      'is a company of the group at the same domain',
      { name: 'Alfa Glass', ...belgian, emailDomains: ['group.be'] },
      { name: 'Zeta Metals', ...belgian, emailDomains: ['group.be'] },
      'domain',
    ],
    [
      'has its name with the country added',
      { name: 'Huawei Technologies', ...belgian },
      { name: 'Huawei Technologies Belgium', ...belgian },
      'similar_name',
    ],
    ['is the short form of the name', { name: 'Huawei' }, { name: 'Huawei Technologies Co., Ltd.' }, 'similar_name'],
    [
      'is a similar name in another country',
      { name: 'Melexis Technologies', ...belgian },
      { name: 'Melexis Technologie', ...german },
      'similar_name',
    ],
    [
      'is the pinyin of the native name',
      { name: 'Foshan Dianqi Zhaoming' },
      { name: 'Foshan Electrical', nativeName: '佛山电器照明股份有限公司' },
      'pinyin',
    ],
    [
      'has a typing mistake in its only word',
      { name: 'Umicore NV', ...belgian },
      { name: 'Umicor', ...belgian },
      'similar_name',
    ],
    [
      'has one more trade word in a long name',
      { name: 'Ledvanche Optoelectronics Shenzhen' },
      { name: 'Ledvanche Optoelectronics Shenzhen Group' },
      'similar_name',
    ],
    [
      'has a letter more in a surname',
      { name: 'Bouwbedrijf Peeters', ...belgian },
      { name: 'Bouwbedrijf Peters', ...belgian },
      'similar_name',
    ],
    [
      'is the pinyin of the native name with its city and legal form',
      { name: 'Foshan Guoxing Guangdian Gufen Youxian Gongsi' },
      { name: 'Nationstar', nativeName: '佛山市国星光电股份有限公司' },
      'pinyin',
    ],
    [
      'is the pinyin of the native name without its city and district',
      { name: 'Meiyang Dianqi' },
      { name: 'Alfa', nativeName: '佛山市顺德区美扬电器有限公司' },
      'pinyin',
    ],
    [
      'is its abbreviation in brackets',
      { name: 'Zhongshan Lighting Test Institute (ZLTI)' },
      { name: 'ZLTI' },
      'similar_name',
    ],
    [
      'has its initials as a name',
      { name: 'Vlaamse Instelling voor Technologisch Onderzoek', ...belgian },
      { name: 'VITO', ...belgian },
      'similar_name',
    ],
    [
      'has its initials and its place as a name',
      { name: 'China Council for the Promotion of International Trade Guangdong' },
      { name: 'CCPIT Guangdong' },
      'similar_name',
    ],
    [
      'is its native name without the trades',
      { name: 'Alfa', nativeName: '大族激光' },
      { name: 'Beta', nativeName: '大族激光科技产业股份有限公司' },
      'similar_name',
    ],
    [
      'is the group of the company, in Chinese',
      { name: 'Alfa', nativeName: '美的集团有限公司' },
      { name: 'Beta', nativeName: '美的有限公司' },
      'native_name',
    ],
    [
      'is the group of the company, in Dutch, with the same domain',
      { name: 'Groep Van Roey NV', ...belgian, emailDomains: ['vanroey.be'] },
      { name: 'Van Roey NV', ...belgian, emailDomains: ['vanroey.be'] },
      'domain',
    ],
    [
      'is its company in a city, which stands in brackets',
      { name: 'A1', nativeName: '欧普照明股份有限公司' },
      { name: 'B1', nativeName: '欧普照明（上海）有限公司' },
      'native_name',
    ],
    [
      'is its company in Hong Kong',
      { name: 'A1', nativeName: '雷士照明有限公司' },
      { name: 'B1', nativeName: '香港雷士照明有限公司', country: 'HK' },
      'native_name',
    ],
    [
      'is another company of the group at the same domain, with the name of the group and a word of its own',
      { name: 'Vanhoof Groenten NV', ...belgian, emailDomains: ['vanhoof.be'] },
      { name: 'Vanhoof Groenten Rexroth NV', ...belgian, emailDomains: ['vanhoof.be'] },
      'similar_name',
    ],
    [
      'begins with the two words of the name',
      { name: 'Fraunhofer-Gesellschaft zur Förderung der angewandten Forschung', ...german },
      { name: 'Fraunhofer Gesellschaft', ...german },
      'similar_name',
    ],
    [
      'has the same trade name from another city',
      { name: 'A1', nativeName: '深圳市华宝光电有限公司' },
      { name: 'B1', nativeName: '东莞市华宝光电有限公司' },
      'native_name',
    ],
    [
      'has trade words and another legal form',
      { name: 'International Trading Company' },
      { name: 'International Trading Inc' },
      'name',
    ],
    [
      'has the name but another register number',
      { name: 'Alfa BV', ...belgian, ...has('KBO', '0566988259') },
      { name: 'Alfa BV', ...belgian, ...has('KBO', '0202239951') },
      'name',
    ],
    [
      'has the same free English name but two Chinese ones',
      { name: 'Guangdong Bright LED', nativeName: '广东明亮光电有限公司' },
      { name: 'Guangdong Bright LED', nativeName: '广东星辰照明有限公司' },
      'name',
    ],
    [
      'has another trade that is spelt alike',
      { name: 'Foshan Electric' },
      { name: 'Foshan Electronic' },
      'similar_name',
    ],
    [
      'has the same abbreviation as an alias',
      { name: 'Alfa Glass', aliases: ['GSC'] },
      { name: 'Zeta Metals', aliases: ['GSC'] },
      'alias',
    ],
  ])('%s', (_title, a, b, code) => {
    const { score: found, reasons } = score(a, b);
    expect(reasons[0]?.code).toBe(code);
    expect(found).toBeGreaterThanOrEqual(POSSIBLE_DUPLICATE);
    expect(found).toBeLessThan(LIKELY_DUPLICATE);
  });
});

describe('Two different companies', () => {
  it.each<[string, Some, Some]>([
    [
      'BYD and the sound of its Chinese name',
      { name: 'BYD' },
      { name: 'Build Your Dreams', nativeName: '比亚迪股份有限公司' },
    ],
    ['short names one letter apart', { name: 'ABB' }, { name: 'ABC' }],
    ['short names one letter apart, with the same trade', { name: 'TCL Lighting' }, { name: 'TCM Lighting' }],
    ['names that a letter numbers', { name: 'Guangdong LED A' }, { name: 'Guangdong LED B' }],
    ['names that a number numbers', { name: 'Foshan Factory 1' }, { name: 'Foshan Factory 2' }],
    [
      'names that share generic words only',
      { name: 'Alfa International Trading' },
      { name: 'Zeta International Trading' },
    ],
    [
      'names that share place and trade only',
      { name: 'Shenzhen Lighting Technology' },
      { name: 'Shenzhen Lighting Trading' },
    ],
    [
      'the same surname with two trades',
      { name: 'Janssens Bouwwerken BV', ...belgian },
      { name: 'Janssens Schilderwerken BV', ...belgian },
    ],
    ['pinyin that is one letter apart', { name: 'Nanhai Jinhua Aluminium' }, { name: 'Nanhai Jinghua Aluminium' }],
    [
      'sister companies with one brand',
      { name: 'Lumiphil Lighting Belgium', ...belgian },
      { name: 'Lumiphil Medical Belgium', ...belgian },
    ],
    ['three initials, which are those of many', { name: 'Tianjin Chengxin Logistics' }, { name: 'TCL' }],
    ['the same initials', { name: 'Alfa Beta Gamma Delta' }, { name: 'Anna Berta Gustav Dora' }],
    [
      'two Chinese names that sound alike',
      { name: 'Alfa', nativeName: '中山市古镇明达照明有限公司' },
      { name: 'Beta', nativeName: '中山市古镇华达照明有限公司' },
    ],
    ['the same trade in places spelt alike', { name: 'Hunan Lighting' }, { name: 'Henan Lighting' }],
    [
      'Chinese names of the same place and trade',
      { name: 'Alfa', nativeName: '佛山星辰照明有限公司' },
      { name: 'Zeta', nativeName: '佛山明亮照明有限公司' },
    ],
    [
      'the same free-mail provider',
      { name: 'Alfa Glass', emailDomains: ['qq.com'] },
      { name: 'Zeta Metals', emailDomains: ['qq.com'] },
    ],
    [
      'pages on the same marketplace',
      { name: 'Alfa Glass', emailDomains: ['alibaba.com'] },
      { name: 'Zeta Metals', emailDomains: ['alibaba.com'] },
    ],
    [
      'the same DUNS digits under another scheme',
      { name: 'Alfa Glass', ...has('DUNS', '150483782') },
      { name: 'Zeta Metals', ...has('VAT', 'SI50483782') },
    ],
    [
      'aliases of trade words',
      { name: 'Alfa Glass', aliases: ['Lighting Ltd'] },
      { name: 'Zeta Metals', aliases: ['Lighting'] },
    ],
    ['records that say nothing', { name: '' }, { name: '' }],
  ])('are not duplicates: %s', (_title, a, b) => {
    expect(score(a, b)).toEqual({ score: 0, reasons: [] });
  });

  it('do not include a record compared with itself', () => {
    const id = '0199b6a0-0000-7000-8000-000000000001';
    expect(score({ id, name: 'Umicore' }, { id, name: 'Umicore' })).toEqual({ score: 0, reasons: [] });
  });
});

describe('The reasons of a match', () => {
  it('name what was found, strongest first', () => {
    const { reasons } = score(
      { name: 'BYD Company', nativeName: '比亚迪股份有限公司', emailDomains: ['byd.com'], ...has('KBO', '0566988259') },
      { name: 'BYD Compagny', nativeName: '比亚迪', emailDomains: ['byd.com'], ...has('VAT', 'BE0566988259') },
    );
    expect(reasons).toEqual([
      { code: 'identifier', detail: 'KBO 0566.988.259' },
      { code: 'native_name', detail: '比亚迪' },
      { code: 'domain', detail: 'byd.com' },
    ]);
  });

  it('keep the evidence when a register number contradicts it', () => {
    const { score: found, reasons } = score(
      { name: 'Alfa', ...has('USCC', '91440300192317458F') },
      { name: 'Alfa', ...has('USCC', '914403001922038216') },
    );
    expect(reasons.map(({ code }) => code)).toEqual(['name']);
    expect(found).toBeLessThan(LIKELY_DUPLICATE);
  });

  it('do not take two sites of one company (DUNS) for two companies', () => {
    const { score: found } = score(
      { name: 'Alfa', ...has('DUNS', '150483782') },
      { name: 'Alfa', ...has('DUNS', '150483783') },
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
        const [there, back] = [score(a, b), score(b, a)];
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
