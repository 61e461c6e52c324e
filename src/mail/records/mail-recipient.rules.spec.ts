import { describeSkip } from './mail-recipient.rules.js';

it('A contact without a mail is told by name', () => {
  expect(describeSkip({ fullName: 'Chen Wei' }, 'no_email')).toBe('Chen Wei has no e-mail address.');
});
