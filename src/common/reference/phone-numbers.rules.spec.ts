import * as fc from 'fast-check';
import { readPhone, toE164 } from './phone-numbers.rules.js';

describe('a phone number', () => {
  it.each<[string, string | null, string]>([
    ['+32 11 30 01 00', null, '+3211300100'],
    ['+32 (0)11 30.01.00', null, '+3211300100'],
    ['0032 11 30 01 00', null, '+3211300100'],
    ['0032 11 30 01 00', 'BE', '+3211300100'],
    ['011 30 01 00', 'BE', '+3211300100'],
    ['011 30 01 00', null, '+3211300100'],
    ['011/30.01.00', null, '+3211300100'],
    ['(011) 30 01 00', null, '+3211300100'],
    ['0470 12 34 56', null, '+32470123456'],
    ['0470/12.34.56', null, '+32470123456'],
    ['02 123 45 67', null, '+3221234567'],
    ['+32 (0)470 12 34 56', null, '+32470123456'],
    ['0032 (0)11 30 01 00', null, '+3211300100'],
    ['0032 (0)11 30 01 00', 'BE', '+3211300100'],
    ['13800138000', 'CN', '+8613800138000'],
    ['0757-82813838', 'CN', '+8675782813838'],
    ['＋８６　１３８　００１３　８０００', null, '+8613800138000'],
    ['+86 138 0013 8000', 'BE', '+8613800138000'],
    ['+1 202 555 0100', null, '+12025550100'],
    ['+3211300100', 'XX', '+3211300100'],
  ])('%s typed in %s is stored as %s', (raw, country, value) => {
    expect(toE164(raw, country)).toEqual({ ok: true, value });
  });

  it.each<[string, string | null, RegExp]>([
    ['11 30 01 00', null, /country code/],
    ['020 123 4567', null, /country code/],
    ['0755 8281 3838', null, /country code/],
    ['0211 123456', null, /country code/],
    ['12345', null, /country code/],
    ['+999 123456', null, /country code/],
    ['+32 1', null, /too short/],
    ['+3211', null, /length/],
    [`+32${'1'.repeat(30)}`, null, /too long/],
    ['call me', 'BE', /must be a phone number/],
    ['call +32 11 30 01 00', null, /must be a phone number/],
    ['+32 11 30 01 00 / +32 11 30 01 01', null, /must be a phone number/],
    ['+32 11 30 01 00 ext. 12', null, /must not have an extension/],
    ['', null, /must be a phone number/],
    ['\u0000', 'CN', /must be a phone number/],
    ['1'.repeat(10_000), 'CN', /too long|must be a phone number/],
  ])('%j typed in %s is refused with a reason', (raw, country, reason) => {
    expect(toE164(raw, country)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('never throws, and what is stored reads as itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ]{3,16}$/)),
        fc.constantFrom(null, 'BE', 'CN', 'XX'),
        (raw, country) => {
          const result = toE164(raw, country);
          if (!result.ok) return;
          expect(result.value).toMatch(/^\+\d{4,15}$/);
          expect(toE164(result.value)).toEqual(result);
        },
      ),
    );
  });
});

describe('A phone number of a file', () => {
  it.each<[string, string | null, string | null]>([
    ['(512) 757-6000', 'US', '+15127576000'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['0912-345-678', 'TW', '+886912345678'],
    ['03 20 12 34 56', 'FR', '+33320123456'],
    ['32477123456', 'BE', '+32477123456'],
    ['32477123456', null, '+32477123456'],
    ['32477123456', 'FR', '+32477123456'],
    ['32477123456', 'CN', '+32477123456'],
    ['8613800138000', 'CN', '+8613800138000'],
    ['011 30 01 00', null, '+3211300100'],
    ['0032 477 12 34 56', 'US', '+32477123456'],
    ['+32 (0)477 12 34 56', 'US', '+32477123456'],
    ['Tel.: 0476/12.34.56', 'BE', '+32476123456'],
    ['手机：138 0013 8000', 'CN', '+8613800138000'],
    ['+32 476 12 34 56 (privé)', 'BE', '+32476123456'],
    ['\u202a+32 476 12 34 56\u202c', null, '+32476123456'],
    ['(555) 555-1212', 'US', '+15555551212'],
    ['477123456', 'BE', '+32477123456'],
    ['０４７６ １２ ３４ ５６', 'BE', '+32476123456'],
  ])('%j in %s is %s', (text, country, value) => {
    expect(readPhone(text, country)).toEqual({ value, extension: null, isFirstOfSeveral: false });
  });

  it.each<[string, string | null]>([
    ['03 20 12 34 56', 'BE'],
    ['138 0013 8000', null],
    ['(512) 757-6000', null],
    ['0471 12', 'BE'],
    ['zie secretariaat', 'BE'],
    ['1-800-FLOWERS', 'US'],
    ['', 'BE'],
    ['an@example.be', 'BE'],
  ])('%j in %s cannot be read', (text, country) => {
    expect(readPhone(text, country)).toBeNull();
  });

  it('is not searched in a long text', () => {
    expect(readPhone('0476 12 34 56 '.repeat(5_000), 'BE')).toBeNull();
  });

  it.each([
    ['(512) 757-6000 ext. 12', 'US', '12'],
    ['+32 11 30 01 00 x12', null, '12'],
    ['011 30 01 00 toestel 7', null, '7'],
    ['+86 755 2674 1234 转 803', 'CN', '803'],
    ['tel:+32-11-30-01-00;ext=12', null, '12'],
  ])('%j has an extension', (text, country, extension) => {
    expect(readPhone(text, country)).toMatchObject({ value: expect.any(String), extension });
  });

  it.each([
    ['011 30 01 00 / 0476 12 34 56', '+3211300100'],
    ['011 30 01 00/0476 12 34 56', '+3211300100'],
    ['011/30.01.00; 0476/12.34.56', '+3211300100'],
    ['+32 11 30 01 00, +32 476 12 34 56', '+3211300100'],
    ['+32 11 30 01 00 +32 476 12 34 56', '+3211300100'],
    ['011 30 01 00 of 0476 12 34 56', '+3211300100'],
    ['011 30 01 00\n0476 12 34 56', '+3211300100'],
    ['tel: 011 30 01 00 / gsm: 0476 12 34 56', '+3211300100'],
  ])('%j is the first of several', (text, value) => {
    expect(readPhone(text, 'BE')).toEqual({ value, extension: null, isFirstOfSeveral: true });
  });
});
