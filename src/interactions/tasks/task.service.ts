import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import type { UpdatedRecord } from '../../common/bulk-updates/bulk-update.entity.js';
import { listNewIds } from '../../common/bulk-updates/value-changes.rules.js';
import { CodedError, createInvalidError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canSeeEveryLead, canUse } from '../../identity/access/access.policy.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import type { TaskStatus } from '../model/interaction.constants.js';
import { buildSubject, type RecordSubject } from '../model/record-subject.rules.js';
import type { CreateTask, UpdateTask } from './task.dto.js';
import { TASK, Task } from './task.entity.js';
import { TASK_FIELDS, taskList } from './task.list.js';
import { validateSubject } from './task-subject.rules.js';
import type { TaskView } from './task.view.js';
import { lockVisible } from '../model/visible-record.store.js';

/** The content of a new task. */
export interface NewTask extends RecordSubject {
  title: string;
  dueOn: string | null;
  /** The assignee. When absent, it is the actor if the actor is a person. */
  assigneeId: string | null | undefined;
  status?: TaskStatus;
  interactionId?: string;
  /** JSON pointer of the assignee in the body. */
  assigneePointer?: string;
}

const INITIAL_VALUES = buildInitialValues(Task);

/** Service for tasks. */
@Injectable()
export class TaskService {
  constructor(
    private readonly sql: SqlClient,
    private readonly leads: LeadsService,
    private readonly notifications: NotificationWriter,
  ) {}

  /** Creates a task. @throws 422 for several subjects (`task.one_subject`) and unknown references */
  async create(tx: Tx, body: CreateTask, id: string = uuidv7()): Promise<TaskView> {
    const { title, dueOn = null, assigneeId, status } = body;
    const subject = buildSubject(body);
    await this.assertSubject(tx, subject);
    await this.add(tx, { title, dueOn, assigneeId, status, ...subject }, id);
    return this.readView(tx, id);
  }

  /** Creates a task inside a transaction. Its subject must have been checked. @returns its id. @throws 422 */
  async add(tx: Tx, wanted: NewTask, id: string = uuidv7()): Promise<string> {
    const { assigneePointer = '/assigneeId', assigneeId = findUserId(tx.actor), status = 'open', ...rest } = wanted;
    await assertReferences(tx, [{ table: 'app_user', id: assigneeId, pointer: assigneePointer }]);
    const task: Task = {
      ...(INITIAL_VALUES as Task),
      ...buildNewRecord(tx, id),
      ...rest,
      assigneeId,
      status,
      closedAt: status === 'open' ? null : tx.now,
    };
    await insertRecord(tx, TASK, task);
    await this.notifyAssignee(tx, task);
    return task.id;
  }

  /** Returns a task by id. @throws 404 */
  read(id: string, actor: Actor): Promise<TaskView> {
    return readRecord(this.sql, taskList, 'task', id, actor);
  }

  /**
   * Updates a task. The undo of a change of many gives the time back at which the task was closed.
   * @throws 403 `task.not_yours`, 404, 409 when archived and `task.follow_up_exists`, 412, 422
   */
  async update(
    tx: Tx,
    id: string,
    body: UpdateTask & { closedAt?: string | null },
    ifMatch?: number,
  ): Promise<TaskView> {
    await this.lockEditable(tx, id);
    const task = await lockLive(tx, TASK, id, ifMatch);
    const subject = buildSubject(body, task);
    await this.assertSubject(tx, subject, task);
    if (body.assigneeId !== task.assigneeId) {
      await assertReferences(tx, [{ table: 'app_user', id: body.assigneeId, pointer: '/assigneeId' }]);
    }
    const closing = body.status !== undefined && body.status !== task.status;
    const closedAt = body.status === 'open' ? null : body.closedAt ? new Date(body.closedAt) : tx.now;
    const columns = pickColumns(body, TASK_FIELDS.writable, INITIAL_VALUES);
    const set = { ...columns, ...subject, ...(closing ? { closedAt } : {}) };
    const changes = await updateRecord(tx, TASK, task, { set });
    if ('assigneeId' in changes) await this.notifyAssignee(tx, task);
    return this.readView(tx, id);
  }

  /**
   * Sets a task to done as part of another request. A task that is closed already stays as it is.
   * @throws 403 `task.not_yours`, 422 `reference.unknown`, `reference.archived`, with pointers to the id
   */
  async complete(tx: Tx, id: string): Promise<void> {
    if (!canUse(tx.actor, 'tasks:write')) {
      throw new CodedError('auth.forbidden', 'The scopes of the key do not allow this (tasks:write).');
    }
    const task = await this.lockReferred(tx, id);
    if (task.archivedAt) throw createInvalidFieldError('', 'reference.archived', `The task ${id} is archived.`);
    if (task.status === 'open') {
      await updateRecord(tx, TASK, task, { set: { status: 'done', closedAt: tx.now } });
    }
  }

