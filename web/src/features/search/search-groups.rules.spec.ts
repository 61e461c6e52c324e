import type { SearchHit } from '../../records/search/search.api';
import { groupHits, matchesText } from './search-groups.rules';

const buildHits = (kind: SearchHit['kind'], count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind, id: `${kind} ${index}` }) as SearchHit);

describe('the hits of a search', () => {
  it('are grouped by kind, the kind of the best hit first', () => {
    const hits = [...buildHits('contact', 1), ...buildHits('lead', 2), ...buildHits('contact', 1)];
    expect(groupHits(hits, [], null).map(({ kind, hits: { length } }) => [kind, length])).toEqual([
      ['contact', 2],
      ['lead', 2],
    ]);
  });

  it('are few of each kind, and more of a kind that is shown alone', () => {
    const hits = buildHits('lead', 7);
    expect(groupHits(hits, [], null)).toMatchObject([{ hits: { length: 5 }, hasMore: true }]);
    expect(groupHits(hits, ['lead'], 'lead')).toMatchObject([{ hits: { length: 7 }, hasMore: false }]);
    expect(groupHits(buildHits('lead', 2), ['lead'], null)).toMatchObject([{ hasMore: true }]);
  });
});

describe('an action', () => {
  it('is found by words of its text', () => {
    expect(matchesText('Log an interaction', 'inter log')).toBe(true);
    expect(matchesText('Log an interaction', 'lead')).toBe(false);
  });
});
