import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { TASK_LIST } from './task-list.rules';

/** The tasks that match the filters, and their number. */
export const { pagesQuery: tasksQuery, countQuery: taskCountQuery } = createSearchQueries('/api/v1/tasks', TASK_LIST);
