import * as fc from 'fast-check';
import {
  buildCjkBigrams,
  listShortNativeKeys,
  splitCompanyName,
  foldText,
  hasCjk,
  normaliseCompanyName,
  normaliseNativeName,
  toPinyin,
  findPlaceInNativeName,
  foldCompanyName,
  hasOtherLegalForm,
} from './name-normalisation.rules.js';

describe('folding text', () => {
  // The expected values are the results of lower(unaccent(x)) on PostgreSQL 18.
  it.each([
    ['Zürich', 'zurich'],
    ['ÀÉÎÕÜ Çãñ', 'aeiou can'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['Ørsted Łódź Đorđe', 'orsted lodz dorde'],
    ['Æther Œuvre Þór Ðað', 'aether oeuvre thor dad'],
    ['İstanbul ısı Şişli Ğ', 'istanbul isi sisli g'],
    ['Ħal Għaxaq Ŋ ŧ', 'hal ghaxaq n t'],
    ['Nguyễn Thị Hằng', 'nguyen thi hang'],
    ['ＢＹＤ　１２', 'byd 12'],
    ['L’Oréal “A–B”', 'l\'oreal "a-b"'],
    ['Ελλάς Ώμος', 'ελλας ωμος'],
    ['Ёлки Чайка', 'елки чайка'],
    ['가나 ガギグ 比亚迪', '가나 ガギグ 比亚迪'],
    ['', ''],
  ])('%j gives %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('of any text is stable and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
    );
  });
});

