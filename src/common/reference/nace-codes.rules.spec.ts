import { isNace, normaliseNace, NACE_VERSIONS, findSection, type NaceVersion } from './nace-codes.rules.js';

const divisions = (version: NaceVersion): string[] =>
  Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).filter((code) => isNace(version, code));

const letters = (version: NaceVersion): string =>
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => isNace(version, letter)).join('');

describe('NACE codes', () => {
  it('have 21 sections and 88 divisions in Rev. 2, and 22 and 87 in Rev. 2.1', () => {
    expect(letters('2.0')).toBe('ABCDEFGHIJKLMNOPQRSTU');
    expect(letters('2.1')).toBe('ABCDEFGHIJKLMNOPQRSTUV');
    expect(divisions('2.0')).toHaveLength(88);
    expect(divisions('2.1')).toHaveLength(87);
  });

  it('have the same divisions in both revisions but for 45, the trade in motor vehicles', () => {
    expect(divisions('2.0').filter((code) => !divisions('2.1').includes(code))).toEqual(['45']);
    expect(divisions('2.1').filter((code) => !divisions('2.0').includes(code))).toEqual([]);
  });

  it.each([
    ['27.40', 'C', 'C'],
    ['27.4', 'C', 'C'],
    ['27', 'C', 'C'],
    ['C', 'C', 'C'],
    ['01.11', 'A', 'A'],
    ['45.11', 'G', null],
    ['46', 'G', 'G'],
    ['60', 'J', 'J'],
    ['62.01', 'J', 'K'],
    ['64.19', 'K', 'L'],
    ['68', 'L', 'M'],
    ['72.19', 'M', 'N'],
    ['75.00', 'M', 'N'],
    ['82', 'N', 'O'],
    ['84', 'O', 'P'],
    ['85', 'P', 'Q'],
    ['86', 'Q', 'R'],
    ['93', 'R', 'S'],
    ['95', 'S', 'T'],
    ['98', 'T', 'U'],
    ['99', 'U', 'V'],
    ['V', null, 'V'],
  ])('have %s in section %s of Rev. 2 and %s of Rev. 2.1', (code, rev2, rev21) => {
    expect(findSection('2.0', code) ?? null).toBe(rev2);
    expect(findSection('2.1', code) ?? null).toBe(rev21);
  });

  it.each([
    '04',
    '34',
    '40',
    '44',
    '48',
    '54',
    '57',
    '67',
    '83',
    '89',
    '00',
    '27.401',
    '2740',
    '274',
    '27.',
    '27.4 ',
    'c',
    'W',
    '',
    'C27',
    '２７',
  ])('do not include %j in either revision', (code) => {
    for (const version of NACE_VERSIONS) expect(isNace(version, code)).toBe(false);
  });
});

describe('A NACE code as Belgians write it', () => {
  it.each([
    ['27.401', '27.40'],
    ['27401', '27.40'],
    ['27.40.1', '27.40'],
    ['2740', '27.40'],
    ['27 40', '27.40'],
    ['274', '27.4'],
    ['27.40', '27.40'],
    ['27', '27'],
    ['c', 'C'],
    ['27.4012', '27.4012'],
    ['27.x', '27.x'],
    ['', ''],
  ])('%j is stored as %j', (typed, code) => {
    expect(normaliseNace(typed)).toBe(code);
  });
});
