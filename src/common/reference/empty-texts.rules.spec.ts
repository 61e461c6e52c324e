import { isSignForNothing } from './empty-texts.rules.js';

describe('A sign for nothing', () => {
  it.each([
    '-',
    '–',
    '--',
    '/',
    'n/a',
    'N/A',
    'n.v.t.',
    'NVT',
    'geen',
    'Geen',
    'none',
    '(none)',
    '--None--',
    'null',
    '无',
    '無',
    '？',
    '.',
  ])('is %j', (text) => {
    expect(isSignForNothing(text)).toBe(true);
  });

  it.each(['', '#N/A', 'Na', 'NA', 'No', 'nee', '0', 'Genk', 'geen bel', '无锡', 'x', '-1', '-'.repeat(40)])(
    'is not %j',
    (text) => {
      expect(isSignForNothing(text)).toBe(false);
    },
  );
});
