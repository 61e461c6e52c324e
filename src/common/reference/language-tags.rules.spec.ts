import { canonicaliseLanguageTag, isLanguageTag } from './language-tags.rules.js';

describe('a language tag', () => {
  it.each([
    ['nl', 'nl'],
    ['NL-be', 'nl-BE'],
    ['zh-hans', 'zh-Hans'],
    ['zh-hant-hk', 'zh-Hant-HK'],
    ['yue', 'yue'],
    ['en-US', 'en-US'],
  ])('%s is stored as %s', (tag, canonical) => {
    expect(canonicaliseLanguageTag(tag)).toBe(canonical);
    expect(isLanguageTag(tag)).toBe(true);
  });

  it.each(['dutch', 'nl_BE', 'x-klingon', 'i-klingon', 'n', 'nl-', '中文', '', 'nl be', '12'])(
    '%j is refused',
    (tag) => {
      expect(canonicaliseLanguageTag(tag)).toBeNull();
      expect(isLanguageTag(tag)).toBe(false);
    },
  );
});
