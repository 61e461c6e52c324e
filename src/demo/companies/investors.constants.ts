import { getDemoId } from '../seeding/demo-ids.constants.js';

/** A fictitious company of the demo. */
export interface DemoInvestor {
  number: number;
  name: string;
  /** Registered name in the script of the country; absent if that is the Latin name. */
  nativeName?: string;
  aliases?: string[];
  country: string;
  subdivision?: string;
  city: string;
  /** Domain under the top-level domain that is reserved for examples (RFC 2606). */
  domain: string;
  employees: number;
  turnover?: { amount: number; currency: string };
  /** NACE Rev. 2.1 code. */
  nace: string;
  /** Identifier with a valid checksum, in a range that is not issued. */
  identifier?: { scheme: 'KBO' | 'VAT' | 'LEI' | 'USCC'; value: string };
  /** Year in which it joined the Guangdong innovation centre. */
  memberOfGscSince?: number;
  /** The investor to which a company in Limburg belongs. */
  parent?: number;
}

const buildMillions = (amount: number, currency: string) => ({ amount: amount * 1_000_000, currency });
const buildUscc = (value: string) => ({ scheme: 'USCC' as const, value });
const buildLei = (value: string) => ({ scheme: 'LEI' as const, value });
const buildKbo = (value: string) => ({ scheme: 'KBO' as const, value });

type Further = Partial<
  Pick<DemoInvestor, 'nativeName' | 'aliases' | 'turnover' | 'identifier' | 'memberOfGscSince' | 'parent'>
>;

/** Builds a company. `place` is the city, the country and, if known, the subdivision: `Foshan CN-GD`. */
function buildCompany(
  number: number,
  name: string,
  place: string,
  domain: string,
  employees: number,
  nace: string,
  further: Further = {},
): DemoInvestor {
  const [city = '', code = ''] = place.split(', ');
  const subdivision = code.includes('-') ? code : undefined;
  return { number, name, country: code.slice(0, 2), subdivision, city, domain, employees, nace, ...further };
}

