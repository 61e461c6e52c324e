import { findChanges } from './audit-changes.rules.js';

describe('The changes between two states of a record', () => {
  it('are none where a column of JSON only has its names in another order', () => {
    const at = new Date('2027-01-01T10:00:00Z');
    const before = { rules: [{ id: 'a', lead: { title: 'X', ownerId: '1' } }], at, none: null };
    const after = { rules: [{ lead: { ownerId: '1', title: 'X' }, id: 'a' }], at: new Date(at), none: undefined };
    expect(findChanges(before, after)).toEqual({});
  });

  it.each([
    ['a value', { a: 1, b: 2 }, { b: 3, a: 1 }],
    ['a name', { a: 1 }, { b: 1 }],
    ['the order of a list', [1, 2], [2, 1]],
    ['a list for an object', ['x'], { 0: 'x' }],
  ])('are there where %s differs', (_, before, after) => {
    expect(findChanges({ part: before }, { part: after })).toEqual({ part: { before, after } });
  });
});
