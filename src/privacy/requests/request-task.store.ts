import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { archiveLocked, restoreLocked, updateRecord } from '../../database/records/record.store.js';
import { TASK, Task } from '../../interactions/tasks/task.entity.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { RUNNING_STATES } from './privacy-request.constants.js';
import type { PrivacyRequest } from './privacy-request.entity.js';
import { computeTaskDueOn } from './request-deadline.rules.js';

/** A task that is about no record, because everybody may read tasks and only managers may know of the person. */
const NO_SUBJECT = { companyId: null, contactId: null, leadId: null, activityId: null, agreementId: null };

/** Keeps the task that reminds the handler of a request. Its title names the request and not the person. */
@Injectable()
export class RequestTaskStore {
  constructor(private readonly tasks: TaskService) {}

  /** Adds the task of a new request. @returns its id */
  add(tx: Tx, request: PrivacyRequest): Promise<string> {
    const assigneePointer = '/handlerId';
    return this.tasks.add(tx, { ...buildTask(request), ...NO_SUBJECT, status: 'open', assigneePointer });
  }

  /**
   * Brings the task to where its request is. A task that somebody has closed before the end of the request stays closed, and one
   * that was archived by itself stays archived.
   */
  async follow(tx: Tx, request: PrivacyRequest): Promise<void> {
    const task = await this.lock(tx, request);
    if (!task || task.archivedAt || task.status !== 'open') return;
    if (RUNNING_STATES.includes(request.state)) {
      await updateRecord(tx, TASK, task, { set: buildTask(request) });
      return;
    }
    const status = request.state === 'withdrawn' ? 'dropped' : 'done';
    await updateRecord(tx, TASK, task, { set: { status, closedAt: tx.now } });
  }

  /** Archives the task with its request. */
  async archive(tx: Tx, request: PrivacyRequest): Promise<void> {
    const task = await this.lock(tx, request);
    if (task) await archiveLocked(tx, TASK, task);
  }

  /** Restores the task with its request. */
  async restore(tx: Tx, request: PrivacyRequest): Promise<void> {
    const task = await this.lock(tx, request);
    if (task) await restoreLocked(tx, TASK, task);
  }

  private async lock(tx: Tx, { taskId }: PrivacyRequest): Promise<Task | null> {
    if (taskId === null) return null;
    return tx.manager.findOne(Task, { where: { id: taskId }, lock: { mode: 'for_no_key_update' } });
  }
}

function buildTask({ kind, reference, handlerId, ...deadline }: PrivacyRequest) {
  const title = `Answer the request ${reference} (${kind})`;
  return { title, dueOn: computeTaskDueOn(deadline), assigneeId: handlerId };
}
