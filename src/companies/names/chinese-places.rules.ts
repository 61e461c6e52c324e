/**
 * Provinces, municipalities and regions with their Chinese name (simplified, then traditional where it differs) and
 * pinyin.
 */
const PROVINCES: ReadonlyArray<readonly [names: string, latin: string]> = [
  ['北京', 'beijing'],
  ['上海', 'shanghai'],
  ['天津', 'tianjin'],
  ['重庆 重慶', 'chongqing'],
  ['河北', 'hebei'],
  ['山西', 'shanxi'],
  ['内蒙古 內蒙古', 'neimenggu'],
  ['辽宁 遼寧', 'liaoning'],
  ['吉林', 'jilin'],
  ['黑龙江 黑龍江', 'heilongjiang'],
  ['江苏 江蘇', 'jiangsu'],
  ['浙江', 'zhejiang'],
  ['安徽', 'anhui'],
  ['福建', 'fujian'],
  ['江西', 'jiangxi'],
  ['山东 山東', 'shandong'],
  ['河南', 'henan'],
  ['湖北', 'hubei'],
  ['湖南', 'hunan'],
  ['广东 廣東', 'guangdong'],
  ['广西 廣西', 'guangxi'],
  ['海南', 'hainan'],
  ['四川', 'sichuan'],
  ['贵州 貴州', 'guizhou'],
  ['云南 雲南', 'yunnan'],
  ['西藏', 'xizang'],
  ['陕西 陝西', 'shaanxi'],
  ['甘肃 甘肅', 'gansu'],
  ['青海', 'qinghai'],
  ['宁夏 寧夏', 'ningxia'],
  ['新疆', 'xinjiang'],
  ['香港', 'hongkong'],
  ['澳门 澳門', 'macao'],
  ['台湾 臺灣 台灣', 'taiwan'],
];

/** Cities by province: all cities of Guangdong (the twin province), and the large cities of the other provinces. */
const CITIES: Readonly<Record<string, ReadonlyArray<readonly [names: string, latin: string]>>> = {
  广东: [
    ['广州 廣州', 'guangzhou'],
    ['深圳', 'shenzhen'],
    ['珠海', 'zhuhai'],
    ['汕头 汕頭', 'shantou'],
    ['佛山', 'foshan'],
    ['韶关 韶關', 'shaoguan'],
    ['湛江', 'zhanjiang'],
    ['肇庆 肇慶', 'zhaoqing'],
    ['江门 江門', 'jiangmen'],
    ['茂名', 'maoming'],
    ['惠州', 'huizhou'],
    ['梅州', 'meizhou'],
    ['汕尾', 'shanwei'],
    ['河源', 'heyuan'],
    ['阳江 陽江', 'yangjiang'],
    ['清远 清遠', 'qingyuan'],
    ['东莞 東莞', 'dongguan'],
    ['中山', 'zhongshan'],
    ['潮州', 'chaozhou'],
    ['揭阳 揭陽', 'jieyang'],
    ['云浮 雲浮', 'yunfu'],
  ],
  江苏: [
    ['南京', 'nanjing'],
    ['苏州 蘇州', 'suzhou'],
    ['无锡 無錫', 'wuxi'],
    ['常州', 'changzhou'],
    ['南通', 'nantong'],
    ['昆山', 'kunshan'],
  ],
  浙江: [
    ['杭州', 'hangzhou'],
    ['宁波 寧波', 'ningbo'],
    ['温州 溫州', 'wenzhou'],
    ['嘉兴 嘉興', 'jiaxing'],
    ['绍兴 紹興', 'shaoxing'],
  ],
  福建: [
    ['福州', 'fuzhou'],
    ['厦门 廈門', 'xiamen'],
    ['泉州', 'quanzhou'],
  ],
  山东: [
    ['济南 濟南', 'jinan'],
    ['青岛 青島', 'qingdao'],
    ['烟台 煙台', 'yantai'],
  ],
  湖北: [['武汉 武漢', 'wuhan']],
  湖南: [['长沙 長沙', 'changsha']],
  四川: [['成都', 'chengdu']],
  陕西: [['西安', 'xian']],
  河南: [['郑州 鄭州', 'zhengzhou']],
  安徽: [['合肥', 'hefei']],
  辽宁: [
    ['沈阳 瀋陽', 'shenyang'],
    ['大连 大連', 'dalian'],
  ],
  江西: [['南昌', 'nanchang']],
  海南: [['海口', 'haikou']],
};

/** Districts that occur in registered names. They are matched only after their city, and only when 区 is written. */
const DISTRICTS =
  /^(?:南海|顺德|禅城|三水|高明|南山|福田|罗湖|宝安|龙岗|龙华|盐田|光明|坪山|天河|越秀|海珠|荔湾|白云|黄埔|番禺|花都|南沙|增城|从化)区(?!块)/u;

/** Suffixes that belong to a place name. A 市 before 场 (market) or 政 (municipal works) belongs to the next word. */
const SUFFIX = /^(?:省|市(?![场場政民值])|(?:壮族|回族|维吾尔)?自治区|特别行政区|特別行政區)/u;

/** The place in a Chinese company name: the province, and the city when the name has one. Both are simplified names. */
export interface ChinesePlace {
  province: string;
  city: string | null;
}

const PLACES = new Map<string, ChinesePlace>();
for (const [names] of PROVINCES) {
  const [province = names] = names.split(' ');
  for (const name of names.split(' ')) PLACES.set(name, { province, city: null });
}
for (const [province, cities] of Object.entries(CITIES)) {
  for (const [names] of cities) {
    const [city = names] = names.split(' ');
    for (const name of names.split(' ')) PLACES.set(name, { province, city });
  }
}

/** The whole country. It is stripped like a place, but it does not help to tell two companies apart. */
const COUNTRY = /^(?:中国|中國|中华人民共和国)/u;

const NAMES = [...PLACES.keys()].toSorted((a, b) => b.length - a.length);

/** Pinyin and usual English names of the provinces and cities above, as single words. */
export const CHINESE_PLACE_WORDS: ReadonlySet<string> = new Set([
  ...PROVINCES.map(([, latin]) => latin),
  ...Object.values(CITIES).flatMap((cities) => cities.map(([, latin]) => latin)),
  'hong',
  'kong',
  'macau',
  'tibet',
  'mongolia',
  'canton',
]);

/**
 * Splits the place from the front of a Chinese name: country, province, city and district, each with or without its
 * suffix (省, 市 …). It returns the rest, which may be empty, and the most precise place. The place is null when the name
 * starts with no place or only with a country.
 */
export function splitLeadingPlace(name: string): { place: ChinesePlace | null; rest: string } {
  let place: ChinesePlace | null = null;
  let rest = name.replace(COUNTRY, '');
  for (;;) {
    const found = NAMES.find((candidate) => rest.startsWith(candidate));
    const next = found === undefined ? undefined : PLACES.get(found);
    // A city may only follow its own province: in 广东深圳 both are the place, but in 深圳上海宾馆 the second belongs to the
    // trade name.
    if (found === undefined || next === undefined) break;
    if (place !== null && (place.city !== null || next.province !== place.province)) break;
    place = next;
    rest = rest.slice(found.length).replace(SUFFIX, '');
  }
  return { place, rest: place?.city ? rest.replace(DISTRICTS, '') : rest };
}
