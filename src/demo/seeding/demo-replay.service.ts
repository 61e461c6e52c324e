import { Injectable } from '@nestjs/common';
import { ACTIVITY } from '../../activities/activity.entity.js';
import { newActivity, type NewActivity } from '../../activities/activity.store.js';
import { DelegationsService } from '../../activities/delegations/delegation.service.js';
import { ParticipantsService } from '../../activities/delegations/participants/participant.service.js';
import { ProgrammesService } from '../../activities/delegations/programme/programme.service.js';
import { TravelDetailsService } from '../../activities/delegations/travel-details/travel-detail.service.js';
import { MeetingPartiesService } from '../../activities/meetings/parties/meeting-party.service.js';
import { MeetingProgrammesService } from '../../activities/meetings/programme/meeting-programme.service.js';
import { MeetingsService } from '../../activities/meetings/meeting.service.js';
import { RoadshowsService } from '../../activities/roadshows/roadshow.service.js';
import { RoadshowStopsService } from '../../activities/roadshows/stop.service.js';
import { SeminarRegistrationsService } from '../../activities/seminars/registrations/seminar-registration.service.js';
import { SeminarsService } from '../../activities/seminars/seminar.service.js';
import { SessionsService } from '../../activities/seminars/sessions/session.service.js';
import { BLANK } from '../../agreements/agreements/agreement.columns.js';
import { AGREEMENT, type Agreement } from '../../agreements/agreements/agreement.entity.js';
import { AgreementsService } from '../../agreements/agreements/agreement.service.js';
import { CommitmentsService } from '../../agreements/commitments/commitment.service.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CompanyMembershipsService } from '../../companies/memberships/company-membership.service.js';
import { CompanyMergeService } from '../../companies/companies/company-merge.service.js';
import { CompaniesService } from '../../companies/companies/company.service.js';
import { ContactsService } from '../../companies/contacts/contact.service.js';
import { nextReference } from '../../database/records/reference-number.queries.js';
import { insertRecord, newRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { UsersService } from '../../identity/users/user.service.js';
import { InteractionsService } from '../../interactions/interactions/interaction.service.js';
import { TasksService } from '../../interactions/tasks/task.service.js';
import { LeadUpdateService } from '../../leads/records/lead-changes.service.js';
import { LeadCreationService } from '../../leads/records/lead-creation.service.js';
import { LeadEvidenceService } from '../../leads/evidence/lead-evidence.service.js';
import { LeadTransitionsService } from '../../leads/transitions/lead-transition.service.js';
import { LeadTouchesService } from '../../leads/touches/lead-touch.service.js';
import { ReportLocksService } from '../../reports/locks/report-lock.service.js';
import { ReportSchedulesService } from '../../reports/schedules/report-schedule.service.js';
import { DemoFormsService } from './demo-forms.service.js';

/** The services of the API that the replay uses, so that the demo obeys all their rules. */
@Injectable()
export class DemoServicesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    readonly users: UsersService,
    readonly companies: CompaniesService,
    readonly memberships: CompanyMembershipsService,
    readonly merges: CompanyMergeService,
    readonly contacts: ContactsService,
    readonly agreements: AgreementsService,
    readonly commitments: CommitmentsService,
    readonly delegations: DelegationsService,
    readonly participants: ParticipantsService,
    readonly programmes: ProgrammesService,
    readonly travelDetails: TravelDetailsService,
    readonly roadshows: RoadshowsService,
    readonly stops: RoadshowStopsService,
    readonly seminars: SeminarsService,
    readonly sessions: SessionsService,
    readonly desk: SeminarRegistrationsService,
    readonly slots: MeetingProgrammesService,
    readonly parties: MeetingPartiesService,
    readonly meetings: MeetingsService,
    readonly leads: LeadCreationService,
    readonly changes: LeadUpdateService,
    readonly moves: LeadTransitionsService,
    readonly proof: LeadEvidenceService,
    readonly touches: LeadTouchesService,
    readonly interactions: InteractionsService,
    readonly tasks: TasksService,
    readonly schedules: ReportSchedulesService,
    readonly locks: ReportLocksService,
    readonly forms: DemoFormsService,
  ) {}

  /** Adds an agreement with the reference that it has in the story. */
  addAgreement(agreement: NewAgreement, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      // The reference is fixed, but a number is still taken from the sequence, so that no other agreement gets it.
      await nextReference(tx, 'AGR', Number(agreement.reference.slice(4, 8)));
      await insertRecord(tx, AGREEMENT, { ...newRecord(tx, id), ...BLANK, ...agreement });
    });
  }

  /** Adds a past activity without the hours that the API requires. */
  addPastActivity(activity: NewActivity, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await insertRecord(tx, ACTIVITY, { ...(await newActivity(tx, id, activity)), wrappedUpAt: tx.now });
    });
  }

  /**
   * Finds the open task that the end of an activity created for a contact. There is none for a contact who declined to
   * be contacted.
   */
  async findFollowUpTask(activityId: string, contactId: string): Promise<string | undefined> {
    const task = await this.sql.first<{ id: string }>(
      `SELECT id FROM task WHERE follow_up_of_activity_id = $1 AND contact_id = $2 AND status = 'open'`,
      [activityId, contactId],
    );
    return task?.id;
  }
}

type NewAgreement = Pick<Agreement, 'reference' | 'title' | 'kind' | 'parentId' | 'status' | 'signedOn'>;
