import { seeded } from './crowd.given.js';

/** A company as it is in truth, with the spellings that people use for it. */
export interface TrueCompany {
  name: string;
  nativeName: string | null;
  country: string;
  spellings: string[];
  /** Mail domain of its own; null if its people write from freemail addresses. */
  domain: string | null;
  /** Whether the CRM has it before. */
  isKnown: boolean;
}

/** A person as they are in truth. */
export interface TruePerson {
  name: string;
  company: TrueCompany;
}

/** One registration that waits, with the person who sent it. */
export interface TrueRegistration {
  form: 'generic' | 'standard_webhooks' | 'hi_events';
  id: string;
  name: string;
  email: string;
  company: string;
  country: string;
  person: TruePerson;
}

const FORMS = ['generic', 'standard_webhooks', 'hi_events'] as const;
const FREEMAIL = ['gmail.com', 'outlook.com', '163.com', 'hotmail.com', 'qq.com'];

const COINED = [
  'Verdanis',
  'Kolbrink',
  'Ostrameer',
  'Tulivorn',
  'Baskerine',
  'Mirodent',
  'Pelgrast',
  'Zonnevick',
  'Harmattan',
  'Quorblade',
  'Fennimore',
  'Luxandria',
  'Grivalto',
  'Sennheide',
  'Drumlanrig',
  'Wolvenaar',
  'Cantarelo',
  'Ixelgrove',
  'Nordhaven',
  'Jaspidium',
  'Ruminaldo',
  'Eikenburg',
  'Yarrowgate',
  'Obsidienne',
  'Prunelakis',
  'Uldersma',
  'Aksaray',
];
const TRADES = ['Logistics', 'Biotech', 'Solar', 'Ceramics', 'Food Systems', 'Robotics', 'Textiles', 'Coatings'];
const LEGAL = [
  { country: 'NL', full: 'B.V.', other: 'BV' },
  { country: 'BE', full: 'NV', other: 'N.V.' },
  { country: 'DE', full: 'GmbH', other: 'G.m.b.H.' },
  { country: 'GB', full: 'Ltd', other: 'Limited' },
  { country: 'FR', full: 'SAS', other: 'S.A.S.' },
];
/** Chinese companies by their registered and their English name. */
const CHINESE = [
  ['苏州蓝海新材料有限公司', 'Suzhou Lanhai New Materials Co., Ltd.'],
  ['深圳市德瑞机器人有限公司', 'Shenzhen Derui Robotics Co., Ltd.'],
  ['杭州云帆软件有限公司', 'Hangzhou Yunfan Software Co., Ltd.'],
  ['宁波金桥精密机械有限公司', 'Ningbo Jinqiao Precision Machinery Co., Ltd.'],
  ['青岛海丰食品有限公司', 'Qingdao Haifeng Food Co., Ltd.'],
  ['无锡华晨光电有限公司', 'Wuxi Huachen Optoelectronics Co., Ltd.'],
] as const;
const FAMILIES = [
  'Peeters',
  'Müller',
  'Rossi',
  'García',
  'Novák',
  'Dubois',
  'Kowalska',
  'Janssens',
  'Schäfer',
  'Lefèvre',
];
const GIVEN = ['Ann', 'Bo', 'Chloë', 'Dirk', 'Eva', 'Finn', 'Gitte', 'Hugo', 'Ines', 'Joris', 'Karin', 'Lars', 'Mia'];
const CHINESE_PEOPLE = [
  ['李娜', 'Li Na'],
  ['王小明', 'Wang Xiaoming'],
  ['张伟', 'Zhang Wei'],
  ['陈静', 'Chen Jing'],
  ['刘洋', 'Liu Yang'],
  ['黄磊', 'Huang Lei'],
] as const;

/** The companies: coined names in five countries, of which every third is known, and Chinese ones in two scripts. */
export function buildCompanies(): TrueCompany[] {
  const coined = COINED.map((word, n): TrueCompany => {
    const { country, full, other } = LEGAL[n % LEGAL.length]!;
    const trade = TRADES[n % TRADES.length]!;
    const name = `${word} ${trade} ${full}`;
    const spellings = [
      name,
      `${word} ${trade}`.toLowerCase(),
      `${word} ${trade} ${other}`,
      `${word.toUpperCase()} ${full}`,
    ];
    const domain = n % 2 === 0 ? `${word.toLowerCase()}.example` : null;
    return { name, nativeName: null, country, spellings, domain: n % 3 === 0 ? null : domain, isKnown: n % 3 === 0 };
  });
  const chinese = CHINESE.map(([native, english], n): TrueCompany => {
    const spellings = [english, native, english.replace(/ Co\., Ltd\.$/, '')];
    return { name: english, nativeName: native, country: 'CN', spellings, domain: null, isKnown: n % 3 === 0 };
  });
  return [...coined, ...chinese];
}

/**
 * Registrations of people by three forms, which all wait: the CRM knows none of the people, and of the companies at most
 * the name. Of each company several people register. Some register twice from different addresses, or in another script.
 * Some have the name of somebody at another company.
 */
export function buildWaiting(companies: readonly TrueCompany[], count: number): TrueRegistration[] {
  const random = seeded(77);
  const registrations: TrueRegistration[] = [];
  const register = (person: TruePerson, name: string) => {
    const n = registrations.length;
    const { domain, spellings, country } = person.company;
    const host = domain !== null && random() < 0.6 ? domain : FREEMAIL[n % FREEMAIL.length];
    const form = FORMS[n % FORMS.length]!;
    registrations.push({
      form,
      id: form === 'hi_events' ? String(5_000 + n) : `w-${n}`,
      name,
      email: `w.${n}@${host}`,
      company: spellings[Math.floor(random() * spellings.length)]!,
      country,
      person,
    });
  };
  for (let n = 0; registrations.length < count; n++) {
    const company = companies[n % companies.length]!;
    const round = Math.floor(n / companies.length);
    const chinese = company.country === 'CN' ? CHINESE_PEOPLE[(n + round) % CHINESE_PEOPLE.length] : undefined;
    // Every eleventh person has the name of the person before, who is at another company.
    const before = n % 11 === 10 ? registrations.at(-1)?.person.name : undefined;
    const name = chinese?.[1] ?? before ?? `${GIVEN[n % GIVEN.length]} ${FAMILIES[(n + round) % FAMILIES.length]}`;
    const person = { name, company };
    register(person, chinese?.[round % 2] ?? name);
    // Every seventh person registers a second time, from another address.
    if (n % 7 === 3 && registrations.length < count) register(person, chinese?.[(round + 1) % 2] ?? name.toUpperCase());
  }
  // They arrive in any order.
  return registrations
    .map((registration) => ({ registration, order: random() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ registration }) => registration);
}
