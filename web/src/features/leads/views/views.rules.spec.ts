import { buildViewContent, isViewChanged, openView } from './views.rules';

const VIEW = {
  id: 'v',
  filters: { ownerId: 'me', 'staleSince.isNull': 'false', stage: ['qualified', 'proposal'] },
  columns: ['title', 'stage'],
  sort: '-title',
};

describe('a saved view', () => {
  it('is opened as it was saved', () => {
    const search = openView(VIEW);
    expect(search).toMatchObject({ view: 'v', 'staleSince.isNull': false, columns: 'title,stage', sort: '-title' });
    expect(buildViewContent(search)).toEqual({ filters: VIEW.filters, columns: VIEW.columns, sort: VIEW.sort });
    expect(isViewChanged(search, VIEW)).toBe(false);
  });

  it('is changed by another filter, order or column', () => {
    const search = openView(VIEW);
    expect(isViewChanged({ ...search, q: 'lamp' }, VIEW)).toBe(true);
    expect(isViewChanged({ ...search, sort: 'title' }, VIEW)).toBe(true);
    expect(isViewChanged({ ...search, columns: 'title' }, VIEW)).toBe(true);
  });

  it('has the columns and the order of the application if it names none', () => {
    expect(openView({ id: 'v', filters: {}, columns: [], sort: null })).toEqual({ view: 'v' });
  });
});
