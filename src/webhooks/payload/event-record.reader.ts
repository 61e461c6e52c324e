import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { DelegationService } from '../../activities/delegations/delegation.service.js';
import { RoadshowService } from '../../activities/roadshows/roadshow.service.js';
import { RoadshowStopService } from '../../activities/roadshows/stop.service.js';
import { SeminarRegistrationService } from '../../activities/seminars/registrations/seminar-registration.service.js';
import { SeminarService } from '../../activities/seminars/seminar.service.js';
import { AgreementService } from '../../agreements/agreements/agreement.service.js';
import { CommitmentService } from '../../agreements/commitments/commitment.service.js';
import { DocumentService } from '../../documents/records/document.service.js';
import { InteractionService } from '../../interactions/interactions/interaction.service.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { ReportScheduleService } from '../../reports/schedules/report-schedule.service.js';

/** The read of the service of a record, which its own route calls too. */
interface RecordService {
  read(id: string, actor: Actor): Promise<object>;
}

/** The same of a record that belongs to another one. */
interface NestedRecordService {
  read(parentId: string, id: string, actor: Actor): Promise<object>;
}

/** How records of a type are read. `parent` is the column of the record to which one belongs. */
type RecordSource =
  | { table: string; parent?: undefined; service: Type<RecordService> }
  | { table: string; parent: string; service: Type<NestedRecordService> };

const SOURCES: Readonly<Record<string, RecordSource>> = {
  company: { table: 'company', service: CompanyService },
  contact: { table: 'contact', service: ContactService },
  lead: { table: 'lead', service: LeadsService },
  interaction: { table: 'interaction', service: InteractionService },
  task: { table: 'task', service: TaskService },
  delegation: { table: 'activity', service: DelegationService },
  roadshow: { table: 'activity', service: RoadshowService },
  roadshow_stop: { table: 'activity', parent: 'parent_id', service: RoadshowStopService },
  seminar: { table: 'activity', service: SeminarService },
  registration: { table: 'seminar_registration', parent: 'activity_id', service: SeminarRegistrationService },
  agreement: { table: 'agreement', service: AgreementService },
  commitment: { table: 'commitment', parent: 'agreement_id', service: CommitmentService },
  document: { table: 'document', service: DocumentService },
  report_schedule: { table: 'report_schedule', service: ReportScheduleService },
};

/** A record as the caller may see it; null in `record` if it was removed. */
export interface FoundRecord {
  record: object | null;
}

/** Reads records as their own routes return them. */
@Injectable()
export class EventRecordReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly modules: ModuleRef,
  ) {}

  /** Finds a record with the rights of a caller; null if the record exists and the caller may not see it. */
  async find(entityType: string, id: string, actor: Actor): Promise<FoundRecord | null> {
    const source = SOURCES[entityType];
    if (!source) throw new Error(`No service reads records of the type ${entityType}.`);
    const { table, parent = 'id' } = source;
    const read = this.findRead(source);
    const row = await this.sql.queryOneOrNull<{ parentId: string }>(
      `SELECT ${parent} AS "parentId" FROM ${table} WHERE id = $1`,
      [id],
    );
    if (!row) return { record: null };
    try {
      return { record: await read(id, row.parentId, actor) };
    } catch (error) {
      if (error instanceof CodedError && error.status === 404) return null;
      throw error;
    }
  }

  private findRead(source: RecordSource): (id: string, parentId: string, actor: Actor) => Promise<object> {
    if (source.parent === undefined) {
      const service = this.modules.get(source.service, { strict: false });
      return (id, _, actor) => service.read(id, actor);
    }
    const service = this.modules.get(source.service, { strict: false });
    return (id, parentId, actor) => service.read(parentId, id, actor);
  }
}
