import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  CreateSeminarRegistration,
  UpdateSeminarRegistration,
} from '../../activities/seminars/registrations/seminar-registration.dto.js';
import { registrationList } from '../../activities/seminars/registrations/seminar-registration.list.js';
import { SeminarRegistrationService } from '../../activities/seminars/registrations/seminar-registration.service.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import { findRegistrations, readParentId } from './activity-people.queries.js';
import { takeParent } from './row-body.rules.js';
import { buildTextKey, toText } from './row-values.rules.js';

/** Imports registrations and attendances of seminars. A person is registered for a seminar once. */
@Injectable()
export class AttendanceImportService implements EntityImport {
  readonly entity = 'seminar-attendances';
  readonly permissions = ['activities:read', 'activities:write', 'contacts:read'] as const;
  readonly createType = CreateSeminarRegistration;
  readonly updateType = UpdateSeminarRegistration;
  readonly references = { seminar: { kind: 'seminar', target: 'seminarId' } } as const;
  readonly matchKeys = ['name'] as const;
  readonly reusesRecords = true;

  constructor(private readonly registrations: SeminarRegistrationService) {}

  completeBody(_: Tx, row: ConvertedRow): void {
    takeParent(row, 'seminarId', 'seminar');
  }

  buildKeys({ parentId, body }: ConvertedRow): RowKeys {
    const { email, fullName } = readPerson(body);
    return { unique: [], same: [[parentId, email, buildTextKey(fullName)].filter(Boolean).join(' ')], similar: [] };
  }

  findIds(tx: Tx, { parentId, body }: ConvertedRow): Promise<string[]> {
    return findRegistrations(tx.sql, parentId!, readPerson(body));
  }

  getName(view: RecordView): string {
    return toText(view['fullName']);
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, registrationList, 'registration', id, tx.actor);
  }

  /** An attendee of a seminar that is over needs a confirmation in the API, which the file gives. */
  buildCreateBody({ body: { status, ...body } }: ConvertedRow): Body {
    return status === 'attended' ? { ...body, status, override: true } : body;
  }

  async create(
    tx: Tx,
    { parentId, values }: ConvertedRow,
    body: CreateSeminarRegistration,
    id: string,
  ): Promise<WrittenRecord> {
    const status = values['status'] as UpdateSeminarRegistration['status'];
    if (status !== undefined && status !== 'attended') {
      const past = await this.registrations.registerPast(tx, parentId!, body, status, id);
      if (past) return past;
    }
    const view = await this.registrations.register(tx, parentId!, body, id);
    if (status === undefined || status === 'attended' || status === 'registered') return view;
    return this.update(tx, view.id, { status });
  }

  async update(tx: Tx, id: string, body: UpdateSeminarRegistration): Promise<WrittenRecord> {
    const seminarId = await readParentId(tx.sql, 'seminar_registration', id);
    return await this.registrations.update(tx, seminarId, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.registrations.archive(tx, await readParentId(tx.sql, 'seminar_registration', id), id);
  }
}

function readPerson({ email, fullName }: Body): { email: string | null; fullName: string | null } {
  return {
    email: typeof email === 'string' ? normaliseEmail(email) : null,
    fullName: typeof fullName === 'string' ? fullName : null,
  };
}
