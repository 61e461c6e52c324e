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
  CreateSeminarRegistration,
  UpdateSeminarRegistration,
} from '../../activities/seminars/registrations/seminar-registration.dto.js';
import { SeminarRegistrationService } from '../../activities/seminars/registrations/seminar-registration.service.js';
import { CreateSeminar, UpdateSeminar } from '../../activities/seminars/seminar.dto.js';
import { SeminarService } from '../../activities/seminars/seminar.service.js';
import { CreateSession } from '../../activities/seminars/sessions/session.dto.js';
import { SessionService } from '../../activities/seminars/sessions/session.service.js';
import { CreateAgreement, UpdateAgreement } from '../../agreements/agreements/agreement.dto.js';
import { AgreementService } from '../../agreements/agreements/agreement.service.js';
import { CreateCommitment } from '../../agreements/commitments/commitment.dto.js';
import { CommitmentService } from '../../agreements/commitments/commitment.service.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { CreateCompany, MergeCompany } from '../../companies/companies/company.dto.js';
import { CompanyMergeService } from '../../companies/companies/company-merge.service.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { CreateMembership } from '../../companies/memberships/company-membership.dto.js';
import { CompanyMembershipService } from '../../companies/memberships/company-membership.service.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateApiKey } from '../../identity/api-keys/api-key.dto.js';
import { ApiKeyService } from '../../identity/api-keys/api-key.service.js';
import { CreateView } from '../../identity/saved-views/saved-view.dto.js';
import { SavedViewService } from '../../identity/saved-views/saved-view.service.js';
import { CreateUser } from '../../identity/users/user.dto.js';
import { UserService } from '../../identity/users/user.service.js';
import { CreateImportMapping } from '../../imports/saved-mappings/import-mapping.dto.js';
import { ImportMappingService } from '../../imports/saved-mappings/import-mapping.service.js';
import { CreateConnection } from '../../intake/connections/connection.dto.js';
import { ConnectionService } from '../../intake/connections/connection.service.js';
import { PutRegistrationPage } from '../../intake/registration-page/management/registration-page.dto.js';
import { RegistrationPageService } from '../../intake/registration-page/management/registration-page.service.js';
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
import { CreateTransition, CreateVerificationRequest, SetStatus } from '../../leads/transitions/lead-transition.dto.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import { CreateReportLock } from '../../reports/locks/report-lock.dto.js';
import { ReportLockService } from '../../reports/locks/report-lock.service.js';
import { CreateReportSchedule } from '../../reports/schedules/report-schedule.dto.js';
import { ReportScheduleService } from '../../reports/schedules/report-schedule.service.js';
import { CreatePrivacyRequest } from '../../privacy/requests/privacy-request.dto.js';
import { PrivacyRequestService } from '../../privacy/requests/privacy-request.service.js';
import { CreateWebhook } from '../../webhooks/webhooks/webhook.dto.js';
import { WebhookService } from '../../webhooks/webhooks/webhook.service.js';

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

/** A request whose body is validated. */
interface ValidRequest<Body> {
  /** The first id in the path, and the one of a record that belongs to it; empty where the path has none. */
  recordId: string;
  partId: string;
  body: Body;
  actor: Actor;
  /** The id of the record that the request creates, and all ids where it creates several. */
  newId: string;
  newIds: string[];
}

interface Route {
  type: Type;
  run: (request: ValidRequest<never>) => Promise<unknown>;
}

/** The address that the demo connection gets until a server with another one is started. */
const SERVER_URL = 'https://crm.example';

/** Ignores that a registration page cannot be published. */
function ignoreNotReady(error: unknown): void {
  if (!(error instanceof CodedError && error.code === 'registration_page.not_ready')) throw error;
}

/** Runs the requests of the demo by the services of the API, so that it obeys all their rules. */
@Injectable()
export class DemoRequestsService {
  private readonly validation = new RequestValidationPipe();
  private readonly routes = new Map<string, Route>();

