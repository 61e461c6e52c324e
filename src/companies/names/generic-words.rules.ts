import { CHINESE_PLACE_WORDS } from './chinese-places.rules.js';
import { isWordSequence } from './word-segments.rules.js';

/** Articles, prepositions and conjunctions, which no name is told apart by. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'and the of to at on for in a de la le les du des het en et und van von der den voor te ter zur zum fur pour di del'.split(
    ' ',
  ),
);

/** Words for the company at the head of a group. */
const GROUP_WORDS: ReadonlySet<string> = new Set('group groep groupe gruppe holding holdings jituan'.split(' '));

/** Usual abbreviations and other forms of generic words, each with the word as which it is compared. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  [
    'international intl int',
    'technology tech technologies',
    'manufacturing mfg',
    'industry ind industries',
    'institute inst',
    'university univ',
    'association assoc',
    'engineering eng',
    'development dev',
    'brothers bros',
    'gebroeders gebr gebruder gebrueder',
    'zonen zn',
    'etablissements ets',
    'compagnie cie',
    'koninklijke kon',
    'science sci',
    'import imp',
    'export exp',
    'chemical chem',
    'pharmaceutical pharm',
    'machinery mach',
    'equipment equip eqpt',
    'products prods',
    'materials matls',
    'electric elec',
    'semiconductor semicon',
    'laboratories labs',
    'systems sys',
    'services svcs',
    'management mgmt mgt',
    'construction constr',
    'distribution distr',
    'communications comms',
    'information info',
    'investment invt',
    'national natl',
  ].flatMap((line) => {
    const [word = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, word] as const);
  }),
);

/** Abbreviations of places, each with its words. */
const PLACE_ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([['hk', ['hong', 'kong']]]);

/** Returns the words that a folded word is an abbreviation of, or the word itself. */
export function expandAbbreviation(word: string): readonly string[] {
  return PLACE_ABBREVIATIONS.get(word) ?? [ABBREVIATIONS.get(word) ?? word];
}

/** Returns true for a folded article, preposition or conjunction. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** Returns true for a folded word that calls a company a group or a holding. */
export function isGroupWord(word: string): boolean {
  return GROUP_WORDS.has(word);
}

/** Words of Latin company names that name a trade or a rank and do not identify the company. */
const TRADE_WORDS: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...GROUP_WORDS,
  ...[
    'international global worldwide world services service solutions',
    'enterprise enterprises industry industries industrial manufacturing manufacture factory works company management',
    'technology technologies technical tech science scientific engineering systems system equipment machinery machine',
    'trade trading import export commerce commercial business investment investments capital development consulting',
    'lighting light lights led lamp lamps optoelectronics optoelectronic electronic electronics electric electrical',
    'semiconductor semiconductors energy power solar battery batteries materials material chemical chemicals plastics',
    'metal metals steel auto automotive automobile motor motors logistics transport shipping medical health healthcare',
    'pharma pharmaceutical pharmaceuticals biotech biotechnology food foods agriculture agricultural digital software',
    'information network networks communication communications telecom media design construction building real estate',
    'bank insurance finance financial innovation center centre institute university association federation council',
    'new national first general united advanced smart intelligent green high',
  ]
    .join(' ')
    .split(' '),
]);

/** Countries and regions in company names, in addition to the Chinese places. */
const PLACE_WORDS: ReadonlySet<string> = new Set([
  ...CHINESE_PLACE_WORDS,
  ...[
    'china chinese prc asia asian pacific europe european euro eu benelux america american usa us uk britain british',
    'belgium belgian belgie belgique belgien flanders flemish vlaanderen limburg brussels hasselt genk antwerp',
    'netherlands nederland dutch holland germany german deutschland france french luxembourg italy italia spain japan',
    'japanese korea korean india indian turkey poland polska austria australia switzerland sweden',
    'north south east west northern southern eastern western central',
  ]
    .join(' ')
    .split(' '),
]);

/**
 * Returns true for a folded word that names a trade or a rank, or is a function word. Sharing such a word proves
 * nothing.
 */
export function isTradeWord(word: string): boolean {
  return TRADE_WORDS.has(word);
}

/**
 * Returns true for a folded word that names a country, region or city. Two different ones are never a typing mistake.
 */
export function isPlaceWord(word: string): boolean {
  return PLACE_WORDS.has(word);
}

/** Trade words of Chinese names in simplified characters. The place before such words helps to tell companies apart. */
const HAN_TRADE_WORDS: ReadonlySet<string> = new Set(
  [
    '照明 电器 电子 光电 半导体 科技 技术 实业 工业 产业 企业 贸易',
    '国际 投资 发展 开发 管理 服务 咨询 信息 网络 通信 通讯 电信 移动 联通',
    '机械 设备 制造 材料 新材料 化工 化学 塑料 钢铁 铜业 铝业 金属 能源 新能源 电力 电池',
    '石油 石化 天然气 汽车 航空 运输 物流 医药 医疗 药业 生物 食品 农业 建筑 建设 工程 地产',
    '房地产 银行 保险 证券 金融 商业 商务 商贸 进出口 智能 数码 数字 软件 软体 系统 研究 设计 文化',
    '传媒 教育 环保 环境 集团 控股 公司 股份 有限 总 新 大 和 与 及 市场',
  ]
    .join(' ')
    .split(' '),
);

const MAX_HAN_WORD_LENGTH = 3;

/** Returns true when a simplified Chinese text consists of trade words only, such as 电器照明, 国际贸易 or led照明. */
export function isHanTradeText(text: string): boolean {
  const chinese = text.replace(/[a-z]+/g, (word) => (TRADE_WORDS.has(word) ? '' : word));
  return text !== '' && isWordSequence(chinese, HAN_TRADE_WORDS, MAX_HAN_WORD_LENGTH);
}