describe('the key of a company name', () => {
  it.each([
    [
      'Foshan Lighting',
      ['Foshan Lighting Co., Ltd.', 'FOSHAN LIGHTING CO.,LTD', 'foshan  lighting Co.Ltd', 'Foshan Lighting Limited'],
    ],
    ['Bekaert', ['N.V. Bekaert S.A.', 'NV BEKAERT', 'Bekaert sa/nv', 'Bekaert BVBA', 'Bekaert B.V.', 'Bekaert B. V.']],
    ['Muller', ['Müller GmbH', 'Müller G.m.b.H. & Co. KG', 'MÜLLER AG', 'Müller SE']],
    ['Orsted', ['Ørsted A/S', 'Ørsted ApS', 'Orsted AB', 'Ørsted Oy']],
    [
      'Baz',
      ['Baz SRL', 'Baz S.à r.l.', 'BAZ SAS', 'Baz S.p.A.', 'Baz Kft.', 'Baz Sp. z o.o.', 'Baz s.r.o.', 'Baz d.o.o.'],
    ],
    [
      'Acme',
      [
        'Acme Inc',
        'Acme, Inc.',
        'Acme LLC',
        'Acme L.L.C.',
        'Acme PLC',
        'Acme (Pty) Ltd',
        'Acme Corp.',
        'Acme Sdn. Bhd.',
      ],
    ],
    ['Smith and Sons', ['Smith & Sons Ltd', 'SMITH AND SONS', 'Smith + Sons']],
    ['Müller und Söhne', ['Müller & Söhne', 'Müller en Söhne', 'Müller et Söhne GmbH & Co. KG']],
    ['Haspengouw Fruit', ['Naamloze Vennootschap Haspengouw Fruit', 'Haspengouw Fruit NV']],
    ['Eclairage Dupont', ['Société Anonyme Éclairage Dupont', 'Éclairage Dupont Société à responsabilité limitée']],
    ['Łódź Oświetlenie', ['Łódź Oświetlenie spółka z ograniczoną odpowiedzialnością', 'Łódź Oświetlenie Sp. z o.o.']],
    ['Nakagawa Denki', ['Kabushiki Kaisha Nakagawa Denki', 'Nakagawa Denki K.K.']],
    [
      'Biyadi',
      [
        'Biyadi Gufen Youxian Gongsi',
        'Biyadi Youxian Gongsi',
        'Biyadi gufenyouxiangongsi',
        'Biyadi Youxian Zeren Gongsi',
      ],
    ],
    ['Topled Technology', ['Topled Tech Co., Ltd.', 'Topled Technologies']],
    ['Gebroeders Weiss', ['Gebrüder Weiß', 'Gebr. Weiss', 'Gebr Weiss BV']],
    ['Roche Blanc Établissements', ['Roche-Blanc Ets']],
    [
      'Zhongshan Lighting Test Institute',
      ['Zhongshan Lighting Test Institute (ZLTI)', 'Zhongshan Lighting Test Inst. （ZLTI）'],
    ],
    ['Hans Laser', ["Han's Laser (大族激光)", '大族激光 Hans Laser']],
    ['Tiffany', ['Tiffany & Co.', 'Tiffany & Company']],
    ['JP Morgan', ['J.P. Morgan', 'J. P. Morgan Inc.']],
    ['Moodys', ["Moody's", 'Moody’s Corporation']],
    ['Hewlett Packard', ['Hewlett-Packard', 'Hewlett – Packard Co']],
    ['Ромашка', ['ООО «Ромашка»', 'Ромашка']],
  ])('is the same for %s in all its spellings', (name, spellings) => {
    for (const spelling of spellings) expect(normaliseCompanyName(spelling)).toBe(normaliseCompanyName(name));
  });

  it.each([
    ['AG Insurance', 'ag insurance'],
    ['SAS Institute', 'sas institute'],
    ['Guangdong LED A', 'guangdong led a'],
    ['Huawei Technologies (Belgium) NV', 'huawei technology belgium'],
    ['3M Company', '3m'],
    ['比亚迪', '比亚迪'],
    ['Et Cetera En', 'et cetera en'],
    ['Signify (USA) Inc', 'signify usa'],
    ['Signify (HK) Ltd', 'signify hong kong'],
    ['(ZLTI)', 'zlti'],
    ['LG전자', 'lg전자'],
  ])('of %s is %s', (name, key) => {
    expect(normaliseCompanyName(name)).toBe(key);
  });

  it.each([
    ['Ltd', 'ltd'],
    ['Co., Ltd.', 'co ltd'],
    ['AB Inc', 'ab'],
    ['???', '???'],
  ])('of %s, which consists of strippable words only, is still %s', (name, key) => {
    expect(normaliseCompanyName(name)).toBe(key);
  });

  it('is stable and never empty for a name that has something in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = normaliseCompanyName(name);
        expect(/[\p{L}\p{N}]/u.test(name) && key === '').toBe(false);
        expect(key).toBe(key.trim());
      }),
    );
  });

  it('keeps the legal form if only the words are requested', () => {
    expect(foldCompanyName('Foshan Lighting Co., Ltd.')).toBe('foshan lighting co ltd');
  });
});

