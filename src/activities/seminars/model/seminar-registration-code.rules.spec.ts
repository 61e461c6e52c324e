import { CODE_LENGTH, buildCode, normaliseCode } from './seminar-registration-code.rules.js';

describe('The code of a registration', () => {
  it('has a character for each byte, every one as likely as another', () => {
    const all = buildCode(Uint8Array.from({ length: 256 }, (_, index) => index));
    expect(all).toHaveLength(256);
    const counts = new Map([...all].map((character) => [character, all.split(character).length - 1]));
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
    expect(buildCode(new Uint8Array(CODE_LENGTH))).toBe('0000000000');
  });

  it.each([
    ['7K3M9QX2TB', '7K3M9QX2TB'],
    [' 7k3m9-qx2tb ', '7K3M9QX2TB'],
    ['oOiIlL-0011', '0011110011'],
    ['=cmd', '=CMD'],
  ])('is read from %j as %s', (typed, code) => expect(normaliseCode(typed)).toBe(code));

  it('is read as the same code', () => {
    const code = buildCode(Uint8Array.from([9, 99, 199, 250, 31, 32, 33, 128, 64, 5]));
    expect(normaliseCode(code)).toBe(code);
  });
});
