import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { countErasable } from './due-person.queries.js';
import { readRules } from '../retention-rules/retention-rule.queries.js';
import { hasTaskOfMonth, listManagerIds, storeTask } from './retention-task.queries.js';

/** The number of days that managers have for the people who are due. */
const TASK_DAYS = 14;

/** A task that is about no record, because everybody may read tasks and only managers may know of the people. */
const NO_SUBJECT = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };

/** Gives every manager a task once a month, if people are due. It erases nobody: a manager decides about each of them. */
@Injectable()
export class RetentionTaskJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tasks: TaskService,
    private readonly notifications: NotificationWriter,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'privacy.retention', cron: '30 6 1 * *', run: () => this.addTasks() });
  }

  /** Adds the tasks of this month, unless it has them. A month in which nobody is due has none. */
  private addTasks(): Promise<void> {
    return runWithLongTimeout(() => this.work.run(SYSTEM, (tx) => this.addTasksIn(tx), { isRepeatable: true }));
  }

  private async addTasksIn(tx: Tx): Promise<void> {
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const month = `${today.slice(0, 7)}-01`;
    await acquireAdvisoryLock(tx.sql, 'privacy.retention');
    if (await hasTaskOfMonth(tx.sql, month)) return;
    const rules = await readRules(tx.sql);
    const kinds = rules.filter(({ enabled }) => enabled).map(({ kind }) => kind);
    const count = await countErasable(tx.sql, kinds, today);
    if (count === 0) return;
    const title = `Decide about the data that are due to be erased (${count}, ${month.slice(0, 7)})`;
    for (const assigneeId of await listManagerIds(tx.sql)) {
      const taskId = await this.tasks.add(tx, { title, dueOn: addDays(today, TASK_DAYS), assigneeId, ...NO_SUBJECT });
      await storeTask(tx.sql, month, taskId);
      const record = { kind: 'task', id: taskId } as const;
      await this.notifications.write(tx, { kind: 'task_assigned', recipients: [assigneeId], record });
    }
  }
}
