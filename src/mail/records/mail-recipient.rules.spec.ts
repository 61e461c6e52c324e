import { chooseLanguage, describeSkip } from './mail-recipient.rules.js';

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

it('A contact without a mail is told by name', () => {
  expect(describeSkip({ fullName: 'Chen Wei' }, 'no_email')).toBe('Chen Wei has no e-mail address.');
});
