import { buildReplyTo } from './mail-reply-to.rules.js';

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
