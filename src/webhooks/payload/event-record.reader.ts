import { Injectable } from '@nestjs/common';
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

/** How records of a type are read. */
interface RecordSource {
  table: string;
  /** The column of the record to which it belongs. */
  parent?: string;
  read: (id: string, parentId: string, actor: Actor) => Promise<object>;
}

/** A record as the caller may see it; null in `record` if it was removed. */
export interface FoundRecord {
  record: object | null;
}

/** Reads records as their own routes return them. */
@Injectable()
export class EventRecordReader {
  private readonly sources: Readonly<Record<string, RecordSource>>;

  // The reader needs the service of every type of records.
  // oxlint-disable-next-line max-params
  constructor(
    private readonly sql: SqlClient,
    companies: CompanyService,
    contacts: ContactService,
    leads: LeadsService,
    interactions: InteractionService,
    tasks: TaskService,
    delegations: DelegationService,
    roadshows: RoadshowService,
    stops: RoadshowStopService,
    seminars: SeminarService,
    registrations: SeminarRegistrationService,
    agreements: AgreementService,
    commitments: CommitmentService,
    schedules: ReportScheduleService,
  ) {
    this.sources = {
      company: buildSource('company', companies),
      contact: buildSource('contact', contacts),
      lead: buildSource('lead', leads),
      interaction: buildSource('interaction', interactions),
      task: buildSource('task', tasks),
      delegation: buildSource('activity', delegations),
      roadshow: buildSource('activity', roadshows),
      roadshow_stop: buildNestedSource('activity', 'parent_id', stops),
      seminar: buildSource('activity', seminars),
      registration: buildNestedSource('seminar_registration', 'activity_id', registrations),
      agreement: buildSource('agreement', agreements),
      commitment: buildNestedSource('commitment', 'agreement_id', commitments),
      report_schedule: buildSource('report_schedule', schedules),
    };
  }

  /** Finds a record with the rights of a caller; null if the record exists and the caller may not see it. */
  async find(entityType: string, id: string, actor: Actor): Promise<FoundRecord | null> {
    const source = this.sources[entityType];
    if (!source) throw new Error(`No service reads records of the type ${entityType}.`);
    const { table, parent = 'id', read } = source;
    const row = await this.sql.queryOneOrNull<{ parentId: string }>(
      `SELECT ${parent} AS "parentId" FROM ${table} WHERE id = $1`,
      [id],
    );
    if (!row) return { record: null };
    try {
      return { record: await read(id, row.parentId, actor) };
    } catch (error) {
      if (error instanceof CodedError && error.code.endsWith('.not_found')) return null;
      throw error;
    }
  }
}

function buildSource(table: string, service: RecordService): RecordSource {
  return { table, read: (id, _, actor) => service.read(id, actor) };
}

function buildNestedSource(table: string, parent: string, service: NestedRecordService): RecordSource {
  return { table, parent, read: (id, parentId, actor) => service.read(parentId, id, actor) };
}
