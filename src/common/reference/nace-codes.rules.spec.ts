import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  findNace,
  getSectorLabel,
  isNace,
  NACE_VERSIONS,
  normaliseNace,
  type NaceLevel,
  type NaceVersion,
  searchNace,
  toSectorKey,
} from './nace-codes.rules.js';

/** The folder of the published lists. Without it, the comparison with them is skipped. */
const SOURCES = process.env['REFERENCE_SOURCES'];

const listCodes = (version: NaceVersion, level?: NaceLevel) =>
  searchNace({ version, language: 'en', level }).map(({ code }) => code);

const findSection = (version: NaceVersion, code: string): string | undefined => {
  const found = findNace(version, code);
  return found?.parentCode ? findSection(version, found.parentCode) : found?.code;
};

describe('NACE codes', () => {
  it('have the official numbers of sections, divisions, groups and classes', () => {
    const count = (version: NaceVersion) => ([1, 2, 3, 4] as const).map((level) => listCodes(version, level).length);
    expect(count('2.0')).toEqual([21, 88, 272, 615]);
    expect(count('2.1')).toEqual([22, 87, 287, 651]);
  });

  it('have the same divisions in both revisions but for 45, the trade in motor vehicles', () => {
    expect(listCodes('2.0', 2).filter((code) => !listCodes('2.1', 2).includes(code))).toEqual(['45']);
    expect(listCodes('2.1', 2).filter((code) => !listCodes('2.0', 2).includes(code))).toEqual([]);
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
    ['62.01', 'J', null],
    ['62.10', null, 'K'],
    ['64.19', 'K', 'L'],
    ['68', 'L', 'M'],
    ['72.19', 'M', null],
    ['72.10', null, 'N'],
    ['75.00', 'M', 'N'],
    ['82', 'N', 'O'],
    ['84', 'O', 'P'],
    ['85', 'P', 'Q'],
    ['86', 'Q', 'R'],
    ['93', 'R', 'S'],
    ['95', 'S', 'T'],
    ['98', 'T', 'U'],
    ['99', 'U', 'V'],
    ['99.00', 'U', 'V'],
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
    '27.99',
    '99.99',
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

  it('are found by the beginning of the code, with or without the point, and by words of the title', () => {
    const search = (text: string, version: NaceVersion = '2.1', language: 'en' | 'nl' = 'en') =>
      searchNace({ version, language, text }).map(({ code }) => code);
    expect(search('27.4')).toEqual(['27.4', '27.40']);
    expect(search('2740')).toEqual(['27.40']);
    expect(search('27402')).toEqual(['27.40']);
    expect(search('c')).toEqual(['C']);
    expect(search('LIGHTING manufacture')).toEqual(['27.4', '27.40']);
    expect(search('verlichtingsbenodigdheden', '2.1', 'nl')).toContain('27.40');
    expect(search('electric lighting', '2.0', 'nl')).toContain('27.40');
    expect(search('no such industry')).toEqual([]);
  });

  it.each([
    ['26.11', '2.0', '26.11', '26.11 Manufacture of electronic components'],
    ['26.11', '2.1', '26.11', '26.11 Manufacture of electronic components'],
    ['27.40', '2.1', '27.40', '27.40 Manufacture of lighting equipment'],
    ['27.40', '2.0', '27.40 Rev. 2', '27.40 Manufacture of electric lighting equipment (Rev. 2)'],
    ['62.01', '2.0', '62.01 Rev. 2', '62.01 Computer programming activities (Rev. 2)'],
    ['99.99', '2.1', '99.99', '99.99'],
  ])('%s of %s stands in reports under %s', (code, version, key, label) => {
    expect(toSectorKey(code, version)).toBe(key);
    expect(getSectorLabel(key, 'en')).toBe(label);
  });

  it('have Dutch titles in Rev. 2.1 and English ones in Rev. 2', () => {
    expect(getSectorLabel('27.40', 'nl')).toBe('27.40 Vervaardiging van verlichtingsbenodigdheden');
    expect(getSectorLabel('62.01 Rev. 2', 'nl')).toBe('62.01 Computer programming activities (Rev. 2)');
  });

  (SOURCES === undefined ? it.skip : it).each(NACE_VERSIONS)('are those of the published list of %s', (version) => {
    const rows: Record<string, string>[] = parse(readFileSync(join(SOURCES ?? '', `nace-${version}.csv`)), {
      columns: true,
    });
    const published = rows.map(({ level, code, title_en: en, title_nl: nl }) => [Number(level), code, en, nl ?? en]);
    const packed = searchNace({ version, language: 'en' });
    expect(packed.map(({ level, code, titles }) => [level, code, titles.en, titles.nl])).toEqual(published);
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
