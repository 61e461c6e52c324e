import { isSubdivision } from './subdivision-codes.rules.js';

describe('a subdivision code', () => {
  it.each<[string, string | null]>([
    ['BE-VLI', 'BE'],
    ['BE-VLG', 'BE'],
    ['BE-BRU', null],
    ['CN-GD', 'CN'],
    ['CN-HK', 'CN'],
    ['NL-LI', 'NL'],
    ['US-CA', 'US'],
    ['FR-2A', 'FR'],
    ['JP-13', null],
  ])('%s is accepted for %s', (code, country) => {
    expect(isSubdivision(code, country)).toBe(true);
  });

  it.each<[string, string, string | null]>([
    ['is of another country', 'BE-VLI', 'NL'],
    ['is not in the Belgian table', 'BE-LIM', 'BE'],
    ['is the Chinese number of before 2017', 'CN-44', 'CN'],
    ['has an unassigned country', 'XX-AB', null],
    ['has no subdivision', 'BE', 'BE'],
    ['has too long a subdivision', 'US-CALI', 'US'],
    ['is in small letters', 'be-vli', 'BE'],
    ['has a space', 'NL LI', 'NL'],
    ['is empty', '', null],
  ])('that %s is refused: %s', (_title, code, country) => {
    expect(isSubdivision(code, country)).toBe(false);
  });
});
