import { useApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';

const made: Record<string, Made> = {};
const { api } = useApi();
beforeAll(async () => {
  const make = new Make(api);
  for (const [key, company] of Object.entries(COMPANIES)) made[key] = await make.company(company);
  for (const [key, { at, ...contact }] of Object.entries(CONTACTS)) {
    made[key] = await make.contact({ ...contact, ...(at ? { companyId: made[at].id } : {}) });
  }
  for (const [key, { of, ...lead }] of Object.entries(LEADS)) {
    made[key] = await make.lead({ ...lead, companyId: made[of].id });
  }
});

const COMPANIES: Record<string, object> = {
  lumenova: {
    name: 'Lumenova Lighting Co., Ltd.',
    nativeName: '广东朗明照明有限公司',
    aliases: ['Langming Optics'],
    website: 'https://www.lumenova.cn/en',
    city: 'Foshan',
    tags: ['horticulture'],
  },
  byd: {
    name: 'BYD Company Limited',
    nativeName: '比亚迪股份有限公司',
    aliases: ['Build Your Dreams'],
    emailDomains: ['byd.com'],
    identifiers: [{ scheme: 'USCC', value: '91440300192317458F' }],
  },
  fsl: {
    name: 'Foshan Electrical and Lighting Co., Ltd.',
    nativeName: '佛山电器照明股份有限公司',
    identifiers: [{ scheme: 'USCC', value: '91440000190352575W' }],
  },
  huawei: {
    name: 'Huawei Technologies Co., Ltd.',
    nativeName: '华为技术有限公司',
    identifiers: [{ scheme: 'USCC', value: '914403001922038216' }],
  },
  starry: { name: 'Starry Semiconductor', nativeName: '深圳市星辰半导体科技有限公司' },
  gdut: { name: 'Guangdong University of Technology', nativeName: '广东工业大学', kind: 'university' },
  nichia: { name: 'Nichia Corporation', nativeName: '日亜化学工業株式会社', country: 'JP' },
  samsung: { name: 'Hanguk Lighting', nativeName: '한국조명 주식회사', country: 'KR' },
  svetlana: { name: 'Svetlana Optoelectronics', nativeName: 'Светлана-Оптоэлектроника', country: 'RU' },
  zurich: { name: 'Zürich Präzisionstechnik AG', country: 'CH' },
  weiss: { name: 'Weißmüller Straßenbau GmbH', country: 'DE' },
  laerke: { name: 'Søren Lærke A/S', country: 'DK' },
  lodz: { name: 'Łódzkie Światło Sp. z o.o.', country: 'PL' },
  oneill: { name: "O'Neill & Daughters Ltd", country: 'IE' },
  eclairage: {
    name: "Société Générale d'Éclairage",
    country: 'FR',
    identifiers: [{ scheme: 'LEI', value: '506700GE1G29325QX363' }],
  },
  locate: {
    name: 'Locate in Limburg',
    country: 'BE',
    identifiers: [
      { scheme: 'KBO', value: '0566.988.259' },
      { scheme: 'VAT', value: 'BE 0566.988.259' },
    ],
  },
  voka: { name: 'VOKA Limburg', country: 'BE', identifiers: [{ scheme: 'KBO', value: '0417.497.106' }] },
  greenhouse: { name: 'Green House Robotics BV', country: 'NL' },
  istanbul: { name: 'Işık Aydınlatma A.Ş.', country: 'TR' },
  apart: { name: 'Canopy Grow Light Systems', aliases: ['Sunny Roof Garden'], country: 'NL' },
  together: { name: 'Benelux Hydrofarm Trials', country: 'NL' },
  // Alike, but never what is meant below.
  luminus: { name: 'Luminus Optics' },
  lumileds: { name: 'Lumileds Trading' },
  bidy: { name: 'Bidy Foods' },
  foshanTrade: { name: 'Foshan Trading Company', nativeName: '佛山贸易有限公司' },
  shenzhen: { name: 'Shenzhen Star Exports', nativeName: '深圳星光出口有限公司' },
  zurn: { name: 'Zurn Plumbing' },
  technology: { name: 'Technology Lighting Group' },
};

const CONTACTS: Record<string, { at?: string; [field: string]: unknown }> = {
  zhang: {
    fullName: 'Zhang Wei',
    nativeName: '张伟',
    email: 'wei.zhang@lumenova.cn',
    phone: '+86 138 0013 8000',
    wechatId: 'zhangwei_lm',
    jobTitle: 'Export manager',
    at: 'lumenova',
  },
  lina: { fullName: 'Li Na', nativeName: '李娜', email: 'lina@starry.example' },
  ouyang: { fullName: 'Ouyang Xiaofeng', nativeName: '欧阳晓峰', email: 'ouyang@gdut.example' },
  zoe: { fullName: 'Zoë Vandenboeynants', email: 'zoe@flanders.example', phone: '+32 11 23 45 67' },
  juergen: { fullName: 'Jürgen Müller-Lüdenscheidt', email: 'jml@precision.example' },
  berghe: { fullName: 'Joost Van den Berghe', email: 'joost@berghe.example' },
  broucke: { fullName: 'Elsje Vandenbroucke', email: 'elsje@broucke.example' },
  nguyen: { fullName: 'Nguyễn Thị Hương', email: 'huong@saigon.example' },
};

const LEADS: Record<string, { of: string; [field: string]: unknown }> = {
  modules: { title: 'LED modules for greenhouses', of: 'lumenova' },
  rd: { title: 'European R&D centre for solid-state batteries', of: 'byd', tags: ['flagship'] },
  heron: { title: 'Headquarters for Benelux', of: 'huawei', confidential: true, codename: 'Project Heron' },
  shelf: { title: 'European show room for pots', of: 'lumenova' },
  chinese: { title: '林堡省配送中心 (distribution)', of: 'fsl' },
};

/** What is typed, why, the record that must come first, and the field it is found in. */
const QUESTIONS: [question: string, reason: string, expected: string, field: string][] = [
  ['Lumenova Lighting Co., Ltd.', 'the whole name', 'lumenova', 'name'],
  ['lumenova lighting', 'lower case without the legal form', 'lumenova', 'name'],
  ['LUMENOVA', 'one word in capitals', 'lumenova', 'name'],
  ['lighting lumenova', 'words in another order', 'lumenova', 'name'],
  ['lumen', 'the beginning of a word', 'lumenova', 'name'],
  ['lumenova light', 'a word and a beginning', 'lumenova', 'name'],
  ['Lumen ova', 'a word written as two', 'lumenova', 'name'],
  ['Lumenva', 'a missing letter', 'lumenova', 'name'],
  ['Lumennova', 'a letter too many', 'lumenova', 'name'],
  ['Lumenoba', 'a wrong letter', 'lumenova', 'name'],
  ['Lumenvoa', 'two letters exchanged', 'lumenova', 'name'],
  ['umenova', 'the first letter missing', 'lumenova', 'name'],
  ['Lumenva Lihgting', 'a mistake in each word', 'lumenova', 'name'],
  ['Lumanoba', 'two mistakes in a word', 'lumenova', 'name'],
  ['lumenova ltd', 'a legal form written otherwise', 'lumenova', 'name'],
  ['langming', 'an alias', 'lumenova', 'alias'],
  ['langmin optic', 'an alias, misspelt', 'lumenova', 'alias'],
  ['朗明', 'two characters inside a native name', 'lumenova', 'native_name'],
  ['广东朗明', 'the place and the trade name', 'lumenova', 'native_name'],
  ['朗明照明', 'the trade name and the trade', 'lumenova', 'native_name'],
  ['horticulture', 'a tag', 'lumenova', 'tag'],
  ['lumenova.cn', 'an e-mail domain', 'lumenova', 'email_domain'],
  ['@lumenova.cn', 'an e-mail domain with its at', 'lumenova', 'email_domain'],
  ['https://www.lumenova.cn/contact', 'a web address', 'lumenova', 'email_domain'],
  ['BYD', 'a name of three letters', 'byd', 'name'],
  ['比亚', 'two characters of three', 'byd', 'native_name'],
  ['亚迪', 'the other two characters', 'byd', 'native_name'],
  ['比亚迪', 'the trade name alone', 'byd', 'native_name'],
  ['比亚迪股份有限公司', 'the statutory name', 'byd', 'native_name'],
  ['比亞迪', 'traditional characters', 'byd', 'native_name'],
  ['比亚敌', 'a wrong character that sounds the same', 'byd', 'pinyin'],
  ['佛出电器照明', 'a wrong character that looks the same', 'fsl', 'native_name'],
  ['biyadi', 'pinyin', 'byd', 'pinyin'],
  ['bi ya di', 'pinyin by syllables', 'byd', 'pinyin'],
  ['biyad', 'the beginning of pinyin', 'byd', 'pinyin'],
  ['build your dreams', 'an alias of three words', 'byd', 'alias'],
  ['91440300192317458F', 'a USCC', 'byd', 'identifier'],
  ['9144 0300 1923 1745 8f', 'a USCC with spaces, in lower case', 'byd', 'identifier'],
  ['byd.com', 'a domain of three letters', 'byd', 'email_domain'],
  ['Foshan Lighting', 'words around one left out', 'fsl', 'name'],
  ['Foshan Electrical & Lighting', 'a sign for a word', 'fsl', 'name'],
  ['佛山照明', 'the short name, which leaves characters out', 'fsl', 'native_name'],
  ['fsdqzm', 'the initials of pinyin', 'fsl', 'pinyin'],
  ['foshandianqi', 'pinyin of the beginning', 'fsl', 'pinyin'],
  ['dianqizhaoming', 'pinyin without the place in front', 'fsl', 'pinyin'],
  ['华为', 'a name of two characters', 'huawei', 'native_name'],
  ['Huwaei', 'exchanged in the middle of a short word', 'huawei', 'name'],
  ['Hauwei Tecnologies', 'two misspelt words', 'huawei', 'name'],
  ['huawei-technologies', 'a dash for a space', 'huawei', 'name'],
  ['星辰', 'a trade name behind the city', 'starry', 'native_name'],
  ['xingchenbandaoti', 'pinyin from inside a native name', 'starry', 'pinyin'],
  ['广东工业大学', 'a university', 'gdut', 'native_name'],
  ['日亜', 'a Japanese name', 'nichia', 'native_name'],
  ['한국', 'a Korean name', 'samsung', 'native_name'],
  ['Светлана', 'a Cyrillic name', 'svetlana', 'native_name'],
  ['светлана', 'a Cyrillic name in lower case', 'svetlana', 'native_name'],
  ['Zurich', 'without its umlaut', 'zurich', 'name'],
  ['Zürich', 'with its umlaut', 'zurich', 'name'],
  ['Zuerich', 'an umlaut written out', 'zurich', 'name'],
  ['zürich', 'an umlaut in two parts', 'zurich', 'name'],
  ['praezision', 'an umlaut written out, inside a longer word', 'zurich', 'name'],
  ['Weissmuller Strassenbau', 'sharp s and umlaut', 'weiss', 'name'],
  ['Soren Laerke', 'Danish letters', 'laerke', 'name'],
  ['Lodzkie Swiatlo', 'Polish letters', 'lodz', 'name'],
  ['isik aydinlatma', 'Turkish letters', 'istanbul', 'name'],
  ['ONeill', 'without the apostrophe', 'oneill', 'name'],
  ['O’Neill and Daughters', 'a typographic apostrophe', 'oneill', 'name'],
  ['societe generale eclairage', 'French without accents', 'eclairage', 'name'],
  ['506700ge1g29325qx363', 'a LEI in lower case', 'eclairage', 'identifier'],
  ['0566.988.259', 'a KBO number with dots', 'locate', 'identifier'],
  ['566988259', 'a KBO number without its zero', 'locate', 'identifier'],
  ['BE 0566 988 259', 'a VAT number with spaces', 'locate', 'identifier'],
  ['BE0417497106', 'a VAT number of a company with a KBO number', 'voka', 'identifier'],
  ['0417.497', 'the beginning of a KBO number', 'voka', 'identifier'],
  ['ＶＯＫＡ', 'full-width letters', 'voka', 'name'],
  ['greenhouse robotics', 'two words written as one', 'greenhouse', 'name'],
  ['growlight', 'two words from inside a name written as one', 'apart', 'name'],
  ['growlight systems', 'the same beside another word', 'apart', 'name'],
  ['growlight sys', 'the same before the beginning of a word', 'apart', 'name'],
  ['growlight sistems', 'the same before a misspelt word', 'apart', 'name'],
  ['roofgarden', 'two words of an alias written as one', 'apart', 'alias'],
  ['showroom', 'two words of a lead written as one', 'shelf', 'title'],
  ['hydro farm', 'a word from inside a name written as two', 'together', 'name'],
  ['benelux hydro farm', 'the same behind another word', 'together', 'name'],
  ['hydro farm trials', 'the same before another word', 'together', 'name'],
  ['hydro farm tri', 'the same between others, one of them a beginning', 'together', 'name'],
  ['RD centre', 'letters without the sign between them', 'rd', 'title'],
  ['vandenberghe', 'a family name of three words written as one', 'berghe', 'name'],
  ['Vanden Berghe Joost', 'the same written as two, before a given name', 'berghe', 'name'],
  ['van den broucke', 'a family name of one word written as three', 'broucke', 'name'],
  ['Van den Broucke Elsje', 'the same before a given name', 'broucke', 'name'],
  ['Zhang Wei', 'a person', 'zhang', 'name'],
  ['Wei Zhang', 'given name first', 'zhang', 'name'],
  ['张伟', 'a person in characters', 'zhang', 'native_name'],
  ['zhangwei_lm', 'a WeChat id', 'zhang', 'wechat_id'],
  ['wei.zhang@lumenova.cn', 'an e-mail address', 'zhang', 'email'],
  ['WEI.ZHANG@LUMENOVA.CN', 'an e-mail address in capitals', 'zhang', 'email'],
  ['wei.zhang@', 'the beginning of an address', 'zhang', 'email'],
  ['+8613800138000', 'a phone number', 'zhang', 'phone'],
  ['138 0013 8000', 'a phone number without its country', 'zhang', 'phone'],
  ['011 23 45 67', 'a phone number as dialled at home', 'zoe', 'phone'],
  ['0032 11/23.45.67', 'a phone number as dialled abroad', 'zoe', 'phone'],
  ['+32 (0)11 23 45 67', 'a phone number both ways', 'zoe', 'phone'],
  ['Zoe Vandenboeynants', 'a person without accents', 'zoe', 'name'],
  ['Vandenboynants', 'a long family name with a letter missing', 'zoe', 'name'],
  ['李娜', 'a person of two characters', 'lina', 'native_name'],
  ['欧阳', 'a family name of two characters', 'ouyang', 'native_name'],
  ['oyxf', 'the initials of a person', 'ouyang', 'pinyin'],
  ['ZW', 'the initials of a person of two characters', 'zhang', 'pinyin'],
  ['ouyangxiaofeng', 'a name as one word', 'ouyang', 'name'],
  ['Jurgen Mueller Ludenscheidt', 'umlauts left out and written out', 'juergen', 'name'],
  ['nguyen thi huong', 'Vietnamese without marks', 'nguyen', 'name'],
  ['modules greenhouses', 'words of a lead', 'modules', 'title'],
  ['LED moduels', 'a misspelt word of a lead', 'modules', 'title'],
  ['R&D centre', 'a sign inside a word', 'rd', 'title'],
  ['solid state batteries', 'a space for a dash', 'rd', 'title'],
  ['flagship', 'a tag of a lead', 'rd', 'tag'],
  ['Heron', 'a codename', 'heron', 'codename'],
  ['配送', 'two characters of a title', 'chinese', 'title'],
];

describe('The search finds', () => {
  it.each(QUESTIONS)('%s (%s): %s, by its %s', async (question, _reason, expected, field) => {
    const { body } = await api.bdm.get(`/search?q=${encodeURIComponent(question)}`);
    const getKey = (id: string) => Object.keys(made).find((key) => made[key].id === id);
    expect(body.items.map(({ id }: { id: string }) => getKey(id))[0]).toBe(expected);
    expect(body.items[0].matchedOn).toBe(field);
  });

  it.each(['', 'lower case', 'without dashes', 'without LEAD', 'with spaces'])(
    'a lead by its reference %s',
    async (how) => {
      const { reference, id } = made['modules'];
      const written: Record<string, string> = {
        '': reference,
        'lower case': reference.toLowerCase(),
        'without dashes': reference.replaceAll('-', ''),
        'without LEAD': reference.slice(5),
        'with spaces': reference.replaceAll('-', ' '),
      };
      const { body } = await api.bdm.get(`/search?q=${encodeURIComponent(written[how]!)}`);
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({ id, kind: 'lead', reference, matchedOn: 'reference', score: 1 });
    },
  );
});
