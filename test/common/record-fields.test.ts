import { readFileSync } from 'node:fs';
import { getMetadataArgsStorage } from 'typeorm';
import { activityList } from '../../src/activities/activity.list.js';
import { Activity } from '../../src/activities/activity.entity.js';
import { DELEGATION_FIELDS } from '../../src/activities/delegations/delegation.list.js';
import { ROADSHOW_FIELDS } from '../../src/activities/roadshows/roadshow.list.js';
import { STOP_FIELDS } from '../../src/activities/roadshows/stop.list.js';
import { SEMINAR_FIELDS } from '../../src/activities/seminars/seminar.list.js';
import { Agreement } from '../../src/agreements/agreements/agreement.entity.js';
import { AGREEMENT_FIELDS } from '../../src/agreements/agreements/agreement.list.js';
import { Commitment } from '../../src/agreements/commitments/commitment.entity.js';
import { COMMITMENT_FIELDS } from '../../src/agreements/commitments/commitment.list.js';
import type { RecordFields } from '../../src/common/lists/record-fields.factory.js';
import { Company } from '../../src/companies/model/company.entity.js';
import { COMPANY_FIELDS } from '../../src/companies/model/company.list.js';
import { Contact } from '../../src/companies/model/contact.entity.js';
import { CONTACT_FIELDS } from '../../src/companies/model/contact.list.js';
import { INTERACTION_FIELDS } from '../../src/interactions/interactions/interaction.list.js';
import { RecordEntity } from '../../src/database/records/record.entity.js';
import { Interaction } from '../../src/interactions/model/interaction.entity.js';
import { Document } from '../../src/documents/model/document.entity.js';
import { DOCUMENT_FIELDS } from '../../src/documents/model/document.list.js';
import { Task } from '../../src/interactions/tasks/task.entity.js';
import { TASK_FIELDS } from '../../src/interactions/tasks/task.list.js';
import { participantList } from '../../src/activities/delegations/participants/participant.list.js';
import { thankYouList } from '../../src/activities/delegations/participants/thank-you.list.js';
import { programmeList } from '../../src/activities/delegations/programme/programme.list.js';
import { travelDetailList } from '../../src/activities/delegations/travel-details/travel-detail.list.js';
import { meetingPartyList } from '../../src/activities/meetings/model/meeting-party.list.js';
import { meetingList } from '../../src/activities/meetings/model/meeting.list.js';
import { registrationList } from '../../src/activities/seminars/registrations/seminar-registration.list.js';
import { sessionList } from '../../src/activities/seminars/sessions/session.list.js';
import { auditList } from '../../src/audit/audit.list.js';
import { consentList } from '../../src/companies/consents/consent.list.js';
import { membershipList } from '../../src/companies/memberships/company-membership.list.js';
import { apiKeyList } from '../../src/identity/api-keys/api-key.list.js';
import { savedViewList } from '../../src/identity/saved-views/saved-view.list.js';
import { notificationList } from '../../src/notifications/notification.list.js';
import { userList } from '../../src/identity/users/user.list.js';
import { importMappingList } from '../../src/imports/saved-mappings/import-mapping.list.js';
import { connectionList } from '../../src/intake/connections/connection.list.js';
import { deliveryList } from '../../src/intake/deliveries/delivery.list.js';
import { mappingList } from '../../src/intake/mapping/mapping.list.js';
import { quarantineList } from '../../src/intake/receiving/quarantine.list.js';
import { intakeRegistrationList } from '../../src/intake/registrations/intake-registration.list.js';
import { decisionList } from '../../src/intake/registrations/registration-decision.list.js';
import { evidenceList, realisationList } from '../../src/leads/evidence/lead-evidence.list.js';
import { touchList } from '../../src/leads/touches/lead-touch.list.js';
import { transitionList } from '../../src/leads/transitions/lead-transition.list.js';
import { followUpList } from '../../src/reports/follow-up/follow-up.list.js';
import { reportLockList } from '../../src/reports/locks/report-lock.list.js';
import { reportScheduleList, reportScheduleRunList } from '../../src/reports/schedules/report-schedule.list.js';
import { LEAD_FIELDS } from '../../src/leads/model/lead.columns.js';
import { Lead } from '../../src/leads/model/lead.entity.js';

const { schemas } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')).components;

const listProperties = (schema: string): string[] => Object.keys(schemas[schema].properties).toSorted();

