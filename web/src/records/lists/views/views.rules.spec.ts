import { type ListDefinition, readListSearch } from '../../../shared/tables/list-search.rules';
import { buildViewContent, isViewChanged, openView, type ViewedList } from './views.rules';

const LIST: ListDefinition = {
  path: '/api/v1/leads',
  fields: [
    { name: 'ownerId', kind: 'user' },
    { name: 'stage', kind: 'choice' },
    { name: 'staleSince', kind: 'day', isNullable: true },
  ],
  sorts: ['title'],
  defaultSort: '-receivedOn',
  columns: ['title', 'stage'],
};

const LEADS: ViewedList = { entity: 'leads', list: LIST, read: (search) => readListSearch(LIST, search) };

const VIEW = {
  id: 'v',
  filters: { ownerId: 'me', 'staleSince.isNull': 'false', stage: ['qualified', 'proposal'] },
  columns: ['title', 'stage'],
  sort: '-title',
};

describe('a saved view', () => {
  it('is opened as it was saved', () => {
    const search = openView(LEADS, VIEW);
    expect(search).toMatchObject({
      savedView: 'v',
      'staleSince.isNull': false,
      columns: 'title,stage',
      sort: '-title',
    });
    expect(buildViewContent(LEADS, search)).toEqual({ filters: VIEW.filters, columns: VIEW.columns, sort: VIEW.sort });
    expect(isViewChanged(LEADS, search, VIEW)).toBe(false);
  });

  it('is changed by another filter, order or column', () => {
    const search = openView(LEADS, VIEW);
    expect(isViewChanged(LEADS, { ...search, q: 'lamp' }, VIEW)).toBe(true);
    expect(isViewChanged(LEADS, { ...search, sort: 'title' }, VIEW)).toBe(true);
    expect(isViewChanged(LEADS, { ...search, columns: 'title' }, VIEW)).toBe(true);
  });

  it('has the columns and the order of the application if it names none', () => {
    expect(openView(LEADS, { id: 'v', filters: {}, columns: [], sort: null })).toEqual({ savedView: 'v' });
  });

  it('keeps a parameter of the list that is no filter', () => {
    const read = (search: Record<string, unknown>) => ({
      ...readListSearch(LIST, search),
      ...(search['view'] === 'team' && { view: 'team' }),
    });
    const tasks: ViewedList = { entity: 'tasks', list: LIST, read, keptParameters: ['view'] };
    const content = buildViewContent(tasks, { ownerId: 'me', view: 'team', savedView: 'v' });
    expect(content.filters).toEqual({ ownerId: 'me', view: 'team' });
    expect(openView(tasks, { ...content, id: 'w' })).toEqual({ ownerId: 'me', view: 'team', savedView: 'w' });
    expect(isViewChanged(tasks, { ownerId: 'me' }, { ...content, id: 'w' })).toBe(true);
  });
});