/** The fictitious investors, by the key that contacts and leads use. */
export const DEMO_INVESTORS = {
  lumenova: buildCompany(110, 'Lumenova Lighting', 'Foshan, CN-GD', 'lumenova.example', 640, '27.40', {
    nativeName: '佛山朗明诺照明科技有限公司',
    aliases: ['Langmingnuo'],
    turnover: buildMillions(820, 'CNY'),
    identifier: buildUscc('91440605MADEM0001K'),
  }),
  haixu: buildCompany(111, 'Zhuhai Haixu Horticulture Lighting', 'Zhuhai, CN-GD', 'haixu-light.example', 310, '27.40', {
    nativeName: '珠海海煦植物照明有限公司',
    turnover: buildMillions(390, 'CNY'),
    identifier: buildUscc('91440400MADEM00024'),
    memberOfGscSince: 2015,
  }),
  guangyu: buildCompany(
    112,
    'Shenzhen Guangyu Photonics',
    'Shenzhen, CN-GD',
    'guangyu-photonics.example',
    1_250,
    '26.70',
    {
      nativeName: '深圳光屿光电股份有限公司',
      turnover: buildMillions(2_100, 'CNY'),
      identifier: buildUscc('91440300MADEM00032'),
      memberOfGscSince: 2013,
    },
  ),
  mingcheng: buildCompany(
    113,
    'Foshan Mingcheng Semiconductor',
    'Foshan, CN-GD',
    'mingcheng-semi.example',
    2_400,
    '26.11',
    {
      nativeName: '佛山明澄半导体有限公司',
      turnover: buildMillions(3_600, 'CNY'),
      identifier: buildUscc('91440604MADEM0004E'),
      memberOfGscSince: 2012,
    },
  ),
  ruichi: buildCompany(114, 'Dongguan Ruichi Power', 'Dongguan, CN-GD', 'ruichi-power.example', 480, '27.11', {
    nativeName: '东莞锐驰电源有限公司',
    turnover: buildMillions(510, 'CNY'),
    identifier: buildUscc('91441900MADEM0005K'),
    memberOfGscSince: 2016,
  }),
  kangying: buildCompany(
    115,
    'Guangzhou Kangying Care Technology',
    'Guangzhou, CN-GD',
    'kangying-care.example',
    220,
    '26.60',
    {
      nativeName: '广州康萦医疗科技有限公司',
      turnover: buildMillions(260, 'CNY'),
      identifier: buildUscc('91440101MADEM0006F'),
      memberOfGscSince: 2017,
    },
  ),
  huayao: buildCompany(116, 'Zhongshan Huayao Luminaires', 'Zhongshan, CN-GD', 'huayao.example', 900, '27.40', {
    nativeName: '中山华曜灯饰有限公司',
    turnover: buildMillions(1_050, 'CNY'),
    identifier: buildUscc('91442000MADEM0007P'),
    memberOfGscSince: 2012,
  }),
  lanju: buildCompany(117, 'Huizhou Lanju Battery', 'Huizhou, CN-GD', 'lanju-battery.example', 3_100, '27.20', {
    nativeName: '惠州岚炬电池有限公司',
    turnover: buildMillions(7_400, 'CNY'),
    identifier: buildUscc('91441300MADEM0008X'),
  }),
  yunlan: buildCompany(118, 'Shenzhen Yunlan Sensing', 'Shenzhen, CN-GD', 'yunlan.example', 170, '26.51', {
    nativeName: '深圳云岚传感技术有限公司',
    turnover: buildMillions(140, 'CNY'),
    identifier: buildUscc('91440300MADEM0009L'),
    memberOfGscSince: 2019,
  }),
  qinghe: buildCompany(119, 'Jiangmen Qinghe Foods', 'Jiangmen, CN-GD', 'qinghe-foods.example', 760, '10.39', {
    nativeName: '江门清禾食品有限公司',
    turnover: buildMillions(930, 'CNY'),
    identifier: buildUscc('91440703MADEM0010R'),
  }),
  tuyuan: buildCompany(
    120,
    'Guangzhou Tuyuan Logistics',
    'Guangzhou, CN-GD',
    'tuyuan-logistics.example',
    1_900,
    '52.10',
    {
      nativeName: '广州途远物流有限公司',
      turnover: buildMillions(2_700, 'CNY'),
    },
  ),
  xihe: buildCompany(121, 'Shantou Xihe Classroom Lighting', 'Shantou, CN-GD', 'xihe-edu.example', 260, '27.40', {
    nativeName: '汕头熙和教育照明有限公司',
    turnover: buildMillions(300, 'CNY'),
    memberOfGscSince: 2015,
  }),
  zhuxing: buildCompany(122, 'Shenzhen Zhuxing Robotics', 'Shenzhen, CN-GD', 'zhuxing-robotics.example', 430, '28.99', {
    nativeName: '深圳杼行机器人有限公司',
    turnover: buildMillions(640, 'CNY'),
  }),
  luyue: buildCompany(123, 'Zhaoqing Lüyue Agritech', 'Zhaoqing, CN-GD', 'luyue-agri.example', 140, '01.13', {
    nativeName: '肇庆绿玥农业科技有限公司',
    turnover: buildMillions(95, 'CNY'),
    memberOfGscSince: 2020,
  }),
  haoze: buildCompany(124, 'Foshan Haoze Optics', 'Foshan, CN-GD', 'haoze-optics.example', 350, '26.70', {
    nativeName: '佛山皓泽光学有限公司',
    turnover: buildMillions(420, 'CNY'),
    memberOfGscSince: 2014,
  }),
  ruixin: buildCompany(125, 'Guangzhou Ruixin Power Chips', 'Guangzhou, CN-GD', 'ruixin-chips.example', 820, '26.11', {
    nativeName: '广州芮芯半导体有限公司',
    turnover: buildMillions(1_300, 'CNY'),
    identifier: buildUscc('91440115MADEM0016R'),
  }),
  beiling: buildCompany(126, 'Suzhou Beiling Phototherapy', 'Suzhou, CN-JS', 'beiling-med.example', 190, '32.50', {
    nativeName: '苏州北凌光疗器械有限公司',
    turnover: buildMillions(210, 'CNY'),
  }),
  minglian: buildCompany(127, 'Minglian Photonics', 'Hsinchu, TW', 'minglian.example', 540, '26.11', {
    nativeName: '明漣光電股份有限公司',
    turnover: buildMillions(96, 'USD'),
  }),
  aono: buildCompany(128, 'Aono Plant Factory', 'Chiba, JP', 'aono-plant.example', 120, '01.13', {
    nativeName: '碧野植物工場株式会社',
    turnover: buildMillions(2_800, 'JPY'),
  }),
  kirishima: buildCompany(
    129,
    'Kirishima Precision Optics',
    'Kagoshima, JP',
    'kirishima-optics.example',
    460,
    '26.70',
    {
      nativeName: '霧嶋精密光学株式会社',
      turnover: buildMillions(14_500, 'JPY'),
      identifier: buildLei('0000DEMOKIRISHIMA002'),
    },
  ),
  hanulbit: buildCompany(130, 'Hanulbit LED', 'Gwangju, KR', 'hanulbit.example', 280, '27.40', {
    nativeName: '주식회사 한울빛',
    turnover: buildMillions(61_000, 'KRW'),
  }),
  daon: buildCompany(131, 'Daon Battery Materials', 'Cheongju, KR', 'daon-battery.example', 990, '27.20', {
    nativeName: '다온배터리소재 주식회사',
    turnover: buildMillions(540_000, 'KRW'),
  }),
  rheinlicht: buildCompany(
    132,
    'Rheinlicht Pflegetechnik GmbH',
    'Düsseldorf, DE-NW',
    'rheinlicht.example',
    85,
    '26.60',
    {
      turnover: buildMillions(19, 'EUR'),
      identifier: { scheme: 'VAT', value: 'DE999000132' },
    },
  ),
  suedwerk: buildCompany(
    133,
    'Südwerk Photonik GmbH',
    'Freiburg im Breisgau, DE-BW',
    'suedwerk.example',
    230,
    '26.51',
    {
      turnover: buildMillions(48, 'EUR'),
      identifier: buildLei('0000DEMO00SUEDWERK47'),
    },
  ),
  westveld: buildCompany(134, 'Westveld Kaslicht B.V.', 'Naaldwijk, NL-ZH', 'westveld.example', 110, '27.40', {
    turnover: buildMillions(37, 'EUR'),
    identifier: buildLei('0000DEMO0WESTVELD010'),
  }),
  harborline: buildCompany(135, 'Harborline Biophotonics Inc.', 'Boston, US-MA', 'harborline.example', 160, '26.60', {
    turnover: buildMillions(44, 'USD'),
    identifier: buildLei('0000DEMO0HARBORLIN57'),
  }),
  cedarmesa: buildCompany(136, 'Cedar Mesa Cold Chain LLC', 'Phoenix, US-AZ', 'cedarmesa.example', 700, '52.10', {
    turnover: buildMillions(210, 'USD'),
  }),
  surya: buildCompany(137, 'Surya Deepa Lighting Pvt Ltd', 'Pune, IN-MH', 'suryadeepa.example', 1_400, '27.40', {
    turnover: buildMillions(6_200, 'INR'),
  }),
  isikova: buildCompany(138, 'Işıkova Aydınlatma A.Ş.', 'İzmir, TR-35', 'isikova.example', 330, '27.40', {
    turnover: buildMillions(29, 'EUR'),
  }),
  zuerichsee: buildCompany(
    139,
    'Zürichsee Lichttherapie AG',
    'Zürich, CH-ZH',
    'zuerichsee-licht.example',
    75,
    '32.50',
    {
      turnover: buildMillions(22, 'CHF'),
      identifier: buildLei('0000DEMOZUERICHSEE24'),
    },
  ),
  // The investors of 2016.
  xingyao: buildCompany(147, 'Dongguan Xingyao Grow Light', 'Dongguan, CN-GD', 'xingyao-light.example', 180, '27.40', {
    nativeName: '东莞星曜植物照明有限公司',
    memberOfGscSince: 2014,
  }),
  mingju: buildCompany(148, 'Zhongshan Mingju Home Lighting', 'Zhongshan, CN-GD', 'mingju.example', 260, '27.40', {
    nativeName: '中山明居家居照明有限公司',
    memberOfGscSince: 2015,
  }),
  zhiguang: buildCompany(
    149,
    'Guangzhou Zhiguang Classroom Light',
    'Guangzhou, CN-GD',
    'zhiguang.example',
    120,
    '27.40',
    {
      nativeName: '广州智光教室照明有限公司',
      memberOfGscSince: 2015,
    },
  ),
} as const satisfies Record<string, DemoInvestor>;
/** One of {@link DEMO_INVESTORS}. */
export type InvestorKey = keyof typeof DEMO_INVESTORS;

