import { buildBoardQuery, convertToBoardSearch, convertToListSearch, readBoardFilters } from './board-filters.rules';

describe('the filters of the board', () => {
  it('are read from the address, without those that mean nothing', () => {
    expect(readBoardFilters({ owner: 'me', country: '', sector: 27.4, stale: 'true', colour: 'red' })).toEqual({
      owner: 'me',
      sector: '27.4',
      stale: true,
    });
  });

  it('ask for leads that are open, on hold or won, by the names that the API has', () => {
    expect(buildBoardQuery({ owner: 'me', country: 'CN' }, '2026-11-27')).toEqual({
      ownerId: 'me',
      'company.country': 'CN',
      status: ['open', 'on_hold', 'won'],
    });
  });

  it('ask for stale leads by the day from which they are stale', () => {
    expect(buildBoardQuery({ stale: true }, '2026-11-27')).toMatchObject({ 'staleSince.lte': '2026-11-27' });
  });
});

describe('the filters of leads', () => {
  it('are the same on the board and in the table, with the names of each', () => {
    const search = { owner: 'me', country: 'CN', q: 'led', stale: true };
    const table = { ownerId: 'me', 'company.country': 'CN', q: 'led', 'staleSince.lte': '2026-11-30' };
    expect(convertToListSearch(search, '2026-11-30')).toEqual(table);
    expect(convertToBoardSearch({ ...table, sort: '-updatedAt', stage: 'qualified' })).toEqual(search);
  });
});
