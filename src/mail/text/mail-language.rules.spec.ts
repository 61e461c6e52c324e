import { chooseLanguage } from './mail-language.rules.js';

describe('The language of a mail', () => {
  it.each([
    [[], 'en'],
    [['fr'], 'en'],
    [['nl', 'en'], 'nl'],
    [['fr', 'zh-Hans', 'en'], 'zh'],
    [['NL-BE'], 'nl'],
  ])('to a contact who speaks %j is %s', (languages, language) => {
    expect(chooseLanguage(languages)).toBe(language);
  });
});
