import * as fc from 'fast-check';
import { computeTrigramSimilarity, buildTrigrams } from './trigram-similarity.rules.js';

describe('trigrams', () => {
  it('are padded with two spaces before and one behind each word', () => {
    expect([...buildTrigrams('Cat')]).toEqual(['  c', ' ca', 'cat', 'at ']);
    expect([...buildTrigrams('LED-A')]).toEqual(['  l', ' le', 'led', 'ed ', '  a', ' a ']);
  });

  it('count characters, not bytes', () => {
    expect([...buildTrigrams('比亚迪')]).toEqual(['  比', ' 比亚', '比亚迪', '亚迪 ']);
  });

  // The expected values are results of similarity(a, b) of pg_trgm 1.6 on PostgreSQL 18.
  it.each([
    ['Foshan Lighting', 'Foshan Lightning', 0.7368421],
    ['guangdong led a', 'guangdong led b', 0.7777778],
    ['ABB', 'abc', 0.3333333],
    ['cat', 'cats', 0.5],
    ['umicore', 'umicor', 0.6666667],
    ['比亚迪', '比亚迪汽车', 0.42857143],
    ['biyadi', 'byd', 0.1],
    ['lighting foshan', 'Foshan, lighting!', 1],
    ['', '', 0],
    ['', 'abb', 0],
    ['--', '--', 0],
  ])('make %j and %j alike by %d, as PostgreSQL says', (a, b, similarity) => {
    expect(computeTrigramSimilarity(a, b)).toBeCloseTo(similarity, 6);
  });

  it('give a symmetric similarity between 0 and 1, and 1 for a text with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const similarity = computeTrigramSimilarity(a, b);
        expect(similarity).toBe(computeTrigramSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(computeTrigramSimilarity(a, a)).toBe(buildTrigrams(a).size > 0 ? 1 : 0);
      }),
    );
  });
});
