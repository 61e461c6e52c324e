import { Injectable } from '@nestjs/common';
import { ACTIVITY } from '../../activities/activity.entity.js';
import { prepareActivity, type NewActivity } from '../../activities/activity.store.js';
import { DelegationService } from '../../activities/delegations/delegation.service.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import { ProgrammeService } from '../../activities/delegations/programme/programme.service.js';
import { TravelDetailService } from '../../activities/delegations/travel-details/travel-detail.service.js';
import { MeetingPartyService } from '../../activities/meetings/parties/meeting-party.service.js';
import { MeetingProgrammeService } from '../../activities/meetings/programme/meeting-programme.service.js';
import { MeetingService } from '../../activities/meetings/meeting.service.js';
import { RoadshowService } from '../../activities/roadshows/roadshow.service.js';
import { RoadshowStopService } from '../../activities/roadshows/stop.service.js';
import { SeminarRegistrationsService } from '../../activities/seminars/registrations/seminar-registrations.service.js';
import { SeminarService } from '../../activities/seminars/seminar.service.js';
import { SessionService } from '../../activities/seminars/sessions/session.service.js';
import { BLANK_AGREEMENT } from '../../agreements/agreements/agreement.columns.js';
import { AGREEMENT, type Agreement } from '../../agreements/agreements/agreement.entity.js';
import { AgreementService } from '../../agreements/agreements/agreement.service.js';
import { CommitmentService } from '../../agreements/commitments/commitment.service.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CompanyMembershipService } from '../../companies/memberships/company-membership.service.js';
import { CompanyMergeService } from '../../companies/companies/company-merge.service.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { issueReference, insertRecord, buildNewRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { UserService } from '../../identity/users/user.service.js';
import { InteractionService } from '../../interactions/interactions/interaction.service.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { LeadEvidenceService } from '../../leads/evidence/lead-evidence.service.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import { LeadTouchService } from '../../leads/touches/lead-touch.service.js';
import { ReportLockService } from '../../reports/locks/report-lock.service.js';
import { ReportScheduleService } from '../../reports/schedules/report-schedule.service.js';
import { findFollowUpTaskId } from '../../interactions/follow-ups/follow-up.queries.js';
import { DemoFormsService } from './demo-forms.service.js';

/** The services of the API that the replay uses, so that the demo obeys all their rules. */
@Injectable()
export class DemoReplayService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    readonly users: UserService,
    readonly companies: CompanyService,
    readonly memberships: CompanyMembershipService,
    readonly merges: CompanyMergeService,
    readonly contacts: ContactService,
    readonly agreements: AgreementService,
    readonly commitments: CommitmentService,
    readonly delegations: DelegationService,
    readonly participants: ParticipantService,
    readonly programmes: ProgrammeService,
    readonly travelDetails: TravelDetailService,
    readonly roadshows: RoadshowService,
    readonly stops: RoadshowStopService,
    readonly seminars: SeminarService,
    readonly sessions: SessionService,
    readonly registrations: SeminarRegistrationsService,
    readonly meetingProgrammes: MeetingProgrammeService,
    readonly parties: MeetingPartyService,
    readonly meetings: MeetingService,
    readonly leads: LeadsService,
    readonly leadTransitions: LeadTransitionService,
    readonly leadEvidence: LeadEvidenceService,
    readonly touches: LeadTouchService,
    readonly interactions: InteractionService,
    readonly tasks: TaskService,
    readonly schedules: ReportScheduleService,
    readonly locks: ReportLockService,
    readonly forms: DemoFormsService,
  ) {}

  /** Adds an agreement with the reference that it has in the story. */
  addAgreement(agreement: NewAgreement, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      // The reference is fixed, but a number is still taken from the sequence, so that no other agreement gets it.
      await issueReference(tx, 'AGR', Number(agreement.reference.slice(4, 8)));
      await insertRecord(tx, AGREEMENT, { ...buildNewRecord(tx, id), ...BLANK_AGREEMENT, ...agreement });
    });
  }

  /** Adds a past activity without the hours that the API requires. */
  addPastActivity(activity: NewActivity, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await insertRecord(tx, ACTIVITY, { ...(await prepareActivity(tx, id, activity)), wrappedUpAt: tx.now });
    });
  }

  /**
   * Finds the open task that the end of an activity created for a contact. There is none for a contact who declined to
   * be contacted.
   */
  findFollowUpTask(activityId: string, contactId: string): Promise<string | undefined> {
    return findFollowUpTaskId(this.sql, activityId, contactId);
  }
}

type NewAgreement = Pick<Agreement, 'reference' | 'title' | 'kind' | 'parentId' | 'status' | 'signedOn'>;
