import { Injectable } from '@nestjs/common';
import { ACTIVITY } from '../activities/activity.entity.js';
import { newActivity, type NewActivity } from '../activities/activity.store.js';
import { Delegations } from '../activities/delegations/delegation.service.js';
import { Participants } from '../activities/delegations/participant.service.js';
import { Programmes } from '../activities/delegations/programme.service.js';
import { TravelDetails } from '../activities/delegations/travel-detail.service.js';
import { MeetingParties } from '../activities/meetings/meeting-party.service.js';
import { MeetingProgrammes } from '../activities/meetings/meeting-programme.service.js';
import { Meetings } from '../activities/meetings/meeting.service.js';
import { Roadshows } from '../activities/roadshows/roadshow.service.js';
import { RoadshowStops } from '../activities/roadshows/stop.service.js';
import { RegistrationDesk } from '../activities/seminars/registration.desk.service.js';
import { Seminars } from '../activities/seminars/seminar.service.js';
import { Sessions } from '../activities/seminars/session.service.js';
import { BLANK } from '../agreements/agreement.columns.js';
import { AGREEMENT, type Agreement } from '../agreements/agreement.entity.js';
import { Agreements } from '../agreements/agreement.service.js';
import { Commitments } from '../agreements/commitment.service.js';
import type { Actor } from '../common/actor/actor.js';
import { CompanyMemberships } from '../companies/company-membership.service.js';
import { CompanyMerges } from '../companies/company-merge.service.js';
import { Companies } from '../companies/company.service.js';
import { Contacts } from '../companies/contact.service.js';
import { nextReference } from '../database/reference.numbers.js';
import { insertRecord, newRecord } from '../database/record.store.js';
import { SqlClient } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Users } from '../identity/user.service.js';
import { Interactions } from '../interactions/interaction.service.js';
import { Tasks } from '../interactions/task.service.js';
import { LeadChanges } from '../leads/lead.changes.service.js';
import { LeadCreation } from '../leads/lead.creation.service.js';
import { LeadEvidenceService } from '../leads/lead.evidence.service.js';
import { LeadTransitionsService } from '../leads/lead.moves.service.js';
import { LeadTouches } from '../leads/lead-touch.service.js';
import { ReportLocks } from '../reports/locks/report-lock.service.js';
import { ReportSchedules } from '../reports/schedules/report-schedule.service.js';
import { DemoForms } from './demo.forms.js';

/** The services of the API that the replay uses, so that the demo obeys all their rules. */
@Injectable()
export class DemoServices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    readonly users: Users,
    readonly companies: Companies,
    readonly memberships: CompanyMemberships,
    readonly merges: CompanyMerges,
    readonly contacts: Contacts,
    readonly agreements: Agreements,
    readonly commitments: Commitments,
    readonly delegations: Delegations,
    readonly participants: Participants,
    readonly programmes: Programmes,
    readonly travelDetails: TravelDetails,
    readonly roadshows: Roadshows,
    readonly stops: RoadshowStops,
    readonly seminars: Seminars,
    readonly sessions: Sessions,
    readonly desk: RegistrationDesk,
    readonly slots: MeetingProgrammes,
    readonly parties: MeetingParties,
    readonly meetings: Meetings,
    readonly leads: LeadCreation,
    readonly changes: LeadChanges,
    readonly moves: LeadTransitionsService,
    readonly proof: LeadEvidenceService,
    readonly touches: LeadTouches,
    readonly interactions: Interactions,
    readonly tasks: Tasks,
    readonly schedules: ReportSchedules,
    readonly locks: ReportLocks,
    readonly forms: DemoForms,
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