  constructor(
    work: UnitOfWork,
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
    registrations: SeminarRegistrationService,
    pages: RegistrationPageService,
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
    views: SavedViewService,
    mappings: ImportMappingService,
    keys: ApiKeyService,
    webhooks: WebhookService,
    privacyRequests: PrivacyRequestService,
  ) {
    const on = <Body>(request: string, type: Type<Body>, run: (request: ValidRequest<Body>) => Promise<unknown>) =>
      void this.routes.set(request, { type, run });
    const handle = <Body>(
      request: string,
      type: Type<Body>,
      run: (tx: Tx, request: ValidRequest<Body>) => Promise<unknown>,
    ) => on(request, type, (valid) => work.run(valid.actor, (tx) => run(tx, valid)));
    on('POST users', CreateUser, ({ body, actor, newId }) => users.create(body, actor, newId));
    on('POST views', CreateView, ({ body, actor, newId }) => views.create(body, actor, newId));
    on('POST import-mappings', CreateImportMapping, ({ body, actor, newId }) => mappings.create(body, actor, newId));
    handle('POST companies', CreateCompany, (tx, { body, newId }) => companies.create(tx, body, newId));
    on('POST companies/:/merge', MergeCompany, ({ recordId, body, actor }) =>
      merges.merge(recordId, body, undefined, actor),
    );
    handle('POST companies/:/memberships', CreateMembership, (tx, { recordId, body, newId }) =>
      memberships.create(tx, recordId, body, newId),
    );
    handle('POST contacts', CreateContact, (tx, { body, newId }) => contacts.create(tx, body, newId));
    handle('POST agreements', CreateAgreement, (tx, { body, newId }) => agreements.create(tx, body, newId));
    handle('PATCH agreements/:', UpdateAgreement, (tx, { recordId, body }) => agreements.update(tx, recordId, body));
    handle('POST agreements/:/commitments', CreateCommitment, (tx, { recordId, body, newId }) =>
      commitments.create(tx, recordId, body, newId),
    );
    handle('POST delegations', CreateDelegation, (tx, { body, newId }) => delegations.create(tx, body, newId));
    handle('PATCH delegations/:', UpdateDelegation, (tx, { recordId, body }) => delegations.update(tx, recordId, body));
    handle('POST delegations/:/participants', CreateParticipant, (tx, { recordId, body, newId }) =>
      participants.create(tx, recordId, body, newId),
    );
    handle('PATCH delegations/:/participants/:', UpdateParticipant, (tx, { recordId, partId, body }) =>
      participants.update(tx, recordId, partId, body),
    );
    handle('PUT delegations/:/participants/:/travel-details', WriteTravelDetails, (tx, { recordId, partId, body }) =>
      travelDetails.replace(tx, recordId, partId, body),
    );
    handle('POST delegations/:/programme', CreateProgrammeItem, (tx, { recordId, body, newId }) =>
      programmes.create(tx, recordId, body, newId),
    );
    handle('PATCH delegations/:/programme/:', UpdateProgrammeItem, (tx, { recordId, partId, body }) =>
      programmes.update(tx, recordId, partId, body),
    );
    handle('POST roadshows', CreateRoadshow, (tx, { body, newId }) => roadshows.create(tx, body, newId));
    handle('PATCH roadshows/:', UpdateRoadshow, (tx, { recordId, body }) => roadshows.update(tx, recordId, body));
    handle('POST roadshows/:/stops', CreateStop, (tx, { recordId, body, newId }) =>
      stops.create(tx, recordId, body, newId),
    );
    handle('POST seminars', CreateSeminar, (tx, { body, newId }) => seminars.create(tx, body, newId));
    handle('PATCH seminars/:', UpdateSeminar, (tx, { recordId, body }) => seminars.update(tx, recordId, body));
    handle('POST seminars/:/sessions', CreateSession, (tx, { recordId, body, newId }) =>
      sessions.create(tx, recordId, body, newId),
    );
    handle('POST seminars/:/registrations', CreateSeminarRegistration, (tx, { recordId, body, newId }) =>
      registrations.register(tx, recordId, body, newId),
    );
    handle('PATCH seminars/:/registrations/:', UpdateSeminarRegistration, (tx, { recordId, partId, body }) =>
      registrations.update(tx, recordId, partId, body),
    );
    handle('PUT seminars/:/registration-page', PutRegistrationPage, (tx, { recordId, body }) =>
      pages.replace(tx, recordId, body, undefined, SERVER_URL),
    );
    // Where others reach the application without https, the page stays disabled.
    handle('POST seminars/:/registration-page/enable', Object, (tx, { recordId }) =>
      pages.enable(tx, recordId, undefined, SERVER_URL).catch(ignoreNotReady),
    );
    handle('PUT activities/:/meeting-slots', PutMeetingSlots, (tx, { recordId, body, newIds }) =>
      slots.replace(tx, recordId, body, undefined, newIds),
    );
    handle('POST activities/:/meeting-parties', CreateMeetingParty, (tx, { recordId, body, newId }) =>
      parties.create(tx, recordId, body, newId),
    );
    handle('PATCH activities/:/meeting-parties/:', UpdateMeetingParty, (tx, { recordId, partId, body }) =>
      parties.update(tx, recordId, partId, body),
    );
    handle('POST activities/:/meetings', CreateMeeting, (tx, { recordId, body, newId }) =>
      meetings.create(tx, recordId, body, newId),
    );
    handle('POST leads', CreateLead, (tx, { body, newId }) => leads.create(tx, body, newId));
    handle('PATCH leads/:', UpdateLead, (tx, { recordId, body }) => leads.update(tx, recordId, body));
    handle('DELETE leads/:', Object, (tx, { recordId }) => leads.archive(tx, recordId));
    on('POST leads/:/transitions', CreateTransition, ({ recordId, body, actor }) =>
      transitions.transition(recordId, body, undefined, actor),
    );
    on('POST leads/:/verification-requests', CreateVerificationRequest, ({ recordId, body, actor, newId }) =>
      transitions.requestVerification(recordId, body, undefined, actor, undefined, newId),
    );
    on('POST leads/:/status', SetStatus, ({ recordId, body, actor }) =>
      transitions.setStatus(recordId, body, undefined, actor),
    );
    on('POST leads/:/realisations', CreateRealisation, ({ recordId, body, actor }) =>
      evidence.addRealisation(recordId, body, actor),
    );
    handle('POST leads/:/touches', CreateTouch, (tx, { recordId, body, newId }) =>
      touches.create(tx, recordId, body, newId),
    );
    handle('POST interactions', CreateInteraction, (tx, { body, newId }) => interactions.create(tx, body, newId));
    handle('POST tasks', CreateTask, (tx, { body, newId }) => tasks.create(tx, body, newId));
    handle('PATCH tasks/:', UpdateTask, (tx, { recordId, body }) => tasks.update(tx, recordId, body));
    on('POST report-schedules', CreateReportSchedule, ({ body, actor, newId }) => schedules.create(body, actor, newId));
    on('POST report-locks', CreateReportLock, ({ body, actor, newId }) => locks.create(body, actor, newId));
    on('POST api-keys', CreateApiKey, ({ body, actor, newId }) => keys.create(body, actor, newId));
    on('POST webhooks', CreateWebhook, ({ body, actor, newId }) => webhooks.create(body, actor, newId));
    handle('POST privacy/requests', CreatePrivacyRequest, (tx, { body, newId }) =>
      privacyRequests.create(tx, body, newId),
    );
    handle('POST webhooks/:/pause', Object, (tx, { recordId }) => webhooks.pause(tx, recordId));
    on('POST intake/connections', CreateConnection, ({ body, actor, newId }) =>
      connections.create(body, SERVER_URL, actor, newId),
    );
  }

  /** Validates a request, and returns the function that runs it. @throws 422 that names every wrong field */
  prepare({ method, path, ids, body, actor, newId }: DemoRequest): () => Promise<unknown> {
    const route = this.routes.get(`${method} ${path}`);
    if (!route) throw new Error(`The demo has no request ${method} /${path}.`);
    const valid = this.validation.transform(body, { type: 'body', metatype: route.type });
    const newIds = [newId ?? []].flat();
    const [recordId = '', partId = ''] = ids;
    return () => route.run({ recordId, partId, body: valid as never, actor, newId: newIds[0]!, newIds });
  }
}
