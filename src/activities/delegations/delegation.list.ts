import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES, DIRECTIONS } from '../activity.constants.js';
import { IS_COMING } from './programme/programme.list.js';
import { Activity } from '../activity.entity.js';

/** The fields of a delegation. */
export const DELEGATION_FIELDS = defineRecordFields(Activity, 'a', {
  id: {},
  reference: {
    label: ['Reference', 'Referentie'],
    list: { sort: 'a.reference COLLATE "C"', example: 'DEL-2015-0001' },
  },
  title: { label: ['Title', 'Titel'], list: { buildMatch: buildTextMatch('a.title') }, writable: true },
  direction: {
    label: ['Direction', 'Richting'],
    vocabulary: 'direction',
    list: { nullable: false, sort: false, values: DIRECTIONS },
    writable: true,
  },
  status: {
    label: ['Status', 'Status'],
    vocabulary: 'activityStatus',
    list: { values: ACTIVITY_STATUSES },
    writable: true,
  },
  startsOn: { label: ['First day', 'Eerste dag'], list: {}, writable: true },
  endsOn: { label: ['Last day', 'Laatste dag'], list: {}, writable: true },
  timezone: { label: ['Time zone', 'Tijdzone'], writable: true },
  country: {
    label: ['Country', 'Land'],
    list: { values: countryCodes, description: 'The country code, ISO 3166-1.' },
    writable: true,
  },
  city: { label: ['City', 'Stad'], writable: true },
  senderCompanyId: { label: ['Sent by', 'Gezonden door'], list: FILTER, writable: true },
  senderCompanyName: { sql: 's.name' },
  hostCompanyIds: {
    label: ['Hosts', 'Gastheren'],
    sql: `(SELECT coalesce(json_agg(h.company_id ORDER BY fold(c.name), c.id), '[]') FROM delegation_host h
      JOIN company c ON c.id = h.company_id WHERE h.activity_id = a.id)`,
  },
  hostCompanies: {
    sql: `(SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY fold(c.name), c.id), '[]')
      FROM delegation_host h JOIN company c ON c.id = h.company_id WHERE h.activity_id = a.id)`,
    exported: false,
  },
  hostCompanyId: {
    label: ['Host', 'Gastheer'],
    record: 'company',
    sql: 'a.id',
    list: {
      type: 'uuid',
      sort: false,
      // The index delegation_host_company_id_idx serves this filter.
      buildMatch: (ids) => `a.id IN (SELECT h.activity_id FROM delegation_host h WHERE h.company_id = ANY(${ids}))`,
      description: 'One of the organisations that receive the delegation.',
    },
    returned: false,
  },
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER, writable: true },
  agreementTitle: { sql: 'g.title' },
  ownerId: { label: ['Owner', 'Eigenaar'], list: FILTER, writable: true },
  ownerName: { sql: 'u.full_name' },
  objectives: { label: ['Objectives', 'Doelstellingen'], kind: 'textBlock', writable: true },
  notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
  budgetEur: { label: ['Budget', 'Budget'], kind: 'euro', writable: true },
  costEur: { label: ['Cost', 'Kosten'], kind: 'euro', writable: true },
  participantCount: {
    label: ['Participants', 'Deelnemers'],
    sql: `(SELECT count(*)::int FROM delegation_participant dp WHERE dp.activity_id = a.id AND ${IS_COMING})`,
  },
  contactId: {
    label: ['Participant', 'Deelnemer'],
    record: 'contact',
    sql: 'a.id',
    list: {
      type: 'uuid',
      sort: false,
      // The index delegation_participant_contact_id_idx serves this filter.
      buildMatch: (ids) => `a.id IN (SELECT dp.activity_id FROM delegation_participant dp
        WHERE dp.contact_id = ANY(${ids}) AND dp.archived_at IS NULL)`,
      description: 'A contact who takes part in the delegation.',
    },
    returned: false,
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: {},
  archivedAt: {},
});

/** The list of delegations with its filters, sorts and columns. */
export const delegationList = defineList({
  name: 'delegations',
  from: `activity a
    LEFT JOIN company s ON s.id = a.sender_company_id
    LEFT JOIN agreement g ON g.id = a.agreement_id
    LEFT JOIN app_user u ON u.id = a.owner_id`,
  id: 'a.id',
  archived: 'a.archived_at',
  ...DELEGATION_FIELDS,
  follows: [
    { from: 'delegation_host', rowId: 'activity_id', recordId: 'company_id' },
    { from: 'delegation_participant', rowId: 'activity_id', recordId: 'id' },
  ],
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  buildVisibility: () => `a.kind = 'delegation'`,
});
