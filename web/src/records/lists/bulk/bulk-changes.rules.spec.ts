import { buildBulkUpdate, type BulkValues, groupByCollection, groupSkipped, hasChanges } from './bulk-changes.rules';

const NOTHING: BulkValues = {
  ownerId: null,
  addTags: [],
  removeTags: [],
  status: null,
  reason: null,
  lostToCountry: null,
  note: '',
  occurredOn: '2026-11-27',
};

describe('a change of many leads', () => {
  it('leaves out what stays as it is', () => {
    expect(hasChanges(NOTHING)).toBe(false);
    const values = { ...NOTHING, ownerId: 'u', addTags: ['fair'] };
    expect(hasChanges(values)).toBe(true);
    expect(buildBulkUpdate(['a', 'b'], values, true)).toEqual({
      ids: ['a', 'b'],
      dryRun: true,
      changes: { ownerId: 'u' },
      addTags: ['fair'],
    });
  });

  it('sends a reason only with a status that has one', () => {
    const values = { ...NOTHING, reason: 'no_response', note: ' Silence ' };
    expect(buildBulkUpdate(['a'], { ...values, status: 'lost' }, false)).toEqual({
      ids: ['a'],
      dryRun: false,
      status: { status: 'lost', reason: 'no_response', note: 'Silence', occurredOn: '2026-11-27' },
    });
    expect(buildBulkUpdate(['a'], { ...values, status: 'open' }, false).status).not.toHaveProperty('reason');
  });

  it('sends the country that won only with the status lost', () => {
    const values = { ...NOTHING, reason: 'location_elsewhere', lostToCountry: 'DE' };
    expect(buildBulkUpdate(['a'], { ...values, status: 'lost' }, true).status).toMatchObject({ lostToCountry: 'DE' });
    expect(buildBulkUpdate(['a'], { ...values, status: 'abandoned' }, true).status).not.toHaveProperty('lostToCountry');
  });

  it('groups the skipped leads by reason', () => {
    const skip = (id: string, detail: string) => ({ id, code: 'lead.not_yours', detail });
    expect(groupSkipped([skip('a', 'x'), skip('b', 'y'), skip('c', 'y')])).toEqual([
      { detail: 'y', ids: ['b', 'c'] },
      { detail: 'x', ids: ['a'] },
    ]);
  });

  it('goes to the route of each kind of record', () => {
    const records = [
      { id: 'a', kind: 'seminar' },
      { id: 'b', kind: 'roadshow' },
      { id: 'c', kind: 'seminar' },
    ];
    expect(groupByCollection(records, ({ kind }) => `${kind}s`)).toEqual([
      { collection: 'seminars', ids: ['a', 'c'] },
      { collection: 'roadshows', ids: ['b'] },
    ]);
  });
});
