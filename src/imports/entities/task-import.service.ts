import { Injectable } from '@nestjs/common';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateTask, UpdateTask } from '../../interactions/tasks/task.dto.js';
import { taskList } from '../../interactions/tasks/task.list.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import type {
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import { assertEditableLead } from './editable-lead.policy.js';
import { findTasks } from './record-match.queries.js';
import { buildSubjectKey, pickSubject } from './row-body.rules.js';
import { buildTextKey, toText } from './row-values.rules.js';

/** Imports tasks. One of the same title, due date and subject is the same task. */
@Injectable()
export class TaskImportService implements EntityImport {
  readonly entity = 'tasks';
  readonly permissions = ['tasks:read', 'tasks:write'] as const;
  readonly createType = CreateTask;
  readonly updateType = UpdateTask;
  readonly references = {
    assignee: { kind: 'user', target: 'assigneeId', isOwner: true, fallsToImporter: true },
    company: { kind: 'company', target: 'companyId' },
    contact: { kind: 'contact', target: 'contactId' },
    lead: { kind: 'lead', target: 'leadId' },
    activity: { kind: 'activity', target: 'activityId' },
    agreement: { kind: 'agreement', target: 'agreementId' },
  } as const;
  readonly matchKeys = ['name'] as const;

  constructor(
    private readonly tasks: TaskService,
    private readonly leads: LeadsService,
  ) {}

  /** Keeps the most precise subject, because files name the company beside the lead and a task has one subject. */
  async completeBody(tx: Tx, { body }: ConvertedRow): Promise<void> {
    const subjects = ['leadId', 'contactId', 'activityId', 'agreementId', 'companyId'];
    const [, ...others] = subjects.filter((field) => body[field] !== undefined);
    if (others.includes('companyId')) delete body['companyId'];
    await assertEditableLead(tx, this.leads, body);
  }

  buildKeys({ body }: ConvertedRow): RowKeys {
    const key = [buildTextKey(body['title']), body['dueOn'], buildSubjectKey(body), body['contactId']];
    return { unique: [], same: [key.map((part) => toText(part ?? '-')).join(' | ')], similar: [] };
  }

  findIds(tx: Tx, { body }: ConvertedRow): Promise<string[]> {
    const { title, dueOn, contactId } = body;
    if (typeof title !== 'string') return Promise.resolve([]);
    return findTasks(tx, {
      ...pickSubject(body),
      title,
      dueOn: typeof dueOn === 'string' ? dueOn : null,
      contactId: typeof contactId === 'string' ? contactId : null,
    });
  }

  getName(view: RecordView): string {
    return toText(view['title']);
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, taskList, 'task', id, tx.actor);
  }

  create(tx: Tx, _: ConvertedRow, body: CreateTask, id: string): Promise<WrittenRecord> {
    return this.tasks.create(tx, body, id);
  }

  update(tx: Tx, id: string, body: UpdateTask): Promise<WrittenRecord> {
    return this.tasks.update(tx, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.tasks.archive(tx, id);
  }
}
