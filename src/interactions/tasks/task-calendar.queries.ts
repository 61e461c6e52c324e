import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import type { CalendarTask } from './task-calendar.rules.js';

/** Queries for calendar programs. */
@Injectable()
export class TaskCalendarQueries {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Returns the open tasks of a person that have a due date, without those of leads that the person may not see. Served
   * by task_assignee_id_idx.
   */
  async readOpenTasks(person: Actor): Promise<CalendarTask[]> {
    const values: unknown[] = [person.id];
    const visible = buildVisibilityThroughLead(person, 't.lead_id', (value) => `$${values.push(value)}`);
    return this.sql.queryAll<CalendarTask>(
      `SELECT t.id, t.title, t.due_on AS "dueOn", t.version, t.created_at AS "createdAt", t.updated_at AS "updatedAt",
         coalesce(l.reference || ' ' || l.title, c.name, k.full_name, a.title, g.title) AS subject
       FROM task t
         LEFT JOIN lead l ON l.id = t.lead_id
         LEFT JOIN company c ON c.id = t.company_id
         LEFT JOIN contact k ON k.id = t.contact_id
         LEFT JOIN activity a ON a.id = t.activity_id
         LEFT JOIN agreement g ON g.id = t.agreement_id
       WHERE t.assignee_id = $1 AND t.due_on IS NOT NULL AND t.status = 'open' AND t.archived_at IS NULL AND (${visible})
       ORDER BY t.due_on, t.id`,
      values,
    );
  }
}
