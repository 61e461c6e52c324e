import { buildReplyTo, chooseLanguage, describeSkip } from './mail-recipient.rules.js';

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

describe('An answer', () => {
  const inbound = 'crm@locate.example';
  const replyTo = 'info@locate.example';
  const author = 'an@locate.example';
  it.each([
    ['goes to the author', author, null, { replyTo, inbound }, [author]],
    ['goes to the address of the settings if there is no author', null, null, { replyTo, inbound }, [replyTo]],
    ['goes to the sender if nobody is named', null, null, { replyTo: undefined, inbound }, []],
    [
      'also goes to the lead',
      author,
      'LEAD-2026-0021',
      { replyTo, inbound },
      [author, 'crm+LEAD-2026-0021@locate.example'],
    ],
    [
      'goes to the author alone without an address for copies',
      author,
      'LEAD-2026-0021',
      { replyTo, inbound: undefined },
      [author],
    ],
  ])('%s', (_, authorEmail, reference, addresses, expected) => {
    expect(buildReplyTo(authorEmail, reference, addresses)).toEqual(expected);
  });
});

it('A contact without a mail is told by name', () => {
  expect(describeSkip({ fullName: 'Chen Wei' }, 'no_email')).toBe('Chen Wei has no e-mail address.');
});