/** Lists the columns of a record, without those that every record has. */
const listColumns = (entity: Function): string[] =>
  getMetadataArgsStorage()
    .columns.filter(({ target }) => target !== RecordEntity)
    .filter(({ target }) => target === entity || entity.prototype instanceof (target as Function))
    .map(({ propertyName }) => propertyName);

type Fields = Pick<RecordFields<string>, 'select' | 'fields' | 'columns'> & { writable?: readonly string[] };

const listReturned = ({ select }: Fields): string[] =>
  [...select.matchAll(/ AS "(\w+)"/g)].map(([, name]) => name!).toSorted();

const listDefined = ({ columns, fields, writable = [] }: Fields): string[] =>
  [...columns, ...Object.keys(fields), ...writable].map((name) =>
    name.replaceAll(/\.(.)/g, (_, letter) => letter.toUpperCase()),
  );

interface RecordCase {
  entity: Function;
  fields: Fields;
  view: string;
  bodies: readonly string[];
  /** Fields of a body that are checked or completed before they are stored in the column of the same name. */
  completed: readonly string[];
  /** Fields that are only changed, and then checked. */
  changed?: readonly string[];
  /** Columns that no client sees. */
  internal?: readonly string[];
}

const RECORDS: Record<string, RecordCase> = {
  lead: {
    entity: Lead,
    fields: LEAD_FIELDS,
    view: 'LeadSummaryView',
    bodies: ['CreateLead', 'UpdateLead'],
    completed: ['competitorLocations', 'sector', 'sectorVersion', 'sites'],
  },
  company: {
    entity: Company,
    fields: COMPANY_FIELDS,
    view: 'CompanyView',
    bodies: ['CreateCompany', 'UpdateCompany'],
    completed: ['emailDomains'],
    internal: ['nameKey', 'coreKey', 'nativeKey', 'aliasKeys', 'pinyin', 'pinyinInitials'],
  },
  contact: {
    entity: Contact,
    fields: CONTACT_FIELDS,
    view: 'ContactView',
    bodies: ['CreateContact', 'UpdateContact'],
    completed: ['companyId', 'jobTitle'],
    changed: ['keepUntil'],
    internal: ['pinyin', 'pinyinInitials'],
  },
  agreement: {
    entity: Agreement,
    fields: AGREEMENT_FIELDS,
    view: 'AgreementView',
    bodies: ['CreateAgreement', 'UpdateAgreement'],
    completed: ['effectiveOn', 'expiresOn', 'signedOn', 'status', 'terminatedOn'],
  },
  commitment: {
    entity: Commitment,
    fields: COMMITMENT_FIELDS,
    view: 'CommitmentView',
    bodies: ['CreateCommitment', 'UpdateCommitment'],
    completed: ['activityId', 'doneOn', 'evidence', 'status'],
  },
  interaction: {
    entity: Interaction,
    fields: INTERACTION_FIELDS,
    view: 'InteractionView',
    bodies: ['CreateInteraction', 'UpdateInteraction'],
    completed: ['activityId', 'agreementId', 'companyId', 'leadId', 'occurredAt'],
  },
  task: {
    entity: Task,
    fields: TASK_FIELDS,
    view: 'TaskView',
    bodies: ['CreateTask', 'UpdateTask'],
    completed: ['activityId', 'agreementId', 'companyId', 'contactId', 'leadId'],
  },
  document: {
    entity: Document,
    fields: DOCUMENT_FIELDS,
    view: 'DocumentRowView',
    // The form of a new document has its subject too, which never changes.
    bodies: ['UpdateDocument'],
    completed: [],
  },
};

/** The views of the other lists, and the fields of a view that depend on the caller. */
const VIEWS: [view: string, list: Fields, ...ofCaller: string[]][] = [
  ['AuditEntryView', auditList],
  ['ConsentView', consentList],
  ['MembershipView', membershipList],
  ['ApiKeyView', apiKeyList],
  ['SavedViewView', savedViewList],
  ['NotificationView', notificationList],
  ['ImportMappingView', importMappingList, 'canEdit'],
  ['UserView', userList],
  ['ConnectionView', connectionList],
  ['DeliveryView', deliveryList],
  ['MappingVersionView', mappingList],
  ['QuarantineView', quarantineList],
  ['IntakeRegistrationView', intakeRegistrationList],
  ['IntakeDecisionView', decisionList],
  ['LeadEvidenceView', evidenceList],
  ['LeadRealisationView', realisationList],
  ['LeadTransitionView', transitionList],
  ['LeadTouchView', touchList],
  ['FollowUpView', followUpList],
  ['ReportLockView', reportLockList],
  ['ReportScheduleView', reportScheduleList],
  ['ReportScheduleRunView', reportScheduleRunList],
  ['DelegationParticipantView', participantList],
  ['ThankYouView', thankYouList],
  ['ProgrammeItemView', programmeList],
  ['TravelDetailsView', travelDetailList],
  ['MeetingView', meetingList],
  ['MeetingPartyView', meetingPartyList],
  ['RegistrationView', registrationList],
  ['SessionView', sessionList],
];

