import * as fc from 'fast-check';
import {
  formatIdentifier,
  IDENTIFIER_SCHEMES,
  normaliseIdentifier,
  type IdentifierScheme,
} from './identifiers.rules.js';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const valueOf = (scheme: IdentifierScheme, raw: string): string | null => {
  const result = normaliseIdentifier(scheme, raw);
  return result.ok ? result.value : null;
};

const replaceAt = (text: string, index: number, char: string): string =>
  text.slice(0, index) + char + text.slice(index + 1);

/** Builds a valid KBO number from its first eight digits. */
const kboFrom = (body: number): string => {
  const first = String(body).padStart(8, '0');
  return first + String(97 - (body % 97)).padStart(2, '0');
};

const validKbo = fc.integer({ min: 0, max: 19_999_999 }).map(kboFrom);

/** Completes a body with the only check that the rule accepts, so that the tests do not repeat the arithmetic. */
const complete = (scheme: IdentifierScheme, body: string, checks: readonly string[]): string => {
  const fitting = checks.map((check) => body + check).filter((code) => normaliseIdentifier(scheme, code).ok);
  expect(fitting).toHaveLength(1);
  return fitting.join();
};

const word = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((chars) => chars.join(''));

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

describe('a company identifier', () => {
  it.each<[IdentifierScheme, string, string]>([
    ['KBO', '0566.988.259', '0566988259'],
    ['KBO', '0202.239.951', '0202239951'],
    ['KBO', '0417.497.106', '0417497106'],
    ['KBO', 'BE 0566 988 259', '0566988259'],
    ['KBO', 'be0566-988-259', '0566988259'],
    ['KBO', '566.988.259', '0566988259'],
    ['KBO', '0566/988/259', '0566988259'],
    ['KBO', '０５６６．９８８．２５９', '0566988259'],
    ['KBO', ' 0566–988–259\u00a0', '0566988259'],
    ['KBO', 'BTW BE 0566.988.259', '0566988259'],
    ['KBO', 'KBO: 0566.988.259', '0566988259'],
    ['KBO', 'Ondernemingsnummer 0566.988.259', '0566988259'],
    ['KBO', 'RPR 0566.988.259', '0566988259'],
    ['VAT', 'BE 0566.988.259', 'BE0566988259'],
    ['VAT', 'BTW BE 0566.988.259', 'BE0566988259'],
    ['VAT', 'BTW-nr.: BE 0566.988.259', 'BE0566988259'],
    ['VAT', 'btw 0566.988.259', 'BE0566988259'],
    ['VAT', 'TVA BE0566988259', 'BE0566988259'],
    ['VAT', 'VAT no. NL123456789B01', 'NL123456789B01'],
    ['VAT', 'USt-IdNr. DE123456789', 'DE123456789'],
    ['VAT', 'BE566988259', 'BE0566988259'],
    ['VAT', 'ＢＥ０５６６９８８２５９', 'BE0566988259'],
    ['VAT', 'nl123456789b01', 'NL123456789B01'],
    ['VAT', 'ATU12345678', 'ATU12345678'],
    ['VAT', 'BG123456789', 'BG123456789'],
    ['VAT', 'CY12345678X', 'CY12345678X'],
    ['VAT', 'CZ1234567890', 'CZ1234567890'],
    ['VAT', 'DE 123 456 789', 'DE123456789'],
    ['VAT', 'DK12345678', 'DK12345678'],
    ['VAT', 'EE123456789', 'EE123456789'],
    ['VAT', 'GR123456789', 'EL123456789'],
    ['VAT', 'ESX1234567R', 'ESX1234567R'],
    ['VAT', 'ES12345678Z', 'ES12345678Z'],
    ['VAT', 'FI12345678', 'FI12345678'],
    ['VAT', 'FR XX 123 456 789', 'FRXX123456789'],
    ['VAT', 'HR12345678901', 'HR12345678901'],
    ['VAT', 'HU12345678', 'HU12345678'],
    ['VAT', 'IE1234567FA', 'IE1234567FA'],
    ['VAT', 'IE1X23456L', 'IE1X23456L'],
    ['VAT', 'IT12345678901', 'IT12345678901'],
    ['VAT', 'LT123456789012', 'LT123456789012'],
    ['VAT', 'LU12345678', 'LU12345678'],
    ['VAT', 'LV12345678901', 'LV12345678901'],
    ['VAT', 'MT12345678', 'MT12345678'],
    ['VAT', 'PL1234567890', 'PL1234567890'],
    ['VAT', 'PT123456789', 'PT123456789'],
    ['VAT', 'RO1234567', 'RO1234567'],
    ['VAT', 'SE123456789001', 'SE123456789001'],
    ['VAT', 'SI12345678', 'SI12345678'],
    ['VAT', 'SK1234567890', 'SK1234567890'],
    ['VAT', 'XI123456789', 'XI123456789'],
    ['VAT', 'GB 123 4567 89', 'GB123456789'],
    ['VAT', 'CHE-123.456.789 MWST', 'CHE123456789'],
    ['VAT', 'NO123456789MVA', 'NO123456789MVA'],
    ['LEI', '506700GE1G29325QX363', '506700GE1G29325QX363'],
    ['LEI', '213800X3Q9LSAKRUWY91', '213800X3Q9LSAKRUWY91'],
    ['LEI', 'hwupkr0mpou8fgxbt394', 'HWUPKR0MPOU8FGXBT394'],
    ['USCC', '914403001922038216', '914403001922038216'],
    ['USCC', '91440300192317458F', '91440300192317458F'],
    ['USCC', '91440000190352575w', '91440000190352575W'],
    ['USCC', '９１４４０３００１９２３１７４５８Ｆ', '91440300192317458F'],
    ['DUNS', '15-048-3782', '150483782'],
    ['DUNS', '１５０４８３７８２', '150483782'],
  ])('%s %s is stored as %s', (scheme, raw, value) => {
    expect(normaliseIdentifier(scheme, raw)).toEqual({ ok: true, value });
  });

  it.each<[IdentifierScheme, string, RegExp]>([
    ['KBO', '0202.239.952', /check digits/],
    ['KBO', '2202.239.951', /starts with 0 or 1/],
    ['KBO', '0999.992.400', /check digits/],
    ['KBO', '', /10 digits/],
    ['KBO', '12345678', /10 digits/],
    ['KBO', '00566988259', /10 digits/],
    ['KBO', '056698825A', /10 digits/],
    ['KBO', 'NL0566988259', /10 digits/],
    ['KBO', '0566988259\u0000', /10 digits/],
    ['KBO', ' '.repeat(100) + '0566988259', /10 digits/],
    ['VAT', '0566988259', /country prefix/],
    ['VAT', 'VAT 0566988259', /country prefix/],
    ['VAT', 'BTW 0202.239.952', /country prefix/],
    ['KBO', 'BTW', /10 digits/],
    ['VAT', 'BE0202239952', /valid KBO/],
    ['VAT', 'BEBE0566988259', /valid KBO/],
    ['VAT', 'NL123456789C01', /form of a VAT number of NL/],
    ['VAT', 'DE12345678', /form of a VAT number of DE/],
    ['VAT', 'ES123456789', /form of a VAT number of ES/],
    ['VAT', 'CN914403001922038216', /prefix CN/],
    ['VAT', 'ZZ123456789', /prefix ZZ/],
    ['VAT', '__proto__', /country prefix/],
    ['LEI', '506700GE1G29325QX364', /check digits/],
    ['LEI', '54930000000000000099', /check digits/],
    ['LEI', '506700GE1G29325QX3', /18 letters or digits/],
    ['USCC', '914403001922038217', /check character/],
    ['USCC', '91440300192317458O', /without I, O, S, V and Z/],
    ['USCC', '91440300192203821', /18 characters/],
    ['DUNS', '12345678', /9 digits/],
    ['DUNS', '1234567890', /9 digits/],
    ['DUNS', '12345678A', /9 digits/],
  ])('%s %j is refused with a reason', (scheme, raw, reason) => {
    expect(normaliseIdentifier(scheme, raw)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it.each<[IdentifierScheme, string, string]>([
    ['KBO', '0566988259', '0566.988.259'],
    ['VAT', 'BE0566988259', 'BE 0566.988.259'],
    ['VAT', 'NL123456789B01', 'NL 123456789B01'],
    ['VAT', 'CHE123456789', 'CHE-123.456.789'],
    ['LEI', '506700GE1G29325QX363', '506700GE1G29325QX363'],
    ['USCC', '914403001922038216', '914403001922038216'],
    ['DUNS', '150483782', '15-048-3782'],
    ['KBO', 'odd', 'odd'],
    ['VAT', 'odd', 'odd'],
  ])('%s %s is shown as %s', (scheme, value, shown) => {
    expect(formatIdentifier(scheme, value)).toBe(shown);
  });

  it('never throws, and an accepted value normalises to itself and survives being shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IDENTIFIER_SCHEMES),
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), word('0123456789BENL', 12), validKbo),
        (scheme, raw) => {
          const value = valueOf(scheme, raw);
          if (value === null) return;
          expect(valueOf(scheme, value)).toBe(value);
          expect(valueOf(scheme, formatIdentifier(scheme, value))).toBe(value);
        },
      ),
    );
  });
});

