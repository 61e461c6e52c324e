import { buildBoardFilters } from './board-filters.rules';

describe('the filters of the board', () => {
  it('ask for leads that are open, on hold or won, whatever the address says', () => {
    expect(buildBoardFilters({ ownerId: 'me', 'company.country': 'CN', status: 'lost' })).toEqual({
      ownerId: 'me',
      'company.country': 'CN',
      status: ['open', 'on_hold', 'won'],
    });
  });
});
