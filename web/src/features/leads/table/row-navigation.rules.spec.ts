import { findNextRow, listRange } from './row-navigation.rules';
import { moveColumn, toggleColumn } from './lead-columns.rules';

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

describe('the columns of the table', () => {
  it('are shown after the others and hidden', () => {
    expect(toggleColumn(['title', 'stage'], 'owner')).toEqual(['title', 'stage', 'owner']);
    expect(toggleColumn(['title', 'stage'], 'stage')).toEqual(['title']);
  });

  it('change places with their neighbours', () => {
    expect(moveColumn(['title', 'stage', 'owner'], 'owner', -1)).toEqual(['title', 'owner', 'stage']);
    expect(moveColumn(['title', 'stage'], 'title', -1)).toEqual(['title', 'stage']);
  });
});