/** The fictitious companies that won the projects brought to Limburg. */
export const DEMO_LOCAL_COMPANIES = {
  haixuEurope: buildCompany(140, 'Haixu Europe BV', 'Genk, BE-VLI', 'haixu-europe.example', 24, '27.40', {
    identifier: buildKbo('1999000150'),
    parent: 111,
  }),
  guangyuBelgium: buildCompany(
    141,
    'Guangyu Photonics Belgium NV',
    'Hasselt, BE-VLI',
    'guangyu-be.example',
    31,
    '26.70',
    {
      identifier: buildKbo('1999000249'),
      parent: 112,
    },
  ),
  suedwerkDiepenbeek: buildCompany(
    142,
    'Südwerk Sensorik BV',
    'Diepenbeek, BE-VLI',
    'suedwerk-be.example',
    12,
    '72.10',
    {
      identifier: buildKbo('1999000348'),
      parent: 133,
    },
  ),
  westveldLommel: buildCompany(143, 'Westveld Limburg BV', 'Lommel, BE-VLI', 'westveld-be.example', 38, '27.40', {
    identifier: buildKbo('1999000447'),
    parent: 134,
  }),
  kangyingEurope: buildCompany(144, 'Kangying Care Europe BV', 'Hasselt, BE-VLI', 'kangying-be.example', 9, '46.46', {
    identifier: buildKbo('1999000546'),
    parent: 115,
  }),
  daonBelgium: buildCompany(145, 'Daon Cells Belgium NV', 'Genk, BE-VLI', 'daon-be.example', 64, '27.20', {
    identifier: buildKbo('1999000645'),
    parent: 131,
  }),
} as const satisfies Record<string, DemoInvestor>;
/** One of {@link DEMO_LOCAL_COMPANIES}. */
export type LocalCompanyKey = keyof typeof DEMO_LOCAL_COMPANIES;

