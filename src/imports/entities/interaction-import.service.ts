import { Injectable } from '@nestjs/common';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateInteraction, UpdateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { interactionList } from '../../interactions/interactions/interaction.list.js';
import { InteractionService } from '../../interactions/interactions/interaction.service.js';
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
import { loadInteractionHistory } from './loaded-records.queries.js';
import { findInteractions } from './record-match.queries.js';
import { buildSubjectKey, isBlank, pickSubject } from './row-body.rules.js';
import { buildTextKey, isSameText, toText } from './row-values.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** Finds the tasks that were created together with an interaction and have not changed since. */
async function findUnchangedFollowUps(sql: SqlClient, interactionId: string): Promise<string[]> {
  // Served by task_interaction_id_idx.
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT t.id FROM task t JOIN interaction i ON i.id = t.interaction_id
     WHERE t.interaction_id = $1 AND t.created_at = i.created_at AND t.version = 1 AND t.archived_at IS NULL`,
    [interactionId],
  );
  return rows.map(({ id }) => id);
}

/** Imports interactions. One of the same time, topic and subject is the same interaction. */
@Injectable()
export class InteractionImportService implements EntityImport {
  readonly entity = 'interactions';
  readonly permissions = [
    'interactions:read',
    'interactions:write',
    'contacts:read',
    'leads:read',
    'companies:read',
    'activities:read',
    'agreements:read',
  ] as const;
  readonly createType = CreateInteraction;
  readonly updateType = UpdateInteraction;
  readonly references = {
    company: { kind: 'company', target: 'companyId' },
    contact: { kind: 'contact', target: 'contactIds', list: true },
    lead: { kind: 'lead', target: 'leadId' },
    activity: { kind: 'activity', target: 'activityId' },
    agreement: { kind: 'agreement', target: 'agreementId' },
    'followUp.assignee': { kind: 'user', target: 'followUp.assigneeId', isOwner: true, fallsToImporter: true },
  } as const;
  readonly matchKeys = ['name'] as const;

  constructor(
    private readonly interactions: InteractionService,
    private readonly tasks: TaskService,
    private readonly leads: LeadsService,
  ) {}

  completeBody(tx: Tx, { body }: ConvertedRow): Promise<void> {
    return assertEditableLead(tx, this.leads, body);
  }

  buildKeys({ body }: ConvertedRow): RowKeys {
    const contacts = ((body['contactIds'] ?? []) as string[]).join(' ');
    const key = [body['occurredAt'], body['kind'], buildTextKey(body['subject']), buildSubjectKey(body), contacts];
    return { unique: [], same: [key.join(' | ')], similar: [] };
  }

  findIds(tx: Tx, { body }: ConvertedRow): Promise<string[]> {
    const { occurredAt, subject } = body;
    if (typeof occurredAt !== 'string' || typeof subject !== 'string') return Promise.resolve([]);
    return findInteractions(tx, { ...pickSubject(body), occurredAt, subject });
  }

  /** Two conversations of one day often have one subject, such as "Call". Their summaries tell them apart. */
  isContradicted({ body, overwrite }: ConvertedRow, view: RecordView): boolean {
    const hasOther = (field: string) =>
      !isBlank(body[field]) && !isBlank(view[field]) && !overwrite.has(field) && !isSameText(body[field], view[field]);
    return body['kind'] !== view['kind'] || ['summary', 'outcome'].some(hasOther);
  }

  getName(view: RecordView): string {
    return toText(view['subject']);
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, interactionList, 'interaction', id, tx.actor);
  }

  create(tx: Tx, _: ConvertedRow, body: CreateInteraction, id: string): Promise<WrittenRecord> {
    return this.interactions.create(tx, body, id);
  }

  loadHistory({ sql }: Tx, id: string): Promise<void> {
    return loadInteractionHistory(sql, id);
  }

  update(tx: Tx, id: string, body: UpdateInteraction): Promise<WrittenRecord> {
    return this.interactions.update(tx, id, body);
  }

  /** Archives an interaction with the tasks that it has created, unless somebody has changed them. */
  async archive(tx: Tx, id: string): Promise<void> {
    const followUps = await findUnchangedFollowUps(tx.sql, id);
    await this.interactions.archive(tx, id);
    for (const taskId of followUps) await this.tasks.archive(tx, taskId);
  }
}
