import {
  buildExportUrl,
  buildListQuery,
  changeSearch,
  clearFilters,
  getSort,
  isFiltered,
  type ListDefinition,
  toggleSort,
} from './list-search.rules';

const LIST: ListDefinition = {
  path: '/api/v1/leads',
  fields: [
    { name: 'stage', kind: 'choice', vocabulary: 'stage' },
    { name: 'ownerId', kind: 'user' },
    { name: 'capexEur', kind: 'number', isNullable: true },
  ],
  sorts: ['title', 'stage', 'receivedOn'],
  defaultSort: '-receivedOn',
  columns: ['title', 'stage'],
};

describe('the address of a list', () => {
  it('becomes the query of the API, with the usual order', () => {
    expect(buildListQuery(LIST, { ownerId: 'me', 'capexEur.gte': 5, columns: 'title' })).toEqual({
      ownerId: 'me',
      'capexEur.gte': '5',
      sort: '-receivedOn',
    });
  });

  it('becomes the address of a file with the same filters and order', () => {
    const url = buildExportUrl(
      LIST,
      { stage: ['qualified', 'proposal'], q: 'a&b', sort: 'title', columns: 'title' },
      'xlsx',
    );
    expect(url).toBe('/api/v1/leads/export?format=xlsx&stage=qualified&stage=proposal&q=a%26b&sort=title');
  });

  it('sorts ascending at first, then descending', () => {
    const once = toggleSort(LIST, {}, 'title', false);
    expect(once).toEqual({ sort: 'title' });
    expect(toggleSort(LIST, once, 'title', false)).toEqual({ sort: '-title' });
  });

  it('adds a key to the order and leaves out the usual order', () => {
    expect(toggleSort(LIST, { sort: 'stage' }, 'title', true)).toEqual({ sort: 'stage,title' });
    expect(toggleSort(LIST, { sort: 'receivedOn' }, 'receivedOn', false)).toEqual({});
    expect(getSort(LIST, {})).toEqual([{ name: 'receivedOn', isDescending: true }]);
  });

  it('loses its filters but keeps its order and columns', () => {
    const search = { q: 'x', ownerId: 'me', sort: 'title', columns: 'title' };
    expect(isFiltered(search)).toBe(true);
    expect(clearFilters(search)).toEqual({ sort: 'title', columns: 'title' });
    expect(isFiltered(clearFilters(search))).toBe(false);
    expect(changeSearch(search, { q: '', ownerId: undefined })).toEqual(clearFilters(search));
  });
});
