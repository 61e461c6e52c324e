import { getActivityPath } from './activity-path.rules';

describe('the address of an activity', () => {
  it('is that of the page of its kind', () => {
    expect(getActivityPath({ kind: 'delegation', id: '1' })).toBe('/delegations/1');
    expect(getActivityPath({ kind: 'roadshow', id: '1' })).toBe('/roadshows/1');
    expect(getActivityPath({ kind: 'seminar', id: '1', parentId: '2' })).toBe('/seminars/1');
  });

  it('is that of its roadshow for a stop, or one that finds the roadshow', () => {
    expect(getActivityPath({ kind: 'roadshow_stop', id: '1', parentId: '2' })).toBe('/roadshows/2');
    expect(getActivityPath({ kind: 'roadshow_stop', id: '1' })).toBe('/activities/1');
  });
});
