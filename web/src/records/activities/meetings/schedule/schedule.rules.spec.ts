import { arrangeMeetings, canMove, listColumns, listMeetingsWith } from './schedule.rules';

const meeting = (id: string, change: object = {}) =>
  ({
    id,
    slotId: 's1',
    table: 1,
    visitorId: 'chen',
    hostId: 'corda',
    status: 'proposed',
    ...change,
  }) as never as Parameters<typeof arrangeMeetings>[1][number];
const programme = { tables: 2, tableNames: ['By the window'] };
const parties = [
  { id: 'chen', side: 'visitor', label: 'Chen Wei' },
  { id: 'corda', side: 'host', label: 'Corda Campus' },
] as const;
const nameTable = (table: number) => `Table ${table}`;

describe('The schedule of meetings', () => {
  it('has a column for each table, or for each party of a side', () => {
    expect(listColumns('tables', programme, parties, nameTable)).toEqual([
      { key: '1', label: 'By the window' },
      { key: '2', label: 'Table 2' },
    ]);
    expect(listColumns('hosts', programme, parties, nameTable)).toEqual([{ key: 'corda', label: 'Corda Campus' }]);
  });

  it('places meetings by slot and column, without cancelled ones', () => {
    const all = [meeting('one'), meeting('gone', { table: 2, status: 'cancelled' })];
    expect([...arrangeMeetings('tables', all).keys()]).toEqual(['s1 1']);
    expect([...arrangeMeetings('visitors', all).keys()]).toEqual(['s1 chen']);
  });

  it('lists the meetings of a party, and lets only those move that are not over', () => {
    const all = [meeting('one'), meeting('other', { visitorId: 'li', hostId: 'imec' })];
    expect(listMeetingsWith('corda', all).map(({ id }) => id)).toEqual(['one']);
    expect([canMove({ status: 'confirmed' }), canMove({ status: 'held' })]).toEqual([true, false]);
  });
});
