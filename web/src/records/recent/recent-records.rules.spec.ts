import { mergeRecentRecords, readRecentRecords } from './recent-records.rules';

describe('the recent records', () => {
  it('are read from preferences that may contain anything', () => {
    expect(readRecentRecords({})).toEqual([]);
    expect(
      readRecentRecords({ recentRecords: [null, 3, { kind: 'planet', id: '1' }, { kind: 'lead', id: '2' }] }),
    ).toEqual([{ kind: 'lead', id: '2' }]);
  });

  it('are few, each once, the newest first', () => {
    const others = ['1', '2', '3', '4', '5'].map((id) => ({ kind: 'lead' as const, id }));
    const merged = mergeRecentRecords([{ kind: 'lead', id: '3' }], others);
    expect(merged.map(({ id }) => id)).toEqual(['3', '1', '2', '4', '5']);
  });
});
