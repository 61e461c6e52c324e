import {
  belgian,
  buildNumber,
  german,
  scoreFacts,
  type SomeFacts,
} from '../../../test/companies/duplicate-scores.given.js';
import { LIKELY_DUPLICATE, POSSIBLE_DUPLICATE, type DuplicateCode } from './duplicate-scoring.rules.js';

describe('A pair that is only a suggestion', () => {
  it.each<[string, SomeFacts, SomeFacts, DuplicateCode]>([
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
      'is the group of the company, in traditional characters',
      { name: 'Alfa', nativeName: '美的集團有限公司' },
      { name: 'Beta', nativeName: '美的有限公司' },
      'native_name',
    ],
    [
      'is the holding of the company, in half-width katakana',
      { name: 'Opple Lighting Shanghai', nativeName: 'オップルﾎｰﾙﾃﾞｨﾝｸﾞｽ', emailDomains: ['opple.com'] },
      { name: 'Opple Lighting', nativeName: 'オップル', emailDomains: ['opple.com'] },
      'similar_name',
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
      { name: 'Alfa BV', ...belgian, ...buildNumber('KBO', '0566988259') },
      { name: 'Alfa BV', ...belgian, ...buildNumber('KBO', '0202239951') },
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
    const { score: found, reasons } = scoreFacts(a, b);
    expect(reasons[0]?.code).toBe(code);
    expect(found).toBeGreaterThanOrEqual(POSSIBLE_DUPLICATE);
    expect(found).toBeLessThan(LIKELY_DUPLICATE);
  });
});

describe('Two different companies', () => {
  it.each<[string, SomeFacts, SomeFacts]>([
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
      { name: 'Alfa Glass', ...buildNumber('DUNS', '150483782') },
      { name: 'Zeta Metals', ...buildNumber('VAT', 'SI50483782') },
    ],
    [
      'aliases of trade words',
      { name: 'Alfa Glass', aliases: ['Lighting Ltd'] },
      { name: 'Zeta Metals', aliases: ['Lighting'] },
    ],
    ['records that say nothing', { name: '' }, { name: '' }],
  ])('are not duplicates: %s', (_title, a, b) => {
    expect(scoreFacts(a, b)).toEqual({ score: 0, reasons: [] });
  });

  it('do not include a record compared with itself', () => {
    const id = '0199b6a0-0000-7000-8000-000000000001';
    expect(scoreFacts({ id, name: 'Umicore' }, { id, name: 'Umicore' })).toEqual({ score: 0, reasons: [] });
  });
});
