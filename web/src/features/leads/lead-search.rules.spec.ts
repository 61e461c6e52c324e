import {
  buildExportUrl,
  buildListQuery,
  changeSearch,
  clearFilters,
  getSort,
  isFiltered,
  toggleSort,
} from '../../shared/tables/list-search.rules';
import { getColumns, LEAD_LIST, readLeadSearch, setColumns } from './lead-search.rules';
import { DEFAULT_COLUMNS } from './table/lead-columns.constants';

describe('the address of the list of leads', () => {
  it('is read without what means nothing', () => {
    const search = readLeadSearch({
      q: ' lamp ',
      stage: ['qualified', 'proposal'],
      sector: 27.4,
      'capexEur.gte': '1000000',
      'jobsExpected.lte': 'many',
      'staleSince.isNull': 'false',
      confidential: true,
      archived: 'false',
      view: ' 12 ',
      colour: 'red',
      sort: 'stage,-password',
      columns: 'title,salary,stage,title',
    });
    expect(search).toEqual({
      q: 'lamp',
      stage: ['qualified', 'proposal'],
      sector: '27.4',
      'capexEur.gte': 1_000_000,
      'staleSince.isNull': false,
      confidential: true,
      sort: 'stage',
      columns: 'title,stage',
      view: '12',
    });
  });

  it('becomes the query of the API, with the usual order', () => {
    expect(buildListQuery(LEAD_LIST, { ownerId: 'me', 'capexEur.gte': 5, columns: 'title' })).toEqual({
      ownerId: 'me',
      'capexEur.gte': '5',
      sort: '-receivedOn',
    });
  });

  it('becomes the address of a file with the same filters and order', () => {
    const url = buildExportUrl(
      LEAD_LIST,
      { stage: ['qualified', 'proposal'], q: 'a&b', sort: 'title', columns: 'title' },
      'xlsx',
    );
    expect(url).toBe('/api/v1/leads/export?format=xlsx&stage=qualified&stage=proposal&q=a%26b&sort=title');
  });

  it('sorts ascending at first, then descending', () => {
    const once = toggleSort(LEAD_LIST, {}, 'title', false);
    expect(once).toEqual({ sort: 'title' });
    expect(toggleSort(LEAD_LIST, once, 'title', false)).toEqual({ sort: '-title' });
  });

  it('adds a key to the order and leaves out the usual order', () => {
    expect(toggleSort(LEAD_LIST, { sort: 'stage' }, 'title', true)).toEqual({ sort: 'stage,title' });
    expect(toggleSort(LEAD_LIST, { sort: 'receivedOn' }, 'receivedOn', false)).toEqual({});
    expect(getSort(LEAD_LIST, {})).toEqual([{ name: 'receivedOn', isDescending: true }]);
  });

  it('names the columns only if they are not the usual ones', () => {
    expect(getColumns({})).toEqual(DEFAULT_COLUMNS);
    expect(setColumns({ q: 'x' }, ['title', 'stage'])).toEqual({ q: 'x', columns: 'title,stage' });
    expect(setColumns({ columns: 'title' }, DEFAULT_COLUMNS)).toEqual({});
  });

  it('loses its filters but keeps its order and columns', () => {
    const search = { q: 'x', ownerId: 'me', sort: 'title', columns: 'title' };
    expect(isFiltered(search)).toBe(true);
    expect(clearFilters(search)).toEqual({ sort: 'title', columns: 'title' });
    expect(isFiltered(clearFilters(search))).toBe(false);
    expect(changeSearch(search, { q: '', ownerId: undefined })).toEqual(clearFilters(search));
  });
});
