import { CHINESE_PLACE_WORDS } from './chinese-places.rules.js';

/** Words of Latin company names that name a trade or a rank and do not identify the company. */
const TRADE_WORDS: ReadonlySet<string> = new Set(
  [
    'and the of de la le les du des het en et und van von der for in a',
    'group groep groupe gruppe holding holdings international global worldwide world services service solutions',
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
);

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

/** Trade words of Chinese names. The place before such words helps to tell companies apart. */
const HAN_TRADE_WORDS: ReadonlySet<string> = new Set(
  [
    '照明 电器 電器 电子 電子 光电 光電 半导体 半導體 科技 技术 技術 实业 實業 工业 工業 产业 產業 企业 企業 贸易 貿易',
    '国际 國際 投资 投資 发展 發展 开发 開發 管理 服务 服務 咨询 信息 网络 網絡 通信 通讯 电信 電信 移动 联通',
    '机械 機械 设备 設備 制造 製造 材料 新材料 化工 化学 塑料 钢铁 鋼鐵 铜业 铝业 金属 能源 新能源 电力 電力 电池',
    '石油 石化 天然气 汽车 汽車 航空 运输 物流 医药 醫藥 医疗 药业 生物 食品 农业 農業 建筑 建設 建设 工程 地产',
    '房地产 银行 銀行 保险 保險 证券 金融 商业 商務 商贸 进出口 進出口 智能 数码 数字 软件 软体 系统 研究 设计 文化',
    '传媒 教育 环保 环境 集团 集團 控股 公司 股份 有限 总 新 大 和 与 及 市场 市場',
  ]
    .join(' ')
    .split(' '),
);

const MAX_HAN_WORD_LENGTH = 3;

/** Returns true when a folded Chinese text consists of trade words only, such as 电器照明, 国际贸易 or led照明. */
export function isHanTradeText(text: string): boolean {
  const chars = [...text.replace(/[a-z]+/g, (word) => (TRADE_WORDS.has(word) ? '' : word))];
  // The set holds the positions that whole words reach from the start. This takes linear time, while a regular
  // expression could backtrack for long.
  const reachable = new Set([0]);
  for (let start = 0; start < chars.length; start += 1) {
    if (!reachable.has(start)) continue;
    for (let length = 1; length <= MAX_HAN_WORD_LENGTH; length += 1) {
      if (HAN_TRADE_WORDS.has(chars.slice(start, start + length).join(''))) reachable.add(start + length);
    }
  }
  return text !== '' && reachable.has(chars.length);
}
