import { createSearchReader } from './record-search.rules';

describe('the address of a lead', () => {
  it('names the open tab and field, and nothing that means nothing', () => {
    const readLeadSearch = createSearchReader('leads');
    expect(readLeadSearch({ tab: 'people', field: 'teamIds' })).toEqual({ tab: 'people', field: 'teamIds' });
    expect(readLeadSearch({ tab: 'details', field: 1 })).toEqual({});
  });
});