  /** Locks a task that another request names and the actor may change. */
  private async lockReferred(tx: Tx, id: string): Promise<Task> {
    try {
      return await this.lockEditable(tx, id);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const { code, message, status } = error;
      if (status === 404) throw createInvalidFieldError('', 'reference.unknown', message);
      throw new CodedError(code, message, [{ pointer: '', code, detail: message }]);
    }
  }

  /** Archives a task. @throws 403 `task.not_yours`, 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<TaskView> {
    await this.lockEditable(tx, id);
    await archiveRecord(tx, TASK, id, ifMatch);
    return this.readView(tx, id);
  }

  /** Restores an archived task. @throws 403 `task.not_yours`, 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<TaskView> {
    await this.lockEditable(tx, id);
    await restoreRecord(tx, TASK, id, ifMatch);
    return this.readView(tx, id);
  }

  /**
   * Moves the follow-ups of an interaction to its new subject, so that none stays visible when the interaction moves to
   * a confidential lead. A follow-up that a user gave another subject keeps it.
   */
  async moveFollowUps(tx: Tx, interactionId: string, from: RecordSubject, to: RecordSubject): Promise<void> {
    const tasks = await tx.manager.find(Task, { where: { interactionId }, order: { id: 'ASC' } });
    for (const { id } of tasks) {
      const task = await tx.manager.findOneOrFail(Task, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (isSameSubject(task, from)) await updateRecord(tx, TASK, task, { set: to });
    }
  }

  /** Deletes the notifications that a change of many tasks caused and that nobody has read. */
  withdrawNotices(tx: Tx, records: readonly UpdatedRecord[], at: Date): Promise<void> {
    const ids = records.map((record) => record.id);
    const recipients = listNewIds(records, ['assigneeId']);
    return this.notifications.withdraw(tx, { kinds: ['task_assigned'], recordKind: 'task', ids, recipients, at });
  }

  /** Tells the assignee of an open task about it. The causes of tasks that the application creates notify by themselves. */
  private async notifyAssignee(tx: Tx, { id, assigneeId, status }: Task): Promise<void> {
    if (status !== 'open' || tx.actor.kind === 'system') return;
    const record = { kind: 'task', id } as const;
    await this.notifications.write(tx, { kind: 'task_assigned', recipients: [assigneeId], record });
  }

  private readView(tx: Tx, id: string): Promise<TaskView> {
    return readRecord(tx.sql, taskList, 'task', id, tx.actor);
  }

  /** Locks a task that the actor may change: its creator, its assignee, users who may edit its lead, and managers. */
  private async lockEditable(tx: Tx, id: string): Promise<Task> {
    const task = await lockVisible(tx, TASK, taskList, id);
    const { createdBy, assigneeId, leadId } = task;
    const { actor } = tx;
    if (canSeeEveryLead(actor) || (actor.id !== null && [createdBy, assigneeId].includes(actor.id))) return task;
    if (leadId && (await this.leads.canEdit(tx, leadId))) return task;
    throw new CodedError(
      'task.not_yours',
      'Only the creator, the assignee, the people of its lead, and managers can change a task.',
    );
  }

  /**
   * Checks that a task has at most one subject, and that a new subject exists, is in use and is visible. An unchanged
   * subject is not checked again.
   */
  private async assertSubject(tx: Tx, subject: RecordSubject, before?: RecordSubject): Promise<void> {
    const errors = validateSubject(subject);
    if (errors.length > 0) throw createInvalidError(errors, 'task.one_subject');
    const pickAdded = (field: keyof RecordSubject) => (subject[field] === before?.[field] ? null : subject[field]);
    await assertReferences(tx, [
      { table: 'company', id: pickAdded('companyId'), pointer: '/companyId' },
      { table: 'contact', id: pickAdded('contactId'), pointer: '/contactId' },
      { table: 'activity', id: pickAdded('activityId'), pointer: '/activityId' },
      { table: 'agreement', id: pickAdded('agreementId'), pointer: '/agreementId' },
    ]);
    const leadId = pickAdded('leadId');
    if (leadId) await this.leads.getVisibleLead(tx, leadId, '/leadId');
  }
}

function isSameSubject(task: RecordSubject, other: RecordSubject): boolean {
  return (Object.keys(other) as (keyof RecordSubject)[]).every((field) => task[field] === other[field]);
}
