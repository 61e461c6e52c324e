import fc from 'fast-check';
import { countTypingErrors } from '../common/reference/edit-distance.rules.js';
import { canBeMisspelt, findCorrections } from './search-spelling.rules.js';

describe('Mistakes between two words', () => {
  it.each([
    ['lumenova', 'lumenova', 0],
    ['lumenva', 'lumenova', 1],
    ['lumennova', 'lumenova', 1],
    ['lumenoba', 'lumenova', 1],
    ['lumenvoa', 'lumenova', 1],
    ['ulmenova', 'lumenova', 1],
    ['lumanoba', 'lumenova', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['𝒶𝒷', '𝒷𝒶', 1],
  ])('%s for %s: %i', (typed, word, mistakes) => {
    expect(countTypingErrors(typed, word).whole).toBe(mistakes);
    expect(countTypingErrors(word, typed).whole).toBe(mistakes);
  });

  it.each([
    ['prezis', 'prazisionstechnik', 1],
    ['prazis', 'prazisionstechnik', 0],
    ['rpazis', 'prazisionstechnik', 1],
  ])('%s for the beginning of %s: %i', (typed, word, mistakes) => {
    expect(countTypingErrors(typed, word).start).toBe(mistakes);
  });

  it('are the same whether they are counted to the end or only as far as they matter', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcé𝒶𝒷'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, fc.nat({ max: 3 }), (typed, word, most) => {
        const [all, some] = [countTypingErrors(typed, word), countTypingErrors(typed, word, most)];
        for (const part of ['whole', 'start'] as const) {
          if (all[part] <= most) expect(some[part]).toBe(all[part]);
          else expect(some[part]).toBeGreaterThan(most);
        }
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });
});

describe('The words that a misspelt word can mean', () => {
  it.each([
    ['lumenva', ['lumenova'], ['lumenova'], []],
    ['lumanoba', ['lumenova'], [], ['lumenova']],
    ['huwaei', ['huawei', 'huadong'], ['huawei'], []],
    ['shenzen', ['shenzhen', 'shenyang'], ['shenzhen'], []],
    ['biyadi', ['shenzhenbiyadi'], ['shenzhenbiyadi'], []],
    ['praezision', ['prazisionstechnik'], [], ['prazisionstechnik']],
    ['lighting', ['lighting'], [], []],
    ['genk', ['gent', 'bank'], ['gent'], []],
    ['abc', ['abd'], ['abd'], []],
  ])('%s among %j: %j, or further off %j', (typed, known, near, far) => {
    expect(findCorrections(typed, known)).toEqual({ near, far });
  });

  it.each([
    ['lumenova', true],
    ['genk', true],
    ['byd', false],
    ['a330neo', false],
    ['2026', false],
  ])('are searched for %s: %s', (word, asked) => expect(canBeMisspelt(word)).toBe(asked));
});
