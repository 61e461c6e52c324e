import { type Coverage, type FontFamily, splitIntoFontRuns, chooseHanFamily, LEFT_OUT } from './font-runs.rules.js';

const everything: Coverage = () => true;
const written = (text: string, covers = everything) =>
  splitIntoFontRuns(text, 'SC', covers).runs.map(({ font, text: part }) => `${font}:${part}`);

describe('A text that is divided into runs of one font family', () => {
  it.each([
    ['Chen Wei', ['Roboto:Chen Wei']],
    ['Überall Łódź Ελλάδα Москва', ['Roboto:Überall Łódź Ελλάδα Москва']],
    ['Chen Wei 陈伟', ['Roboto:Chen Wei ', 'SC:陈伟']],
    ['陈伟（总经理）、LED', ['SC:陈伟（总经理）、', 'Roboto:LED']],
    ['日本語のテスト', ['JP:日本語のテスト']],
    ['トヨタ 自動車', ['JP:トヨタ 自動車']],
    ['서울 市廳', ['KR:서울 市廳']],
    ['a\tb\nc', ['Roboto:a b\nc']],
    ['', []],
    ['  ', ['Roboto:  ']],
  ])('%j', (text, runs) => {
    expect(written(text)).toEqual(runs);
  });

  it('uses the forms of Chinese characters of the country of the delegation', () => {
    expect(chooseHanFamily(['BE', null, 'TW'])).toBe('TC');
    expect(chooseHanFamily(['KR', 'CN'])).toBe('KR');
    expect(chooseHanFamily([null, 'BE'])).toBe('SC');
    expect(splitIntoFontRuns('陳偉', 'TC', everything).runs).toEqual([{ font: 'TC', text: '陳偉' }]);
  });

  it('uses another family for a character that the preferred one lacks', () => {
    const covers: Coverage = (font, codePoint) => (codePoint === 0x20bb7 ? font === 'JP' : font === 'SC');
    expect(written('广𠮷', covers)).toEqual(['SC:广', 'JP:𠮷']);
  });

  const latin: Coverage = (font, codePoint) => font === ('Roboto' satisfies FontFamily) && codePoint < 0x250;
  it('replaces characters that no family has by one mark and lists them', () => {
    expect(splitIntoFontRuns('Ali علي 😀 Baba', 'SC', latin)).toEqual({
      runs: [{ font: 'Roboto', text: `Ali ${LEFT_OUT} Baba` }],
      missing: ['ع', 'ل', 'ي', '😀'],
    });
  });

  it('uses the plain form of a letter if only that is available', () => {
    expect(splitIntoFontRuns('𝐋𝐄𝐃 ①', 'SC', latin)).toEqual({ runs: [{ font: 'Roboto', text: 'LED 1' }], missing: [] });
  });

  it('drops invisible characters: controls, direction marks and joiners', () => {
    expect(written('a\u0000\u0007b\u202ec\u200dd\ufe0fe\ufeff')).toEqual(['Roboto:abcde']);
    expect(written(`x\ud800y`)).toEqual(['Roboto:xy']);
  });
});
