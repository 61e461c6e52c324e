import { formatPersonKey, parsePersonKey, PERSON_RECORD_KINDS } from './person-key.rules.js';

const ID = '0199c000-0000-7000-8000-000000000210';

describe('The key of a person', () => {
  it.each(PERSON_RECORD_KINDS)('of a %s can be read again', (kind) => {
    const parsed = parsePersonKey(formatPersonKey(kind, ID, 2));
    const read = { participant: 'contact', inbound_mail: 'mail' }[kind as string] ?? kind;
    expect(parsed).toEqual({ kind: read, id: ID, ...(kind === 'speaker' && { position: 2 }) });
  });

  it.each([
    '',
    'x',
    'registration-',
    `registration-${ID}-1`,
    `speaker-${ID}`,
    `speaker-${ID}-x`,
    `guest-${ID}`,
    `${ID}0`,
  ])('is not %j', (text) => {
    expect(parsePersonKey(text)).toBeNull();
  });
});
