import * as fc from 'fast-check';
import { normaliseEmail } from './email-address.rules.js';

describe('An e-mail address', () => {
  it.each([
    ['  Li.Wei@BYD.com ', 'li.wei@byd.com'],
    ['jan+expo@Umicore.be', 'jan+expo@umicore.be'],
    ['cafe\u0301@x.be', 'café@x.be'],
    ['CAFE\u0301@x.be', 'café@x.be'],
    ['T\u0308@x.be', '\u1e97@x.be'],
  ])('%j is compared as %s', (email, normalised) => {
    expect(normaliseEmail(email)).toBe(normalised);
  });

  it('normalises to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseEmail(normaliseEmail(text))).toBe(normaliseEmail(text));
      }),
    );
  });
});