/** The kinds of activities share one entity, so each of them has only some of its columns. */
const KINDS: Record<string, RecordCase> = {
  delegation: {
    entity: Activity,
    fields: DELEGATION_FIELDS,
    view: 'DelegationView',
    bodies: ['CreateDelegation', 'UpdateDelegation'],
    completed: [],
  },
  roadshow: {
    entity: Activity,
    fields: ROADSHOW_FIELDS,
    view: 'RoadshowView',
    bodies: ['CreateRoadshow', 'UpdateRoadshow'],
    completed: [],
  },
  'roadshow stop': {
    entity: Activity,
    fields: STOP_FIELDS,
    view: 'StopView',
    bodies: ['CreateStop', 'UpdateStop'],
    completed: ['endsAt', 'position', 'startsAt', 'timezone', 'title'],
  },
  seminar: {
    entity: Activity,
    fields: SEMINAR_FIELDS,
    view: 'SeminarView',
    bodies: ['CreateSeminar', 'UpdateSeminar'],
    completed: ['endsAt', 'registrationClosesAt', 'registrationOpensAt', 'startsAt', 'status'],
  },
};

/** Expects names. The failure says how to repair it, which the difference of two lists does not tell. */
function expectNames(found: readonly string[], expected: readonly string[], repair: string): void {
  try {
    expect(found).toEqual(expected);
  } catch (error) {
    throw new Error(`${repair}, then run npm run regenerate.\n\n${(error as Error).message}`, { cause: error });
  }
}

const ADD_LINE = 'Add a line to the fields in the *.list.ts or *.columns.ts of the record';
const COMPLETE_VIEW = `${ADD_LINE}, or a property to its view`;
const COMPLETE_BODY = `${ADD_LINE} with writable: true, or a property to the request in its *.dto.ts`;

describe.each(Object.entries({ ...RECORDS, ...KINDS }))('A field of a record: %s', (_, record) => {
  const { entity, fields, view, bodies, completed, changed = [] } = record;

  it('is in the view exactly if its definition returns it', () => {
    expectNames(listReturned(fields), listProperties(view), COMPLETE_VIEW);
  });

  it('is written as it is sent by POST and PATCH exactly if its definition says so', () => {
    const columns = listColumns(entity);
    for (const body of bodies) {
      expectNames(
        listProperties(body).filter((name) => columns.includes(name)),
        [...fields.writable!, ...completed, ...(body.startsWith('Update') ? changed : [])].toSorted(),
        COMPLETE_BODY,
      );
    }
  });
});

describe('A column of an entity', () => {
  it.each(Object.entries(RECORDS))('has a definition: %s', (_, { entity, fields, internal = [] }) => {
    const columns = listColumns(entity);
    const defined = listDefined(fields);
    expect(columns).not.toEqual([]);
    expectNames(
      columns.filter((column) => !defined.includes(column)),
      internal,
      ADD_LINE,
    );
  });

  it('has a definition in a kind of activity', () => {
    const defined = [activityList, ...Object.values(KINDS).map(({ fields }) => fields)].flatMap(listDefined);
    expectNames(listReturned(activityList), listProperties('ActivityView'), COMPLETE_VIEW);
    expectNames(
      listColumns(Activity).filter((column) => !defined.includes(column)),
      ['wrappedUpAt'],
      ADD_LINE,
    );
  });
});

describe('A field of a list', () => {
  it.each(VIEWS)('is in the view exactly if its definition returns it: %s', (view, list, ...ofCaller) => {
    expectNames(
      listReturned(list),
      listProperties(view).filter((name) => !ofCaller.includes(name)),
      COMPLETE_VIEW,
    );
  });
});
