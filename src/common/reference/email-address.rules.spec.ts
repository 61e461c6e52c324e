import * as fc from 'fast-check';
import { normaliseEmail, readEmail } from './email-address.rules.js';

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

describe('An e-mail address of a file', () => {
  it.each([
    ['An.Janssens@Example.be', 'an.janssens@example.be'],
    ['Janssens, An <an@example.be>', 'an@example.be'],
    ['"An" <an@example.be>', 'an@example.be'],
    ['mailto:an@example.be', 'an@example.be'],
    ['an@example.be.', 'an@example.be'],
    ['an＠example.be', 'an@example.be'],
    ["o'brien@example.be", "o'brien@example.be"],
    ["'an@example.be'", 'an@example.be'],
    ['an@example.be (privé)', 'an@example.be'],
    ['an+crm@mail.example.co.uk', 'an+crm@mail.example.co.uk'],
    ['an@example.be; an@example.be', 'an@example.be'],
  ])('%j is %s', (text, value) => {
    expect(readEmail(text)).toEqual({ value, isFirstOfSeveral: false });
  });

  it.each([
    'an@example.be; piet@example.be',
    'an@example.be, piet@example.be',
    'an@example.be piet@example.be',
    'an@example.be/piet@example.be',
  ])('%j is the first of several', (text) => {
    expect(readEmail(text)).toEqual({ value: 'an@example.be', isFirstOfSeveral: true });
  });

  it('is not the end of one that is too long', () => {
    expect(readEmail(`${'a'.repeat(70)}@example.be`)).toBeNull();
  });

  it.each(['', '@', 'an', 'an@example', 'an@', '@example.be', 'zie website', 'an at example.be'])(
    '%j is none',
    (text) => {
      expect(readEmail(text)).toBeNull();
    },
  );
});
