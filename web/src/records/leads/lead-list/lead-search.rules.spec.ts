import { getColumns, readLeadSearch, setColumns } from './lead-search.rules';
import { DEFAULT_COLUMNS } from './lead-columns.rules';

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
      savedView: '12',
    });
  });

  it('names the columns only if they are not the usual ones', () => {
    expect(getColumns({})).toEqual(DEFAULT_COLUMNS);
    expect(setColumns({ q: 'x' }, ['title', 'stage'])).toEqual({ q: 'x', columns: 'title,stage' });
    expect(setColumns({ columns: 'title' }, DEFAULT_COLUMNS)).toEqual({});
  });
});