describe('a typing mistake', () => {
  it('in any one digit of a KBO number is refused', () => {
    fc.assert(
      fc.property(validKbo, fc.nat(9), fc.nat(9), (kbo, index, digit) => {
        expect(valueOf('KBO', kbo)).toBe(kbo);
        fc.pre(kbo[index] !== String(digit));
        expect(valueOf('KBO', replaceAt(kbo, index, String(digit)))).toBeNull();
      }),
    );
  });

  it('in any one character of a unified social credit code is refused', () => {
    fc.assert(
      fc.property(word(USCC_ALPHABET, 17), fc.nat(17), fc.constantFrom(...USCC_ALPHABET), (body, index, char) => {
        const code = complete('USCC', body, [...USCC_ALPHABET]);
        fc.pre(code[index] !== char);
        expect(valueOf('USCC', replaceAt(code, index, char))).toBeNull();
      }),
    );
  });

  // Only a replacement of the same kind is certain to fail, because a letter instead of a digit changes the length of
  // the number that is divided by 97.
  it.each([
    ['digit', '0123456789'],
    ['letter', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ])('that puts another %s in an LEI is refused', (_kind, alphabet) => {
    const any = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    fc.assert(
      fc.property(word(any, 18), fc.nat(19), fc.constantFrom(...alphabet), (body, index, char) => {
        const code = complete('LEI', body, twoDigits);
        fc.pre(alphabet.includes(code.charAt(index)) && code[index] !== char);
        expect(valueOf('LEI', replaceAt(code, index, char))).toBeNull();
      }),
    );
  });
});
