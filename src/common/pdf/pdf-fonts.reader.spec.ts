import { splitIntoFontRuns } from './font-runs.rules.js';
import { hasGlyph } from './pdf-fonts.reader.js';

const FAMILIES = ['Roboto', 'SC', 'TC', 'JP', 'KR'] as const;

describe('The fonts of documents', () => {
  it.each([
    ['Roboto', 'Łódź', 'Łź'],
    ['SC', '谭俊伟', '谭'],
    ['JP', '山﨑 𠮷野家', '﨑𠮷'],
    ['KR', '김민준', '김민준'],
  ])('need %s to print %s', (family, name, characters) => {
    for (const character of characters) {
      const covering = FAMILIES.filter((one) => hasGlyph(one, character.codePointAt(0)!));
      expect([character, covering]).toEqual([character, [family]]);
    }
    expect(splitIntoFontRuns(name, 'SC', hasGlyph).missing).toEqual([]);
  });
});
