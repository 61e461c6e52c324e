import { getColumns, readLeadSearch } from './lead-search.rules';
import { dropOutdatedFigure, getReportFigure } from './report-figure.rules';

describe('the figure of a report that has opened the list of leads', () => {
  const search = readLeadSearch({ status: 'open', sum: 'weightedJobs', figure: '914' });

  it('is read from the address with the column that adds up to it', () => {
    expect(getReportFigure(search)).toEqual({ figure: 914, sum: 'weightedJobs' });
    expect(getReportFigure(readLeadSearch({ figure: 26 }))).toEqual({ figure: 26, sum: null });
    expect(getReportFigure(readLeadSearch({ sum: 'password', figure: 'many' }))).toBeNull();
    expect(readLeadSearch({ sum: 'password', figure: '' })).toEqual({});
  });

  it('has its column first after the title, unless the user has chosen columns (F21)', () => {
    expect(getColumns(search).slice(0, 3)).toEqual(['title', 'weightedJobs', 'company']);
    expect(getColumns(readLeadSearch({ sum: 'capexEur' })).filter((name) => name === 'capexEur')).toHaveLength(1);
    expect(getColumns({ ...search, columns: 'title,stage' })).toEqual(['title', 'stage']);
  });

  it('goes when the filters change, and stays with another order', () => {
    expect(dropOutdatedFigure(search, { ...search, sort: 'title' })).toMatchObject({ figure: 914 });
    expect(dropOutdatedFigure(search, { ...search, stage: 'proposal' })).not.toHaveProperty('figure');
  });
});