describe('the key of a native name', () => {
  it.each([
    ['比亚迪股份有限公司', '比亚迪'],
    ['比亚迪 股份 有限公司', '比亚迪'],
    ['比亚迪', '比亚迪'],
    ['美的（集团）股份有限公司', '美的'],
    ['美的集团有限责任公司', '美的'],
    ['阿里巴巴集团控股有限公司', '阿里巴巴'],
    ['ＬＥＤ光宝有限公司', 'led光宝'],
    ['廣東美的製冷有限公司', '美的制冷'],
    ['佛山市順德區美揚電器有限公司', '美扬电器'],
    ['臺灣億光電子工業股份有限公司', '亿光电子工业'],
    ['广东省佛山市南海区美的集团有限公司', '美的'],
    ['珠海格力电器股份有限公司', '格力电器'],
    ['深圳华为技术有限公司', '华为技术'],
    ['华为（深圳）技术有限公司', '华为技术'],
    ['（广东）华宝光电科技有限公司', '华宝光电科技'],
    ['西门子(中国)有限公司', '西门子'],
    ['中国中车集团有限公司', '中车'],
    ['北京小米科技有限责任公司', '小米科技'],
    ['株式会社日立製作所', '日立制作所'],
    ['合資会社日立製作所', '日立制作所'],
    ['トヨタ自動車株式会社', 'トヨタ自动车'],
    ['ﾄﾖﾀ自動車（株）', 'トヨタ自动车'],
    ['㈱東芝', '东芝'],
    ['삼성전자 주식회사', '삼성전자'],
    ['㈜카카오', '카카오'],
    ['Foo GmbH', 'foo'],
  ])('of %s is %s', (native, key) => {
    expect(normaliseNativeName(native)).toBe(key);
  });

  it.each([
    ['佛山照明', '佛山照明', 'a trade word would remain'],
    ['佛山电器照明股份有限公司', '佛山电器照明', 'trade words would remain'],
    ['深圳市LED照明科技有限公司', '深圳市led照明科技', 'trade words would remain'],
    ['海南航空控股股份有限公司', '海南航空', 'a trade word would remain'],
    ['广东工业大学', '广东工业大学', 'it is an institution'],
    ['中国银行股份有限公司', '中国银行', 'it is an institution'],
    ['中国電力株式会社', '中国电力', 'it is Japanese'],
    ['广州市场研究有限公司', '广州市场研究', '市 belongs to 市场'],
  ])('of %s keeps the place (%s), because %s', (native, key) => {
    expect(normaliseNativeName(native)).toBe(key);
  });

  it.each([
    ['有限公司', '有限公司'],
    ['中国', '中国'],
    ['广东省', '广东省'],
    ['比亚迪股份有限公司深圳分公司', '比亚迪股份有限公司深圳分公司'],
    ['！！', '!!'],
  ])('of %s is not stripped away: %s', (native, key) => {
    expect(normaliseNativeName(native)).toBe(key);
  });

  it('is never empty for a name with a character in it', () => {
    const part = fc.constantFrom(
      '中国',
      '广东',
      '省',
      '佛山',
      '市',
      '(',
      ')',
      '（广东）',
      '集团',
      '有限公司',
      '照明',
      '株式会社',
      '㈱',
      'LED',
      ' ',
      '주식회사',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { minLength: 1 }).map((parts) => parts.join('')),
          fc.string({ unit: 'grapheme' }),
        ),
        (native) => {
          expect(/[\p{L}\p{N}]/u.test(native) && normaliseNativeName(native) === '').toBe(false);
        },
      ),
    );
  });

  it.each([
    ['广东省佛山市南海区美的集团有限公司', { province: '广东', city: '佛山' }],
    ['華為（深圳）技術有限公司', { province: '广东', city: '深圳' }],
    ['江蘇亨通光电', { province: '江苏', city: null }],
    ['中国中车', null],
    ['比亚迪', null],
    ['Shenzhen', null],
  ])('returns the place of %s only on request', (native, place) => {
    expect(findPlaceInNativeName(native)).toEqual(place);
  });
});

describe('the parts of a company name', () => {
  it.each([
    ["Han's Laser (大族激光)", "Han's Laser", '大族激光', null],
    ['比亚迪 BYD Company Limited', 'BYD Company Limited', '比亚迪', null],
    ['Lighting Institute （ZLTI）', 'Lighting Institute', null, 'ZLTI'],
    ['Photon Lab (PL3) 光子', 'Photon Lab', '光子', 'PL3'],
    ['Signify (UK) Ltd', 'Signify (UK) Ltd', null, null],
    ['LG전자', 'LG전자', 'LG전자', null],
    ['华为技术有限公司', '华为技术有限公司', '华为技术有限公司', null],
  ])('of %s are %j, %j and %j', (name, latin, native, abbreviation) => {
    const parts = splitCompanyName(name);
    expect({ ...parts, latin: parts.latin.replace(/[\s()]+$/u, '').trim() }).toEqual({ latin, native, abbreviation });
  });
});

