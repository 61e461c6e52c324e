import { findNextId, readReviewFilters, withOpenStates } from './review-list.rules';

describe('The queue of registrations', () => {
  it('has what waits, unless the address asks for other states', () => {
    expect(withOpenStates({})).toEqual({ matchState: ['needs_review', 'suspected_spam'] });
    expect(withOpenStates(readReviewFilters({ matchState: 'matched', registration: 'x' }))).toEqual({
      matchState: 'matched',
    });
  });

  it.each([
    ['the next one', ['a', 'b', 'c'], 'b', ['a', 'c'], 'c'],
    ['the one after, if the next was settled meanwhile', ['a', 'b', 'c', 'd'], 'b', ['a', 'd'], 'd'],
    ['the first one after the last', ['a', 'b'], 'b', ['a'], 'a'],
    ['one that has arrived meanwhile', ['a'], 'a', ['z'], 'z'],
    ['the next one after a skipped one, which still waits', ['a', 'b'], 'a', ['a', 'b'], 'b'],
    ['none', ['a'], 'a', [], null],
  ])('opens %s', (_, former, left, ids, next) => {
    expect(findNextId(former, left, ids)).toBe(next);
  });
});
