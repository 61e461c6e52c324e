import { moveColumn, toggleColumn } from './lead-columns.rules';

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