describe('a short native key', () => {
  it.each([
    ['大族激光科技产业', ['大族激光', '大族激光科技']],
    ['国星光电', ['国星']],
    ['佛山电器照明', []],
    ['比亚迪', []],
    ['明', []],
  ])('of %s is each of %j', (key, shorts) => {
    expect(listShortNativeKeys(key)).toEqual(shorts);
  });
});

describe('pinyin', () => {
  it.each([
    ['比亚迪股份有限公司', { full: 'biyadi', initials: 'byd' }],
    ['佛山电器照明股份有限公司', { full: 'foshandianqizhaoming', initials: 'fsdqzm' }],
    ['重庆长安汽车', { full: 'chongqingchanganqiche', initials: 'cqcaqc' }],
    ['LED照明', { full: 'ledzhaoming', initials: 'ledzm' }],
    ['绿源', { full: 'lvyuan', initials: 'ly' }],
  ])('of %s is %j', (native, sound) => {
    expect(toPinyin(native)).toEqual(sound);
  });

  it.each(['Foo GmbH', '', 'トヨタ自動車', '株式会社日立製作所', '삼성전자', '三星 전자'])(
    'of %j is null',
    (native) => {
      expect(toPinyin(native)).toBeNull();
    },
  );

  it('reads the first character of a person as a surname', () => {
    expect(toPinyin('曾毓群', 'person')).toEqual({ full: 'zengyuqun', initials: 'zyq' });
  });
});

describe('CJK text', () => {
  it.each([
    ['比亚迪', true],
    ['ﾄﾖﾀ', true],
    ['삼성', true],
    ['BYD 照', true],
    ['BYD', false],
    ['', false],
  ])('%j has CJK: %s', (text, has) => {
    expect(hasCjk(text)).toBe(has);
  });

  it.each([
    ['比亚迪', ['比亚', '亚迪']],
    ['照明', ['照明']],
    ['照', ['照']],
    ['BYD比亚迪(深圳)', ['比亚', '亚迪', '深圳']],
    ['巴巴巴', ['巴巴']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['スーパー', ['スー', 'ーパ', 'パー']],
    ['BYD', []],
  ])('%j gives the pairs %j', (text, grams) => {
    expect(buildCjkBigrams(text)).toEqual(grams);
  });
});

describe('The legal forms of two names', () => {
  it.each([
    ['TwinB Group NV', 'TwinB Group BV'],
    ['Elzen Bouw N.V.', 'Elzen Bouw B.V.B.A.'],
    ['NV Elzen Bouw', 'Elzen Bouw BV'],
    ['Brightwell GmbH', 'Brightwell AG'],
    ['Brightwell GmbH & Co. KG', 'Brightwell GmbH'],
    ['Brightwell Ltd.', 'Brightwell PLC'],
    ['Brightwell Co., Ltd.', 'Brightwell Inc.'],
    ['大族激光科技股份有限公司', '大族激光科技有限公司'],
    ['株式会社日立', '有限会社日立'],
    ['삼성전자 주식회사', '유한회사 삼성전자'],
  ])('differ in %s and %s', (one, other) => {
    expect([hasOtherLegalForm(one, other), hasOtherLegalForm(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['TwinB Group NV', 'TwinB Group'],
    ['TwinB Group NV', 'TwinB Group S.A.'],
    ['TwinB Group nv', 'TwinB Group NV/SA'],
    ['TwinB Group BV', 'TwinB Group BVBA'],
    ['TwinB Group BV', 'TwinB Group SRL'],
    ['Brightwell Limited', 'Brightwell Co., Ltd.'],
    ['Brightwell Company', 'Brightwell NV'],
    ['Brightwell', 'Brightwell'],
    ['大族激光科技有限公司', '大族激光科技有限责任公司'],
    ['大族激光科技有限公司', '大族激光科技'],
    ['大族激光科技集团', '大族激光科技有限公司'],
    ['㈱日立', '日立株式会社'],
  ])('do not differ in %s and %s', (one, other) => {
    expect(hasOtherLegalForm(one, other)).toBe(false);
  });
});
