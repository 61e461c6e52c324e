import { createSearchReader } from './record-search.rules';

describe('the address of a lead', () => {
  it('names the open tab and field, and nothing that means nothing', () => {
    const readLeadSearch = createSearchReader('leads');
    expect(readLeadSearch({ tab: 'people', field: 'teamIds' })).toEqual({ tab: 'people', field: 'teamIds' });
    expect(readLeadSearch({ tab: 'overview', field: 1 })).toEqual({});
  });

  it('leads from the tabs of earlier versions to the timeline', () => {
    const readLeadSearch = createSearchReader('leads');
    const former = ['timeline', 'interactions', 'tasks', 'history'].map((tab) => readLeadSearch({ tab }));
    expect(former).toEqual([{}, { show: 'interactions' }, { show: 'tasks' }, { show: 'stages' }]);
    expect(readLeadSearch({ show: 'changes' })).toEqual({ show: 'changes' });
    expect(readLeadSearch({ show: 'nothing' })).toEqual({});
  });
});
