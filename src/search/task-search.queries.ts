import type { Actor } from '../common/actor/actor.constants.js';
import { createBinder } from '../common/lists/list-statement.queries.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { taskList } from '../interactions/tasks/task.list.js';
import type { TaskView } from '../interactions/tasks/task.view.js';

/**
 * The number of tasks among which the most urgent ones are chosen. It keeps words that most tasks contain from reading all
 * of them.
 */
const MAX_COMPARED = 2_000;

/**
 * Finds the open tasks that `GET /tasks?q=` finds for the caller, the most urgent first. Served by task_text_trgm_idx and
 * task_cjk_idx. The first query is planned without regard to the limit, which would make a scan of the whole table look
 * cheap, and is still read only up to it.
 */
export function findOpenTasks(sql: SqlClient, q: string, limit: number, actor: Actor): Promise<TaskView[]> {
  const values: unknown[] = [];
  const bind = createBinder(values);
  return sql.queryAll<TaskView & Record<string, unknown>>(
    `WITH matching AS MATERIALIZED (SELECT t.id, t.due_on FROM task t
       WHERE t.status = 'open' AND t.archived_at IS NULL AND (${taskList.search!.buildCondition(q, bind)})
         AND (${taskList.buildVisibility!(actor, bind)}))
     SELECT ${taskList.select} FROM ${taskList.from} WHERE t.id = ANY (ARRAY(
       SELECT id FROM (SELECT id, due_on FROM matching LIMIT ${MAX_COMPARED}) AS compared
       ORDER BY due_on, id LIMIT ${bind(limit)}::integer))
     ORDER BY t.due_on, t.id`,
    values,
  );
}
