import { isRecentlyIssued, readOidcIdentity } from './oidc-claims.rules.js';

const NOW = 1_800_000_000;

describe('The time at which a token was issued', () => {
  it.each([
    [NOW, true],
    [NOW + 5, true],
    [NOW + 60, false],
    [NOW - 86_400, true],
    [NOW - 86_500, false],
    [undefined, false],
    [String(NOW), false],
    [Number.NaN, false],
  ])('%s is accepted: %s', (issuedAt, isAccepted) => expect(isRecentlyIssued(issuedAt, NOW)).toBe(isAccepted));
});

describe('The account that a token names', () => {
  it('has the address that the provider has verified, in the form in which users are stored', () => {
    const claims = { sub: 'a', email: ' An@Locate.Example ', email_verified: true };
    expect(readOidcIdentity(claims, 'https://login')).toEqual({
      issuer: 'https://login',
      subject: 'a',
      email: 'an@locate.example',
    });
  });

  it.each([undefined, null, false, 0, 1, 'true', 'false'])('is none if email_verified is %j', (verified) => {
    expect(readOidcIdentity({ sub: 'a', email: 'a@b.c', email_verified: verified }, 'https://login')).toBeUndefined();
  });
});