/** The small sales office that an investor has in Limburg before it invests. An investment would extend it. */
export const DEMO_SALES_OFFICE = buildCompany(
  191,
  'Lumenova Europe BV',
  'Genk, BE-VLI',
  'lumenova-eu.example',
  3,
  '46.47',
  {
    identifier: buildKbo('1999000744'),
    parent: 110,
  },
);

/** Duplicates that were entered by mistake: the first has been merged, the second waits for a decision. */
export const DEMO_DUPLICATES = {
  merged: buildCompany(
    146,
    'Zhuhai Haixu Horticulture Lighting Co., Ltd.',
    'Zhuhai, CN-GD',
    'haixu.example',
    300,
    '27.40',
  ),
  waiting: buildCompany(190, 'Lumenova Lighting Technology', 'Foshan, CN-GD', 'lumenova-tech.example', 600, '27.40', {
    nativeName: '佛山市朗明诺照明科技有限公司',
  }),
};

/** Returns the id of an investor of the demo. */
export const getInvestorId = (key: InvestorKey): string => getDemoId(DEMO_INVESTORS[key].number);

/** Returns the id of a company that an investor of the demo established in Limburg. */
export const getLocalCompanyId = (key: LocalCompanyKey): string => getDemoId(DEMO_LOCAL_COMPANIES[key].number);
