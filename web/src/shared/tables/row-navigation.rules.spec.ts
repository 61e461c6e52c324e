import { findNextRow, listRange } from './row-navigation.rules';

describe('the rows of the table', () => {
  it('are reached with the arrow keys and stay within the list', () => {
    expect(findNextRow('ArrowDown', 0, 3, 10)).toBe(1);
    expect(findNextRow('ArrowDown', 2, 3, 10)).toBe(2);
    expect(findNextRow('PageUp', 2, 3, 10)).toBe(0);
    expect(findNextRow('End', 0, 3, 10)).toBe(2);
    expect(findNextRow('a', 0, 3, 10)).toBeNull();
    expect(findNextRow('End', 0, 0, 10)).toBeNull();
  });

  it('are selected from one to another in both directions', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(listRange(rows, 1, 2)).toEqual(['b', 'c']);
    expect(listRange(rows, 3, 1)).toEqual(['b', 'c', 'd']);
  });
});
