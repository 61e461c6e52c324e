import fields from 'record-catalogue/tasks';
import { buildListDefinition } from '../../shared/catalogue/catalogue-field.rules';
import { type ListSearch, readListSearch } from '../../shared/tables/list-search.rules';

/** The filters that the address of the list of tasks can name. The groups of days are its only order. */
export const TASK_LIST = buildListDefinition(fields, {
  path: '/api/v1/tasks',
  first: ['status', 'dueOn', 'leadId', 'companyId', 'contactId', 'activityId', 'agreementId', 'assigneeId'],
  unfiltered: ['title', 'interactionId', 'createdBy'],
  unsorted: ['title', 'status', 'closedAt', 'createdAt', 'updatedAt'],
  defaultSort: 'dueOn',
});

/** The value of `view` for the tasks of everybody. Without it, the list shows those of the user. */
export const TEAM_VIEW = 'team';

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readTaskSearch(search: Record<string, unknown>): ListSearch {
  return { ...readListSearch(TASK_LIST, search), ...(search['view'] === TEAM_VIEW && { view: TEAM_VIEW }) };
}

/** Adds what the list shows without being asked: open tasks of the user, unless filters say otherwise. */
export function completeTaskSearch({ view, ...filters }: ListSearch): ListSearch {
  const isAssigneeNamed = view === TEAM_VIEW || 'assigneeId' in filters || 'assigneeId.isNull' in filters;
  const isStatusNamed = 'status' in filters || Object.keys(filters).some((name) => name.startsWith('closedAt'));
  return { ...(!isAssigneeNamed && { assigneeId: 'me' }), ...(!isStatusNamed && { status: 'open' }), ...filters };
}

/** The list of tasks, for its saved views, which also say whose tasks they show. */
export const TASK_VIEWS = { entity: 'tasks', list: TASK_LIST, read: readTaskSearch, keptParameters: ['view'] } as const;
