import { Injectable } from '@nestjs/common';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateParticipant, UpdateParticipant } from '../../activities/delegations/participants/participant.dto.js';
import { participantList } from '../../activities/delegations/participants/participant.list.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import type {
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import { findArchivedParticipant, findParticipants, readParentId } from './activity-people.queries.js';
import { takeParent } from './row-body.rules.js';
import { toText } from './row-values.rules.js';

/** Imports participants of delegations. A person takes part in a delegation once. */
@Injectable()
export class ParticipantImportService implements EntityImport {
  readonly entity = 'delegation-participants';
  readonly permissions = ['activities:read', 'activities:write', 'contacts:read', 'companies:read'] as const;
  readonly createType = CreateParticipant;
  readonly updateType = UpdateParticipant;
  readonly references = {
    delegation: { kind: 'delegation', target: 'delegationId' },
    contact: { kind: 'contact', target: 'contactId' },
    company: { kind: 'company', target: 'companyId' },
  } as const;
  readonly matchKeys = ['name'] as const;
  readonly reusesRecords = true;

  constructor(private readonly participants: ParticipantService) {}

  completeBody(_: Tx, row: ConvertedRow): void {
    takeParent(row, 'delegationId', 'delegation');
  }

  buildKeys({ parentId, body }: ConvertedRow): RowKeys {
    return { unique: [], same: [`${parentId!} ${toText(body['contactId'])}`], similar: [] };
  }

  findIds(tx: Tx, { parentId, body }: ConvertedRow): Promise<string[]> {
    const { contactId } = body;
    return typeof contactId === 'string' ? findParticipants(tx.sql, parentId!, contactId) : Promise.resolve([]);
  }

  getName(view: RecordView): string {
    return toText(view['fullName']);
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, participantList, 'participant', id, tx.actor);
  }

  /** Adds a participant, or restores the archived one of the contact, because a contact has only one. */
  async create(tx: Tx, { parentId }: ConvertedRow, body: CreateParticipant, id: string): Promise<WrittenRecord> {
    const archivedId = await findArchivedParticipant(tx.sql, parentId!, body.contactId);
    if (archivedId === null) {
      return await this.participants.create(tx, parentId!, body, id);
    }
    await this.participants.restore(tx, parentId!, archivedId);
    const { contactId: _, ...changes } = body;
    return this.update(tx, archivedId, changes);
  }

  async update(tx: Tx, id: string, body: UpdateParticipant): Promise<WrittenRecord> {
    const delegationId = await readParentId(tx.sql, 'delegation_participant', id);
    return await this.participants.update(tx, delegationId, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.participants.archive(tx, await readParentId(tx.sql, 'delegation_participant', id), id);
  }
}
