import { asMeant, questionOf } from './search.question.js';

describe('A question becomes queries', () => {
  it('of words with a legal form: without it', () => {
    const { words, prefix, start, exact } = questionOf('Lumenova Ltd').queries;
    expect(words).toBe(`('lumenova' | 'lumenovaltd')`);
    expect(prefix).toBe(`('lumenova':* | 'lumenovaltd':*)`);
    expect(start).toBe(`('=lumenovaltd':* | '#lumenovaltd':*)`);
    expect(exact).toBe(`('=lumenovaltd' | '=lumenova')`);
  });

  it('of words around a sign: with a word for it, and without', () => {
    expect(questionOf('R&D lab').queries.words).toBe(`(('r' & 'd' & 'lab') | ('r' & 'and' & 'd' & 'lab') | 'rdlab')`);
  });

  it('of Chinese: names that start with it, then names that have it inside, and what sounds like it', () => {
    const question = questionOf('比亚迪');
    expect(question.queries.words).toBe(`'=比亚迪':*`);
    expect(question.queries.start).toBe(`(('比亚' & '亚迪') | '#比亚迪':*)`);
    expect(question.queries.prefix).toBeUndefined();
    expect(asMeant(question, new Map()).queries).toEqual({ near: `'biyadi':*`, far: `('亚迪' | '比亚')` });
  });

  it('of a single character: any name with it', () => {
    expect(questionOf('比').queries.start).toBe(`('比':* | '#比':*)`);
  });

  it('of words with other spellings: each word in any of its spellings', () => {
    const question = questionOf('Lumenva Lihgting');
    const meant = new Map([
      ['lumenva', { near: ['lumenova'], far: ['lumineva'] }],
      ['lihgting', { near: ['lighting'], far: [] }],
    ]);
    expect(asMeant(question, meant).queries).toEqual({
      near: `(('lumenva':* | 'lumenova') & ('lihgting':* | 'lighting'))`,
      far: `(('lumenva':* | 'lumenova' | 'lumineva') & ('lihgting':* | 'lighting'))`,
    });
  });

  it('with quotes and backslashes kept inside their terms', () => {
    expect(questionOf(`a'b\\c@x`).queries.exact).toContain(`'<a''b\\\\c@x'`);
  });

  it.each(['%', '—', '😀'])('of nothing for %j, which has no word in it', (text) => {
    const { words, start, prefix } = questionOf(text).queries;
    expect([words, start, prefix]).toEqual([undefined, undefined, undefined]);
  });
});
