import { buildCorrectedQuestion, isSure, canBeFarOff, parseQuestion } from './search-question.rules.js';

describe('A search text becomes queries', () => {
  it('without the legal form of a company', () => {
    const { words, prefix, start, exact } = parseQuestion('Lumenova Ltd').queries;
    expect(words).toBe(`('lumenova' | 'lumenovaltd')`);
    expect(prefix).toBe(`(('lumenova':* | '&lumenova') | 'lumenovaltd':*)`);
    expect(start).toBe(`('=lumenovaltd':* | '#lumenovaltd':*)`);
    expect(exact).toBe(`('=lumenovaltd' | '=lumenova')`);
  });

  it('with a sign such as & as a word, and without it', () => {
    expect(parseQuestion('R&D').queries.words).toBe(`(('r' & 'd') | ('r' & 'and' & 'd') | 'rd')`);
  });

  it('in which any two or three neighbouring words may also be one word', () => {
    expect(parseQuestion('x y z').queries.words).toBe(`(('x' & 'y' & 'z') | ('xy' & 'z') | ('x' & 'yz') | 'xyz')`);
    expect(parseQuestion('a b c d').queries.words).toContain(`('abc' & 'd')`);
    expect(parseQuestion('a b c d e f g').queries.words).toBe(
      `(('a' & 'b' & 'c' & 'd' & 'e' & 'f' & 'g') | 'abcdefg')`,
    );
  });

  it('that find Chinese names that start with it, then names that contain it, and names that sound like it', () => {
    const question = parseQuestion('比亚迪');
    expect(question.queries.words).toBe(`'=比亚迪':*`);
    expect(question.queries.start).toBe(`(('比亚' & '亚迪') | '#比亚迪':*)`);
    expect(question.queries.prefix).toBeUndefined();
    expect(buildCorrectedQuestion(question, new Map(), ['near']).queries).toEqual({ near: `'biyadi':*` });
    expect(buildCorrectedQuestion(question, new Map(), ['far']).queries).toEqual({ far: `('亚迪' | '比亚')` });
  });

  it('that find any name with a single character', () => {
    expect(parseQuestion('比').queries.start).toBe(`('比':* | '#比':*)`);
  });

  it('with each word in any of its spellings', () => {
    const question = parseQuestion('Lumenva Lihgting');
    const corrections = new Map([
      ['lumenva', { near: ['lumenova'], far: ['lumineva'] }],
      ['lihgting', { near: ['lighting'], far: [] }],
    ]);
    expect(buildCorrectedQuestion(question, corrections, ['near']).queries).toEqual({
      near: `((('lumenva':* | '&lumenva') | 'lumenova') & (('lihgting':* | '&lihgting') | 'lighting'))`,
    });
    expect(buildCorrectedQuestion(question, corrections, ['far']).queries).toEqual({
      far: `((('lumenva':* | '&lumenva') | 'lumenova' | 'lumineva') & (('lihgting':* | '&lihgting') | 'lighting'))`,
    });
  });

  it('with quotes and backslashes kept inside their terms', () => {
    expect(parseQuestion(`a'b\\c@x`).queries.exact).toContain(`'<a''b\\\\c@x'`);
  });

  it.each(['%', '—', '😀'])('that find nothing for %j, which contains no word', (text) => {
    const { words, start, prefix } = parseQuestion(text).queries;
    expect([words, start, prefix]).toEqual([undefined, undefined, undefined]);
  });
});

describe('A hit of the search', () => {
  it.each([
    ['lumenova', 'exact', true],
    ['lumenova', 'words', true],
    ['lumen', 'start', true],
    ['lumenov', 'prefix', true],
    ['lumen', 'prefix', false],
    ['lumenov ligh', 'prefix', false],
    ['lumenov', 'address', false],
    ['lumenov', undefined, false],
  ] as const)('for %s by %s is certain: %s', (text, best, sure) => {
    expect(isSure(parseQuestion(text), best)).toBe(sure);
  });
});

describe('Several mistakes', () => {
  it.each([
    ['lumanoba', true],
    ['genk lumanoba', true],
    ['genk', false],
    ['2026-0007', false],
    ['朗明', true],
  ])('are looked for in %s: %s', (text, looked) => expect(canBeFarOff(parseQuestion(text))).toBe(looked));
});
