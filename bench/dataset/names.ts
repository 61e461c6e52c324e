import { pickNumber, pick } from './seeded.js';

/** Syllables of made-up names: three of them make a distinct name for each company. */
const SYLLABLES = (
  'bel dor fen gal hax jor kel lum mar nov ost pra quil ren sol tav ulm ver wes xan yor zel brin cal dun erb fos gri hel isk ' +
  'jul kro lan mis nor opt pel ris ste tol'
).split(' ');
const TRADES = [
  'Lighting',
  'Logistics',
  'Batteries',
  'Optics',
  'Pharma',
  'Robotics',
  'Foods',
  'Textiles',
  'Sensors',
  'Ceramics',
];
const FORMS: Readonly<Record<string, string>> = {
  CN: 'Co., Ltd.',
  DE: 'GmbH',
  US: 'Inc.',
  NL: 'B.V.',
  JP: 'K.K.',
  FR: 'S.A.',
};
const HAN = [...'华新天海明光金龙东方科达星宇长江安泰永和盛世中远德力佳美立信恒通宏大同创'];
const TRADES_HAN = ['照明', '物流', '电池', '光学', '医药', '机器人', '食品', '纺织', '传感', '陶瓷'];
const GIVEN = [
  'Éva',
  'Stéphane',
  'Jürgen',
  'Anna',
  'Wei',
  'Li',
  'Haruto',
  'Chloé',
  'Björn',
  'Marie',
  'Tom',
  'Zoë',
  'Ming',
  'José',
  'Inès',
];

/** Countries of the companies, the more frequent ones more often. */
export const COUNTRIES = ['CN', 'CN', 'CN', 'DE', 'DE', 'US', 'NL', 'JP', 'FR'] as const;

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

/** Builds a made-up word; the words are distinct up to 64,000. */
function buildWord(n: number): string {
  // 40³ = 64,000; the factor is prime to it, so that consecutive numbers give dissimilar words.
  const code = (n * 27_737 + 11) % 64_000;
  return capital(SYLLABLES[code % 40]! + SYLLABLES[Math.floor(code / 40) % 40]! + SYLLABLES[Math.floor(code / 1_600)]!);
}

/** Returns the country, names and domain of the nth company. */
export function buildCompany(n: number) {
  const country = pick(COUNTRIES, 1, n);
  const trade = pickNumber(TRADES.length, 2, n);
  const word = buildWord(n);
  const han = Array.from({ length: 4 }, (_, place) => pick(HAN, 3, n, place)).join('');
  return {
    country,
    word,
    name: `${word} ${TRADES[trade]!} ${FORMS[country]!}`,
    nativeName: country === 'CN' ? `${han}${TRADES_HAN[trade]!}有限公司` : null,
    han: country === 'CN' ? han : null,
    domain: `${word.toLowerCase()}.example`,
  };
}

/** Returns the name of the nth contact; the surname is nearly unique. */
export function buildPerson(n: number) {
  const given = pick(GIVEN, 4, n);
  const family = buildWord((n * 7 + 3) % 64_000);
  return { given, family, fullName: `${given} ${family}`, email: `${family.toLowerCase()}.${n}@people.example` };
}
