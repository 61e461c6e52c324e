import { decodeCp850 } from './cp850.rules.js';
import type { TextEncoding } from './table-file.constants.js';
import { chooseLegacyEncoding } from './text-encoding.rules.js';

/** Writes a text in an encoding that Node can only read. */
function encode(text: string, encoding: TextEncoding): Buffer {
  const bytes = tables.get(encoding) ?? buildTable(encoding);
  tables.set(encoding, bytes);
  return Buffer.concat(
    [...text].map((character) => {
      const found = character < '\x80' ? Buffer.from(character) : bytes.get(character);
      if (!found) throw new Error(`${encoding} has no ${character}.`);
      return found;
    }),
  );
}

const tables = new Map<TextEncoding, Map<string, Buffer>>();

function buildTable(encoding: TextEncoding): Map<string, Buffer> {
  const table = new Map<string, Buffer>();
  const decode = encoding === 'cp850' ? decodeCp850 : (bytes: Buffer) => new TextDecoder(encoding).decode(bytes);
  const isPair = encoding === 'gb18030' || encoding === 'big5';
  for (let lead = isPair ? 0xa1 : 0x80; lead <= 0xff; lead++) {
    const trails = isPair ? Array.from({ length: 0xbf }, (_, index) => index + 0x40) : [null];
    for (const trail of trails) {
      const bytes = Buffer.from(trail === null ? [lead] : [lead, trail]);
      const text = decode(bytes);
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    }
  }
  return table;
}

const TAIWAN = [
  '公司名稱;城市;聯絡人',
  '台灣積體電路製造股份有限公司;新竹市;張忠謀',
  '鴻海精密工業股份有限公司;新北市;劉揚偉',
  '聯發科技股份有限公司',
  '國立臺灣大學醫學院附設醫院',
  '中華電信;臺北市中正區信義路一段21-3號',
  '香港貿易發展局,灣仔博覽道1號',
  'ASUS 華碩電腦;Taipei',
  '王小明',
  '陳怡君、林志豪',
];
const CHINA = [
  '公司名称;城市;联系人',
  '广东明辉温室照明有限公司;佛山市;陈志强',
  '华为技术有限公司;深圳市龙岗区坂田华为基地',
  '上海光学仪器厂',
  '中国科学院北京生命科学研究院',
  '宁波舜宇光电信息有限公司,浙江省余姚市',
  'BYD 比亚迪股份有限公司;Shenzhen',
  '王小明',
  '李娜、张伟',
];
const EUROPE = [
  'Zoë Café;Maaseik',
  'Société générale de Liège à Huy;Genève',
  'Müller Söhne GmbH, Straße 5;Köln',
  'Ångström Öresund;Malmö',
  'España y Asociación Peña;Logroño',
  'Coördinatie van geïmporteerde meubelen',
  'Crème brûlée, très bon: voilà',
];
/** Texts of which DOS and Windows differ in letters that both have. */
const UNCLEAR = [
  'Óbidos São João, Informação',
  'SOCIÉTÉ GÉNÉRALE',
  'ÅKERLUND & RAUSING',
  'MÜNCHEN Ä',
  'ÇELIK ÉCOLE À LA CARTE',
  '5 m²; £ 3,50; 20 °C',
];

describe('The encoding of a text that is not UTF-8', () => {
  it.each(TAIWAN)('is Big5 for %s', (text) => {
    expect(chooseLegacyEncoding(encode(`${text}\n`, 'big5'))).toBe('big5');
  });

  it.each(CHINA)('is GB18030 for %s', (text) => {
    expect(chooseLegacyEncoding(encode(`${text}\n`, 'gb18030'))).toBe('gb18030');
  });

  it.each([...EUROPE, ...UNCLEAR, '“Zo’n café” – 5 € … ‘ja’', 'Škoda Žilina: œuvre'])(
    'is Windows-1252 for %s',
    (text) => {
      expect(chooseLegacyEncoding(encode(`${text}\n`, 'windows-1252'))).toBe('windows-1252');
    },
  );

  it.each(EUROPE)('is that of DOS for %s', (text) => {
    expect(chooseLegacyEncoding(encode(`${text}\n`, 'cp850'))).toBe('cp850');
    expect(decodeCp850(encode(text, 'cp850'))).toBe(text);
  });

  it.each(UNCLEAR)('is never a Chinese one for %s of DOS', (text) => {
    expect(chooseLegacyEncoding(encode(`${text}\n`, 'cp850'))).toMatch(/^(?:windows-1252|cp850)$/);
  });

  it('is the one of all lines together', () => {
    expect(chooseLegacyEncoding(encode(`${TAIWAN.join('\n')}\n`, 'big5'))).toBe('big5');
    expect(chooseLegacyEncoding(encode(`${CHINA.join('\n')}\n`, 'gb18030'))).toBe('gb18030');
    const all = [...EUROPE, ...UNCLEAR].join('\n');
    expect(chooseLegacyEncoding(encode(`${all}\n`, 'windows-1252'))).toBe('windows-1252');
    expect(chooseLegacyEncoding(encode(`${all}\n`, 'cp850'))).toBe('cp850');
  });
});
