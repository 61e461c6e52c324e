/** Provinces, municipalities and regions with their Chinese name in simplified characters and in pinyin. */
const PROVINCES: ReadonlyArray<readonly [name: string, latin: string]> = [
  ['北京', 'beijing'],
  ['上海', 'shanghai'],
  ['天津', 'tianjin'],
  ['重庆', 'chongqing'],
  ['河北', 'hebei'],
  ['山西', 'shanxi'],
  ['内蒙古', 'neimenggu'],
  ['辽宁', 'liaoning'],
  ['吉林', 'jilin'],
  ['黑龙江', 'heilongjiang'],
  ['江苏', 'jiangsu'],
  ['浙江', 'zhejiang'],
  ['安徽', 'anhui'],
  ['福建', 'fujian'],
  ['江西', 'jiangxi'],
  ['山东', 'shandong'],
  ['河南', 'henan'],
  ['湖北', 'hubei'],
  ['湖南', 'hunan'],
  ['广东', 'guangdong'],
  ['广西', 'guangxi'],
  ['海南', 'hainan'],
  ['四川', 'sichuan'],
  ['贵州', 'guizhou'],
  ['云南', 'yunnan'],
  ['西藏', 'xizang'],
  ['陕西', 'shaanxi'],
  ['甘肃', 'gansu'],
  ['青海', 'qinghai'],
  ['宁夏', 'ningxia'],
  ['新疆', 'xinjiang'],
  ['香港', 'hongkong'],
  ['澳门', 'macao'],
  ['台湾', 'taiwan'],
];

/** Cities by province: all cities of Guangdong (the twin province), and the large cities of the other provinces. */
const CITIES: Readonly<Record<string, ReadonlyArray<readonly [name: string, latin: string]>>> = {
  广东: [
    ['广州', 'guangzhou'],
    ['深圳', 'shenzhen'],
    ['珠海', 'zhuhai'],
    ['汕头', 'shantou'],
    ['佛山', 'foshan'],
    ['韶关', 'shaoguan'],
    ['湛江', 'zhanjiang'],
    ['肇庆', 'zhaoqing'],
    ['江门', 'jiangmen'],
    ['茂名', 'maoming'],
    ['惠州', 'huizhou'],
    ['梅州', 'meizhou'],
    ['汕尾', 'shanwei'],
    ['河源', 'heyuan'],
    ['阳江', 'yangjiang'],
    ['清远', 'qingyuan'],
    ['东莞', 'dongguan'],
    ['中山', 'zhongshan'],
    ['潮州', 'chaozhou'],
    ['揭阳', 'jieyang'],
    ['云浮', 'yunfu'],
  ],
  江苏: [
    ['南京', 'nanjing'],
    ['苏州', 'suzhou'],
    ['无锡', 'wuxi'],
    ['常州', 'changzhou'],
    ['南通', 'nantong'],
    ['昆山', 'kunshan'],
  ],
  浙江: [
    ['杭州', 'hangzhou'],
    ['宁波', 'ningbo'],
    ['温州', 'wenzhou'],
    ['嘉兴', 'jiaxing'],
    ['绍兴', 'shaoxing'],
  ],
  福建: [
    ['福州', 'fuzhou'],
    ['厦门', 'xiamen'],
    ['泉州', 'quanzhou'],
  ],
  山东: [
    ['济南', 'jinan'],
    ['青岛', 'qingdao'],
    ['烟台', 'yantai'],
  ],
  湖北: [['武汉', 'wuhan']],
  湖南: [['长沙', 'changsha']],
  四川: [['成都', 'chengdu']],
  陕西: [['西安', 'xian']],
  河南: [['郑州', 'zhengzhou']],
  安徽: [['合肥', 'hefei']],
  辽宁: [
    ['沈阳', 'shenyang'],
    ['大连', 'dalian'],
  ],
  江西: [['南昌', 'nanchang']],
  海南: [['海口', 'haikou']],
};

/** Districts that occur in registered names, in Chinese and in pinyin. They are matched only after their city. */
const DISTRICTS: ReadonlyArray<readonly [name: string, latin: string]> = [
  ['南海', 'nanhai'],
  ['顺德', 'shunde'],
  ['禅城', 'chancheng'],
  ['三水', 'sanshui'],
  ['高明', 'gaoming'],
  ['南山', 'nanshan'],
  ['福田', 'futian'],
  ['罗湖', 'luohu'],
  ['宝安', 'baoan'],
  ['龙岗', 'longgang'],
  ['龙华', 'longhua'],
  ['盐田', 'yantian'],
  ['光明', 'guangming'],
  ['坪山', 'pingshan'],
  ['天河', 'tianhe'],
  ['越秀', 'yuexiu'],
  ['海珠', 'haizhu'],
  ['荔湾', 'liwan'],
  ['白云', 'baiyun'],
  ['黄埔', 'huangpu'],
  ['番禺', 'panyu'],
  ['花都', 'huadu'],
  ['南沙', 'nansha'],
  ['增城', 'zengcheng'],
  ['从化', 'conghua'],
];

/** A district at the start of a text. It is a district only where 区 is written, but 区块 is another word. */
const DISTRICT = new RegExp(`^(?:${DISTRICTS.map(([name]) => name).join('|')})区(?!块)`, 'u');

const DISTRICT_WORDS: ReadonlySet<string> = new Set(DISTRICTS.map(([, latin]) => latin));

/** Suffixes that belong to a place name. A 市 before 场 (market) or 政 (municipal works) belongs to the next word. */
const SUFFIX = /^(?:省|市(?![场場政民值])|(?:壮族|回族|维吾尔)?自治区|特别行政区)/u;

/** The place in a Chinese company name: the province, and the city when the name has one. */
export interface ChinesePlace {
  province: string;
  city: string | null;
}

const PLACES = new Map<string, ChinesePlace>();
for (const [province] of PROVINCES) PLACES.set(province, { province, city: null });
for (const [province, cities] of Object.entries(CITIES)) {
  for (const [city] of cities) PLACES.set(city, { province, city });
}

/** The whole country. It is stripped like a place, but it does not help to tell two companies apart. */
const COUNTRY = /^(?:中国|中华人民共和国)/u;

const NAMES = [...PLACES.keys()].toSorted((a, b) => b.length - a.length);

const CITY_WORDS: ReadonlySet<string> = new Set(
  Object.values(CITIES).flatMap((cities) => cities.map(([, latin]) => latin)),
);

/** Pinyin and usual English names of the provinces and cities above, as single words. */
export const CHINESE_PLACE_WORDS: ReadonlySet<string> = new Set([
  ...PROVINCES.map(([, latin]) => latin),
  ...CITY_WORDS,
  'hong',
  'kong',
  'macau',
  'tibet',
  'mongolia',
  'canton',
]);

/**
 * Splits the place from the front of a Chinese name in simplified characters: country, province, city and district, each with or without its
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
  return { place, rest: place?.city ? rest.replace(DISTRICT, '') : rest };
}

/** Returns the words of a folded name without the provinces, the city and its district in front. One word is left. */
export function stripLeadingPlaceWords(words: readonly string[]): readonly string[] {
  let start = 0;
  while (start < words.length - 1 && CHINESE_PLACE_WORDS.has(words[start]!)) start += 1;
  const isDistrict = CITY_WORDS.has(words[start - 1] ?? '') && DISTRICT_WORDS.has(words[start]!);
  return words.slice(isDistrict && start < words.length - 1 ? start + 1 : start);
}
