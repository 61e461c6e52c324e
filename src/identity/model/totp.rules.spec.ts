import { Secret, TOTP } from 'otpauth';
import {
  buildTotpUrl,
  countFailedAttempt,
  findTotpStep,
  hashRecoveryCode,
  isBlocked,
  makeRecoveryCodes,
  makeTotpSecret,
} from './totp.rules.js';

/** The secret and a code of RFC 6238, appendix B: 94287082 at 59 seconds, of which six digits are used. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;
const at = (seconds: number) => new Date(seconds * 1_000);

describe('A one-time code', () => {
  it('is that of RFC 6238, with or without spaces', () => {
    expect(findTotpStep(RFC_SECRET, '287082', at(59))).toBe(1);
    expect(findTotpStep(RFC_SECRET, ' 287 082 ', at(59))).toBe(1);
  });

  it('is accepted one period before and after its own, and names its own', () => {
    expect([29, 30, 59, 60, 89].map((time) => findTotpStep(RFC_SECRET, '287082', at(time)))).toEqual([1, 1, 1, 1, 1]);
    expect([119, 120, 1_000].map((time) => findTotpStep(RFC_SECRET, '287082', at(time)))).toEqual([null, null, null]);
  });

  it.each(['', '28708', '2870820', '287083', 'abcdef', '٢٨٧٠٨٢', '94287082'])('is not %j', (code) => {
    expect(findTotpStep(RFC_SECRET, code, at(59))).toBeNull();
  });

  it('is that of the app which has read the address', () => {
    const secret = makeTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(buildTotpUrl(secret, 'an@locate.example'));
    expect([url.protocol, url.searchParams.get('issuer'), url.searchParams.get('secret')]).toEqual([
      'otpauth:',
      'Locate CRM',
      secret,
    ]);
    const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: 3_000_000 });
    expect(findTotpStep(secret, code, at(3_000))).toBe(100);
  });
});

describe('Recovery codes', () => {
  it('are ten different ones, and are recognised whatever their case and separators', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const [code = ''] = codes;
    expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(hashRecoveryCode(code));
    expect(hashRecoveryCode(codes[1]!)).not.toBe(hashRecoveryCode(code));
  });
});

describe('Wrong codes', () => {
  const minute = 60;
  it('block further ones after five in a row, for a quarter of an hour', () => {
    expect(isBlocked({ failedAttempts: 4, lastFailedAt: at(0) }, at(1))).toBe(false);
    expect(isBlocked({ failedAttempts: 5, lastFailedAt: at(0) }, at(15 * minute - 1))).toBe(true);
    expect(isBlocked({ failedAttempts: 5, lastFailedAt: at(0) }, at(15 * minute))).toBe(false);
    expect(isBlocked({ failedAttempts: 0, lastFailedAt: null }, at(0))).toBe(false);
  });

  it('do not add up over a long time', () => {
    expect(countFailedAttempt({ failedAttempts: 4, lastFailedAt: at(0) }, at(minute))).toBe(5);
    expect(countFailedAttempt({ failedAttempts: 4, lastFailedAt: at(0) }, at(20 * minute))).toBe(1);
    expect(countFailedAttempt({ failedAttempts: 0, lastFailedAt: null }, at(0))).toBe(1);
  });
});
