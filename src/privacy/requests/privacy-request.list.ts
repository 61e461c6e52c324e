import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import {
  REFUSED_REASONS,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  REQUEST_STATES,
  RUNNING_STATES,
} from './privacy-request.constants.js';
import { PrivacyRequest } from './privacy-request.entity.js';

const ANSWER_BY = 'coalesce(p.extended_to, p.due_on)';

/** The days that are left for the answer, below zero when it is late, and null once the request has ended. */
const DAYS_LEFT = `CASE WHEN p.state IN (${RUNNING_STATES.map((state) => `'${state}'`).join(', ')})
  THEN ${ANSWER_BY} - (now() AT TIME ZONE '${AGENCY_ZONE}')::date END`;

/** The fields of a request of a person. */
export const PRIVACY_REQUEST_FIELDS = defineRecordFields(PrivacyRequest, 'p', {
  id: {},
  reference: {
    label: ['Reference', 'Referentie'],
    list: { sort: 'p.reference COLLATE "C"', example: 'PRIV-2026-0001' },
  },
  kind: {
    label: ['Request for', 'Verzoek om'],
    vocabulary: 'privacyRequestKind',
    list: { values: REQUEST_KINDS },
    writable: true,
  },
  contactId: { label: ['Contact', 'Contact'], list: FILTER, writable: true },
  contactName: { sql: 'k.full_name' },
  subjectName: { label: ['Name', 'Naam'], writable: true },
  subjectEmail: { label: ['E-mail address', 'E-mailadres'], list: FILTER, writable: true },
  receivedOn: { label: ['Received on', 'Ontvangen op'], list: {}, writable: true },
  channel: {
    label: ['Received by', 'Ontvangen via'],
    vocabulary: 'privacyRequestChannel',
    list: { values: REQUEST_CHANNELS, sort: false },
    writable: true,
  },
  identityChecked: { label: ['Identity checked', 'Identiteit nagegaan'], list: FILTER, writable: true },
  state: { label: ['State', 'Status'], vocabulary: 'privacyRequestState', list: { values: REQUEST_STATES } },
  dueOn: { label: ['Due on', 'Te beantwoorden tegen'], list: {} },
  extendedTo: { label: ['Extended to', 'Verlengd tot'], writable: true },
  extendedReason: { label: ['Reason for the extension', 'Reden van de verlenging'], kind: 'textBlock', writable: true },
  answerBy: {
    label: ['Answer by', 'Antwoord tegen'],
    sql: ANSWER_BY,
    list: { type: 'date', description: 'The last day for the answer: extendedTo, or else dueOn.' },
  },
  daysLeft: { label: ['Days left', 'Resterende dagen'], sql: DAYS_LEFT },
  outcome: { label: ['Outcome', 'Resultaat'], kind: 'textBlock', writable: true },
  refusedReason: {
    label: ['Reason for the refusal', 'Reden van de weigering'],
    vocabulary: 'privacyRefusedReason',
    list: { values: REFUSED_REASONS, sort: false },
    writable: true,
  },
  answeredOn: { label: ['Answered on', 'Beantwoord op'], list: {} },
  notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
  handlerId: { label: ['Handled by', 'Behandeld door'], list: FILTER, writable: true },
  handlerName: { sql: 'u.full_name' },
  taskId: {},
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
});

/** The list of the requests of persons with its filters, sorts and columns. */
export const privacyRequestList = defineList({
  name: 'privacy-requests',
  from: `privacy_request p
    LEFT JOIN contact k ON k.id = p.contact_id
    LEFT JOIN app_user u ON u.id = p.handler_id`,
  id: 'p.id',
  archived: 'p.archived_at',
  ...PRIVACY_REQUEST_FIELDS,
  defaultSort: 'answerBy',
  // Served by privacy_request_text_trgm_idx.
  search: {
    buildCondition: (q, bind) => `fold(p.reference || ' ' || p.subject_name) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the name of the person',
  },
});
