import { addOpenStatus, isPlainAddress, OPEN_LEADS, renameBoardFilters } from './pipeline-address.rules';

describe('the address of the board', () => {
  it('has the names of the filters of the table instead of its former ones', () => {
    const former = {
      owner: 'me',
      country: 'CN',
      sector: '27.40',
      activity: 'a',
      agreement: 'b',
      stale: true,
      q: 'led',
    };
    expect(renameBoardFilters(former)).toEqual({
      ownerId: 'me',
      'company.country': 'CN',
      sector: '27.40',
      'source.activityId': 'a',
      'source.agreementId': 'b',
      'staleSince.isNull': false,
      q: 'led',
    });
  });

  it('stays as it is without former names', () => {
    expect(renameBoardFilters({ ownerId: 'me', q: 'led', view: 'v' })).toBeNull();
    expect(renameBoardFilters({ stale: false, q: 'led' })).toEqual({ q: 'led' });
  });
});

describe('the switch to the table', () => {
  it('keeps the whole address, and shows leads that are open or on hold unless a status is chosen', () => {
    const search = { ownerId: 'me', columns: 'title', sort: 'title' };
    expect(addOpenStatus(search)).toEqual({ ...search, status: ['open', 'on_hold'] });
    expect(addOpenStatus({ status: 'lost' })).toEqual({ status: 'lost' });
  });
});

describe('an address without filters', () => {
  it('may have the status with which the navigation opens the table', () => {
    expect([{}, OPEN_LEADS, { status: 'open' }, { ...OPEN_LEADS, q: 'led' }].map(isPlainAddress)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
