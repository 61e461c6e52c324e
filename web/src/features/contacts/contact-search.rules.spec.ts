import {
  buildContactQuery,
  buildExportUrl,
  changeSearch,
  isFiltered,
  readContactSearch,
  toggleSort,
} from './contact-search.rules';

describe('the address of the list of contacts', () => {
  it('is read without parameters that mean nothing', () => {
    const search = { q: ' chen ', languages: '', archived: 'maybe', mayBeMailed: 'true', sort: 'phone', other: '1' };
    expect(readContactSearch(search)).toEqual({ q: 'chen', mayBeMailed: true });
    expect(readContactSearch({ archived: true, sort: '-createdAt' })).toEqual({ archived: true, sort: '-createdAt' });
  });

  it('becomes the query of the request', () => {
    expect(buildContactQuery({})).toEqual({ sort: 'fullName' });
    expect(buildContactQuery({ 'company.country': 'CN', archived: true, sort: '-email' })).toEqual({
      'company.country': 'CN',
      archived: 'true',
      sort: '-email',
    });
    expect(buildExportUrl({ q: '陈' }, 'csv')).toBe('/api/v1/contacts/export?format=csv&q=%E9%99%88&sort=fullName');
  });

  it('names only what is set', () => {
    expect(changeSearch({ q: 'chen', tags: 'led' }, { q: '' })).toEqual({ tags: 'led' });
    expect(isFiltered({ sort: 'email' })).toBe(false);
  });

  it('sorts ascending first, then descending', () => {
    const once = toggleSort({}, 'email');
    expect(once).toEqual({ sort: 'email' });
    expect(toggleSort(once, 'email')).toEqual({ sort: '-email' });
    expect(toggleSort({ sort: '-fullName' }, 'fullName')).toEqual({});
  });
});
