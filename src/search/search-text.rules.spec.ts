import { parseSearchText, parseSimplifiedText } from './search-text.rules.js';

describe('A text that is searched', () => {
  it('is compared in simplified characters, also if it was typed in compatibility ideographs', () => {
    const simplified = parseSearchText('叶慈照明');
    expect(parseSimplifiedText('葉慈照明')).toEqual(simplified);
    expect(parseSimplifiedText('\u{F96E}\u{2F8A6}照明')).toEqual(simplified);
  });
});
