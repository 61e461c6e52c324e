import { verifySender } from './sender-verification.rules.js';

const verify = (headers: string[], senders = 1, serverId: string | undefined = 'mx.locate.test') =>
  verifySender({ authenticationResults: headers, from: { address: 'chen@x.test', name: null }, senders }, serverId);

describe('The sender of a mail', () => {
  it.each([
    ['DMARC passes', 'mx.locate.test; dmarc=pass header.from=x.test', true],
    [
      'DMARC passes, in words with comments',
      'MX.locate.test 1; dmarc=pass (p=none; dis=none) header.from=x.test',
      true,
    ],
    ['DKIM of the domain passes', 'mx.locate.test; dkim=pass header.d=x.test', true],
    ['DKIM of the domain above passes', 'mx.locate.test; dkim=pass header.i=@x.test', true],
    ['SPF of the domain passes', 'mx.locate.test; spf=pass smtp.mailfrom=bounce@x.test', true],
    ['SPF passes, in a quoted address', 'mx.locate.test; spf=pass smtp.mailfrom="bounce@x.test"', true],
    [
      'a quoted address looks like a result',
      'mx.locate.test; spf=pass smtp.mailfrom="a; dmarc=pass header.from=x.test; b"@evil.test; dmarc=fail header.from=x.test',
      false,
    ],
    ['a comment looks like a result', 'mx.locate.test; spf=none (a \\) ; dmarc=pass header.from=x.test)', null],
    ['a comment is never closed', 'mx.locate.test; dmarc=pass header.from=x.test (', null],
    ['a quoted parenthesis hides nothing', 'mx.locate.test; spf=none smtp.mailfrom="("@evil.test; dmarc=fail', false],
    ['two results of DMARC differ', 'mx.locate.test; dmarc=pass header.from=x.test; dmarc=fail', false],
    ['DMARC of another domain passes', 'mx.locate.test; dmarc=pass header.from=evil.test', false],
    [
      'DMARC fails and SPF passes',
      'mx.locate.test; dmarc=fail header.from=x.test; spf=pass smtp.mailfrom=x.test',
      false,
    ],
    ['DKIM of another domain passes', 'mx.locate.test; dkim=pass header.d=evil.test', null],
    ['DKIM of an ending passes', 'mx.locate.test; dkim=pass header.d=test', null],
    ['SPF fails', 'mx.locate.test; spf=softfail smtp.mailfrom=x.test', false],
    ['nothing was checked', 'mx.locate.test; none', null],
    ['another server says so', 'mx.evil.test; dmarc=pass header.from=x.test', null],
    ['a comment says so', 'mx.locate.test; spf=neutral (dmarc=pass header.from=x.test)', null],
  ])('when %s', (_, header, expected) => {
    expect(verify([header])).toBe(expected);
  });

  it('is judged by the topmost header of our server', () => {
    const [passed, failed] = ['pass', 'fail'].map((result) => `mx.locate.test; dmarc=${result} header.from=x.test`);
    expect(verify([failed!, passed!])).toBe(false);
    expect(verify(['mx.other.test; none', passed!])).toBe(true);
  });

  it('is not verified if there are several, and unknown without the name of our server', () => {
    const header = 'mx.locate.test; dmarc=pass header.from=x.test';
    expect(verify([header], 2)).toBe(false);
    expect(verifySender({ authenticationResults: [header], from: null, senders: 0 }, 'mx.locate.test')).toBeNull();
    expect(
      verifySender(
        { authenticationResults: [header], from: { address: 'chen@x.test', name: null }, senders: 1 },
        undefined,
      ),
    ).toBeNull();
  });
});
