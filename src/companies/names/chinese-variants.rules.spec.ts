import { Converter } from 'opencc-js/t2cn';
import { CHINESE_VARIANTS } from './chinese-variants.constants.js';
import { toSimplifiedChinese } from './chinese-variants.rules.js';
import { normaliseNativeName } from './name-normalisation.rules.js';

describe('Traditional characters', () => {
  it.each([
    ['廣東半導體照明產業技術研究院', '广东半导体照明产业技术研究院'],
    ['臺灣 台湾', '台湾 台湾'],
    ['歐普照明(佛山)', '欧普照明(佛山)'],
    ['乾燥設備', '干燥设备'],
    ['什麼', '什幺'],
    ['BYD ㈱ 한솔 かな', 'BYD (株) 한솔 かな'],
    ['', ''],
  ])('of %j are simplified to %j', (text, simple) => {
    expect(toSimplifiedChinese(text)).toBe(simple);
    expect(toSimplifiedChinese(simple)).toBe(simple);
  });

  it('of the blocks of compatibility are replaced by NFKC', () => {
    const compatible = [...CHINESE_VARIANTS].filter((char) => char.normalize('NFKC') !== char);
    expect(compatible).toEqual([]);
    const typed = '\u{F96E}\u{2F8A6}'; // Compatibility ideographs of 葉 and 慈.
    expect(toSimplifiedChinese(typed)).toBe('叶慈');
    expect(normaliseNativeName(`${typed}照明有限公司`)).toBe(normaliseNativeName('叶慈照明有限公司'));
  });

  it('are those that opencc-js knows', () => {
    const converters = (['t', 'tw', 'hk'] as const).map((from) => Converter({ from, to: 'cn' }));
    const missing: string[] = [];
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const char = String.fromCodePoint(code);
      const isVariant = converters.some((convert) => convert(char) !== char);
      if (isVariant !== (toSimplifiedChinese(char) !== char)) missing.push(char);
    }
    expect(missing).toEqual([]);
  });
});
