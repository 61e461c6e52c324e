import { Injectable, type Type } from '@nestjs/common';
import { DelegationService } from '../../activities/delegations/delegation.service.js';
import { CreateDelegation, UpdateDelegation } from '../../activities/delegations/delegation.dto.js';
import { CreateParticipant, UpdateParticipant } from '../../activities/delegations/participants/participant.dto.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import { CreateProgrammeItem, UpdateProgrammeItem } from '../../activities/delegations/programme/programme.dto.js';
import { ProgrammeService } from '../../activities/delegations/programme/programme.service.js';
import { WriteTravelDetails } from '../../activities/delegations/travel-details/travel-detail.dto.js';
import { TravelDetailService } from '../../activities/delegations/travel-details/travel-detail.service.js';
import { CreateMeeting } from '../../activities/meetings/meeting.dto.js';
import { MeetingService } from '../../activities/meetings/meeting.service.js';
import { CreateMeetingParty, UpdateMeetingParty } from '../../activities/meetings/parties/meeting-party.dto.js';
import { MeetingPartyService } from '../../activities/meetings/parties/meeting-party.service.js';
import { PutMeetingSlots } from '../../activities/meetings/programme/meeting-programme.dto.js';
import { MeetingProgrammeService } from '../../activities/meetings/programme/meeting-programme.service.js';
import { CreateRoadshow, UpdateRoadshow } from '../../activities/roadshows/roadshow.dto.js';
import { RoadshowService } from '../../activities/roadshows/roadshow.service.js';
import { CreateStop } from '../../activities/roadshows/stop.dto.js';
import { RoadshowStopService } from '../../activities/roadshows/stop.service.js';
import {
  CreateRegistration,
  UpdateRegistration,
} from '../../activities/seminars/registrations/seminar-registration.dto.js';
import { SeminarRegistrationsService } from '../../activities/seminars/registrations/seminar-registrations.service.js';
import { CreateSeminar, UpdateSeminar } from '../../activities/seminars/seminar.dto.js';
import { SeminarService } from '../../activities/seminars/seminar.service.js';
import { CreateSession } from '../../activities/seminars/sessions/session.dto.js';
import { SessionService } from '../../activities/seminars/sessions/session.service.js';
import { CreateAgreement, UpdateAgreement } from '../../agreements/agreements/agreement.dto.js';
import { AgreementService } from '../../agreements/agreements/agreement.service.js';
import { CreateCommitment } from '../../agreements/commitments/commitment.dto.js';
import { CommitmentService } from '../../agreements/commitments/commitment.service.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { CreateCompany, MergeCompany } from '../../companies/companies/company.dto.js';
import { CompanyMergeService } from '../../companies/companies/company-merge.service.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { CreateMembership } from '../../companies/memberships/company-membership.dto.js';
import { CompanyMembershipService } from '../../companies/memberships/company-membership.service.js';
import { CreateUser } from '../../identity/users/user.dto.js';
import { UserService } from '../../identity/users/user.service.js';
import { CreateConnection } from '../../intake/connections/connection.dto.js';
import { ConnectionService } from '../../intake/connections/connection.service.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { InteractionService } from '../../interactions/interactions/interaction.service.js';
import { CreateTask, UpdateTask } from '../../interactions/tasks/task.dto.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { CreateRealisation } from '../../leads/evidence/lead-evidence.dto.js';
import { LeadEvidenceService } from '../../leads/evidence/lead-evidence.service.js';
import { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { CreateTouch } from '../../leads/touches/lead-touch.dto.js';
import { LeadTouchService } from '../../leads/touches/lead-touch.service.js';
import { CreateTransition, SetStatus } from '../../leads/transitions/lead-transition.dto.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import { CreateReportLock } from '../../reports/locks/report-lock.dto.js';
import { ReportLockService } from '../../reports/locks/report-lock.service.js';
import { CreateReportSchedule } from '../../reports/schedules/report-schedule.dto.js';
import { ReportScheduleService } from '../../reports/schedules/report-schedule.service.js';

/** A request of the demo. */
export interface DemoRequest {
  method: string;
  /** The path with a colon for every id, such as `leads/:`. */
  path: string;
  ids: string[];
  body: object;
  actor: Actor;
  /** The id of the record that the request creates, or several. The service makes them if they are absent. */
  newId?: string | string[];
}

/** A request whose body is validated. The ids are those of the path, in its order. */
interface ValidRequest<Body> {
  a: string;
  b: string;
  body: Body;
  actor: Actor;
  id: string;
  newIds: string[];
}

interface Route {
  type: Type;
  run: (request: ValidRequest<never>) => Promise<unknown>;
}

/** The address that the demo connection gets until a server with another one is started. */
const SERVER_URL = 'https://crm.example';

/** Runs the requests of the demo by the services of the API, so that it obeys all their rules. */
@Injectable()
export class DemoRequestsService {
  private readonly validation = new RequestValidationPipe();
  private readonly routes = new Map<string, Route>();

  constructor(
    users: UserService,
    companies: CompanyService,
    merges: CompanyMergeService,
    memberships: CompanyMembershipService,
    contacts: ContactService,
    agreements: AgreementService,
    commitments: CommitmentService,
    delegations: DelegationService,
    participants: ParticipantService,
    programmes: ProgrammeService,
    travelDetails: TravelDetailService,
    roadshows: RoadshowService,
    stops: RoadshowStopService,
    seminars: SeminarService,
    sessions: SessionService,
    registrations: SeminarRegistrationsService,
    slots: MeetingProgrammeService,
    parties: MeetingPartyService,
    meetings: MeetingService,
    leads: LeadsService,
    transitions: LeadTransitionService,
    evidence: LeadEvidenceService,
    touches: LeadTouchService,
    interactions: InteractionService,
    tasks: TaskService,
    schedules: ReportScheduleService,
    locks: ReportLockService,
    connections: ConnectionService,
  ) {
    const on = <Body>(request: string, type: Type<Body>, run: (request: ValidRequest<Body>) => Promise<unknown>) =>
      void this.routes.set(request, { type, run });
    on('POST users', CreateUser, ({ body, actor, id }) => users.create(body, actor, id));
    on('POST companies', CreateCompany, ({ body, actor, id }) => companies.create(body, actor, id));
    on('POST companies/:/merge', MergeCompany, ({ a, body, actor }) => merges.merge(a, body, undefined, actor));
    on('POST companies/:/memberships', CreateMembership, ({ a, body, actor, id }) =>
      memberships.create(a, body, actor, id),
    );
    on('POST contacts', CreateContact, ({ body, actor, id }) => contacts.create(body, actor, id));
    on('POST agreements', CreateAgreement, ({ body, actor, id }) => agreements.create(body, actor, id));
    on('PATCH agreements/:', UpdateAgreement, ({ a, body, actor }) => agreements.update(a, body, undefined, actor));
    on('POST agreements/:/commitments', CreateCommitment, ({ a, body, actor, id }) =>
      commitments.create(a, body, actor, id),
    );
    on('POST delegations', CreateDelegation, ({ body, actor, id }) => delegations.create(body, actor, id));
    on('PATCH delegations/:', UpdateDelegation, ({ a, body, actor }) => delegations.update(a, body, undefined, actor));
    on('POST delegations/:/participants', CreateParticipant, ({ a, body, actor, id }) =>
      participants.create(a, body, actor, id),
    );
    on('PATCH delegations/:/participants/:', UpdateParticipant, ({ a, b, body, actor }) =>
      participants.update(a, b, body, undefined, actor),
    );
    on('PUT delegations/:/participants/:/travel-details', WriteTravelDetails, ({ a, b, body, actor }) =>
      travelDetails.replace(a, b, body, actor),
    );
    on('POST delegations/:/programme', CreateProgrammeItem, ({ a, body, actor, id }) =>
      programmes.create(a, body, actor, id),
    );
    on('PATCH delegations/:/programme/:', UpdateProgrammeItem, ({ a, b, body, actor }) =>
      programmes.update(a, b, body, undefined, actor),
    );
    on('POST roadshows', CreateRoadshow, ({ body, actor, id }) => roadshows.create(body, actor, id));
    on('PATCH roadshows/:', UpdateRoadshow, ({ a, body, actor }) => roadshows.update(a, body, undefined, actor));
    on('POST roadshows/:/stops', CreateStop, ({ a, body, actor, id }) => stops.create(a, body, actor, id));
    on('POST seminars', CreateSeminar, ({ body, actor, id }) => seminars.create(body, actor, id));
    on('PATCH seminars/:', UpdateSeminar, ({ a, body, actor }) => seminars.update(a, body, undefined, actor));
    on('POST seminars/:/sessions', CreateSession, ({ a, body, actor, id }) => sessions.create(a, body, actor, id));
    on('POST seminars/:/registrations', CreateRegistration, ({ a, body, actor, id }) =>
      registrations.register(a, body, actor, id),
    );
    on('PATCH seminars/:/registrations/:', UpdateRegistration, ({ a, b, body, actor }) =>
      registrations.update(a, b, body, undefined, actor),
    );
    on('PUT activities/:/meeting-slots', PutMeetingSlots, ({ a, body, actor, newIds }) =>
      slots.replace(a, body, undefined, actor, newIds),
    );
    on('POST activities/:/meeting-parties', CreateMeetingParty, ({ a, body, actor, id }) =>
      parties.create(a, body, actor, id),
    );
    on('PATCH activities/:/meeting-parties/:', UpdateMeetingParty, ({ a, b, body, actor }) =>
      parties.update(a, b, body, undefined, actor),
    );
    on('POST activities/:/meetings', CreateMeeting, ({ a, body, actor, id }) => meetings.create(a, body, actor, id));
    on('POST leads', CreateLead, ({ body, actor, id }) => leads.create(body, actor, id));
    on('PATCH leads/:', UpdateLead, ({ a, body, actor }) => leads.update(a, body, undefined, actor));
    on('DELETE leads/:', Object, ({ a, actor }) => leads.archive(a, undefined, actor));
    on('POST leads/:/transitions', CreateTransition, ({ a, body, actor }) =>
      transitions.transition(a, body, undefined, actor),
    );
    on('POST leads/:/status', SetStatus, ({ a, body, actor }) => transitions.setStatus(a, body, undefined, actor));
    on('POST leads/:/realisations', CreateRealisation, ({ a, body, actor }) => evidence.addRealisation(a, body, actor));
    on('POST leads/:/touches', CreateTouch, ({ a, body, actor, id }) => touches.create(a, body, actor, id));
    on('POST interactions', CreateInteraction, ({ body, actor, id }) => interactions.create(body, actor, id));
    on('POST tasks', CreateTask, ({ body, actor, id }) => tasks.create(body, actor, id));
    on('PATCH tasks/:', UpdateTask, ({ a, body, actor }) => tasks.update(a, body, undefined, actor));
    on('POST report-schedules', CreateReportSchedule, ({ body, actor, id }) => schedules.create(body, actor, id));
    on('POST report-locks', CreateReportLock, ({ body, actor, id }) => locks.create(body, actor, id));
    on('POST intake/connections', CreateConnection, ({ body, actor, id }) =>
      connections.create(body, SERVER_URL, actor, id),
    );
  }

  /** Validates a request, and returns the function that runs it. @throws 422 that names every wrong field */
  prepare({ method, path, ids, body, actor, newId }: DemoRequest): () => Promise<unknown> {
    const route = this.routes.get(`${method} ${path}`);
    if (!route) throw new Error(`The demo has no request ${method} /${path}.`);
    const valid = this.validation.transform(body, { type: 'body', metatype: route.type });
    const newIds = [newId ?? []].flat();
    const [a = '', b = ''] = ids;
    return () => route.run({ a, b, body: valid as never, actor, id: newIds[0]!, newIds });
  }
}
