import { activityList } from '../../activities/activity.list.js';
import { delegationList } from '../../activities/delegations/delegation.list.js';
import { buildParticipantList } from '../../activities/delegations/participants/participant.list.js';
import { buildProgrammeList } from '../../activities/delegations/programme/programme.list.js';
import { buildThankYouList } from '../../activities/delegations/participants/thank-you.list.js';
import { buildMeetingList } from '../../activities/meetings/model/meeting.list.js';
import { buildMeetingPartyList } from '../../activities/meetings/model/meeting-party.list.js';
import { roadshowList } from '../../activities/roadshows/roadshow.list.js';
import { buildStopList } from '../../activities/roadshows/stop.list.js';
import { buildRegistrationList } from '../../activities/seminars/registrations/seminar-registration.list.js';
import { seminarList } from '../../activities/seminars/seminar.list.js';
import { buildSessionList } from '../../activities/seminars/sessions/session.list.js';
import { agreementList } from '../../agreements/agreements/agreement.list.js';
import { commitmentList, buildCommitmentList } from '../../agreements/commitments/commitment.list.js';
import { auditList } from '../../audit/audit.list.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildMembershipList } from '../../companies/memberships/company-membership.list.js';
import { companyList } from '../../companies/model/company.list.js';
import { contactList } from '../../companies/model/contact.list.js';
import type { Permission } from '../../identity/access/access.policy.js';
import { userList } from '../../identity/users/user.list.js';
import { interactionList } from '../../interactions/interactions/interaction.list.js';
import { documentList } from '../../documents/model/document.list.js';
import { mailingList } from '../../mail/mailings/mailing.list.js';
import { inboundMailList } from '../../mail/inbound/model/inbound-mail.list.js';
import { mailList } from '../../mail/model/mail.list.js';
import { taskList } from '../../interactions/tasks/task.list.js';
import {
  allEvidenceList,
  allRealisationsList,
  evidenceList,
  realisationList,
} from '../../leads/evidence/lead-evidence.list.js';
import { allTransitionsList, transitionList } from '../../leads/transitions/lead-transition.list.js';
import { allTouchesList, touchList } from '../../leads/touches/lead-touch.list.js';
import { leadList, narrowToLead } from '../../leads/model/lead.list.js';
import { buildFollowUpList } from '../../reports/follow-up/follow-up.list.js';
import { reportLockList } from '../../reports/locks/report-lock.list.js';
import { reportScheduleList } from '../../reports/schedules/report-schedule.list.js';
import { webhookList } from '../../webhooks/webhooks/webhook.list.js';

/** A list that the command line exports, and the permission that its role needs, as in the API. */
interface ExportableList {
  list: ListDefinition;
  permission: Permission;
}

/** The lists without a parent record, by their names in the API. */
export const EXPORTABLE: ReadonlyMap<string, ExportableList> = new Map(
  (
    [
      [companyList, 'companies:export'],
      [contactList, 'contacts:export'],
      [leadList, 'leads:export'],
      [allTransitionsList, 'leads:export'],
      [allTouchesList, 'leads:export'],
      [allEvidenceList, 'leads:export'],
      [allRealisationsList, 'leads:export'],
      [interactionList, 'interactions:export'],
      [taskList, 'tasks:export'],
      [documentList, 'documents:export'],
      [mailList, 'mails:read'],
      [mailingList, 'mailings:read'],
      [inboundMailList, 'inbound_mails:read'],
      [activityList, 'activities:export'],
      [delegationList, 'activities:export'],
      [roadshowList, 'activities:export'],
      [seminarList, 'activities:export'],
      [agreementList, 'agreements:export'],
      [commitmentList, 'agreements:export'],
      [reportScheduleList, 'report_schedules:export'],
      [reportLockList, 'report_locks:export'],
      [userList, 'users:export'],
      [auditList, 'audit:export'],
      [webhookList, 'webhooks:read'],
    ] as const
  ).map(([list, permission]) => [list.name, { list, permission }]),
);

/** A list of one record, for example a seminar's registrations. */
interface ListOfRecord {
  /** The list that contains the parent record. It determines who may see the record and how a missing one is named. */
  parent: ListDefinition;
  record: string;
  of: (id: string) => ListDefinition;
  permission: Permission;
}

/**
 * The lists of one record, by their paths in the API without the id. Travel details are exported by the API only, which
 * records the reader.
 */
export const EXPORTABLE_OF: ReadonlyMap<string, ListOfRecord> = new Map<string, ListOfRecord>([
  ['companies/memberships', buildListOfRecord(companyList, 'company', buildMembershipList, 'companies:export')],
  ['leads/transitions', buildListOfRecord(leadList, 'lead', (id) => narrowToLead(transitionList, id), 'leads:export')],
  ['leads/touches', buildListOfRecord(leadList, 'lead', (id) => narrowToLead(touchList, id), 'leads:export')],
  ['leads/evidence', buildListOfRecord(leadList, 'lead', (id) => narrowToLead(evidenceList, id), 'leads:export')],
  [
    'leads/realisations',
    buildListOfRecord(leadList, 'lead', (id) => narrowToLead(realisationList, id), 'leads:export'),
  ],
  ['agreements/commitments', buildListOfRecord(agreementList, 'agreement', buildCommitmentList, 'agreements:export')],
  ['activities/follow-up', buildListOfRecord(activityList, 'activity', buildFollowUpList, 'activities:export')],
  ['activities/meetings', buildListOfRecord(activityList, 'activity', buildMeetingList, 'activities:export')],
  [
    'activities/meeting-parties',
    buildListOfRecord(activityList, 'activity', buildMeetingPartyList, 'activities:export'),
  ],
  [
    'delegations/participants',
    buildListOfRecord(delegationList, 'delegation', buildParticipantList, 'activities:export'),
  ],
  ['delegations/programme', buildListOfRecord(delegationList, 'delegation', buildProgrammeList, 'activities:export')],
  [
    'delegations/thank-you-list',
    buildListOfRecord(delegationList, 'delegation', buildThankYouList, 'activities:export'),
  ],
  ['roadshows/stops', buildListOfRecord(roadshowList, 'roadshow', buildStopList, 'activities:export')],
  ['seminars/registrations', buildListOfRecord(seminarList, 'seminar', buildRegistrationList, 'activities:export')],
  ['seminars/sessions', buildListOfRecord(seminarList, 'seminar', buildSessionList, 'activities:export')],
]);

function buildListOfRecord(
  parent: ListDefinition,
  record: string,
  of: (id: string) => ListDefinition,
  permission: Permission,
): ListOfRecord {
  return { parent, record, of, permission };
}
