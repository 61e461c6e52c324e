import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, PARTY_ROLES } from './agreement.constants.js';
import { Agreement } from './agreement.entity.js';

const ROLE_ORDER = `ARRAY[${PARTY_ROLES.map((role) => `'${role}'`).join(', ')}]`;

/** The fields of an agreement. */
export const AGREEMENT_FIELDS = defineRecordFields(Agreement, 'g', {
  id: {},
  reference: {
    label: ['Reference', 'Referentie'],
    list: { sort: 'g.reference COLLATE "C"', example: 'AGR-2016-0001' },
  },
  title: { label: ['Title', 'Titel'], list: { buildMatch: buildTextMatch('g.title') }, writable: true },
  kind: { label: ['Kind', 'Soort'], vocabulary: 'agreementKind', list: { values: AGREEMENT_KINDS }, writable: true },
  parentId: { label: ['Made under', 'Gesloten onder'], list: FILTER, writable: true },
  parties: {
    label: ['Parties', 'Partijen'],
    sql: `(SELECT coalesce(json_agg(json_build_object('companyId', p.company_id, 'companyName', c.name, 'role', p.role)
        ORDER BY array_position(${ROLE_ORDER}, p.role), fold(c.name) COLLATE "C", p.company_id), '[]')
      FROM agreement_party p JOIN company c ON c.id = p.company_id WHERE p.agreement_id = g.id)`,
  },
  partyCompanyId: {
    label: ['Party', 'Partij'],
    record: 'company',
    sql: 'g.id',
    list: {
      type: 'uuid',
      sort: false,
      // The index agreement_party_company_id_idx serves this filter.
      buildMatch: (values) =>
        `g.id IN (SELECT p.agreement_id FROM agreement_party p WHERE p.company_id = ANY(${values}))`,
      description: 'An organisation that takes part in the agreement.',
    },
    returned: false,
  },
  signatories: {
    label: ['Signatories', 'Ondertekenaars'],
    sql: `(SELECT coalesce(json_agg(json_build_object('name', s.name, 'capacity', s.capacity, 'companyId', s.company_id,
        'contactId', s.contact_id) ORDER BY s.position), '[]')
      FROM agreement_signatory s WHERE s.agreement_id = g.id)`,
  },
  fields: { label: ['Subjects', 'Thema’s'], writable: true },
  field: {
    label: ['Subject', 'Thema'],
    sql: 'g.fields',
    list: { type: 'texts', description: 'A subject of the agreement.', example: 'care' },
    returned: false,
  },
  status: { label: ['Status', 'Status'], vocabulary: 'agreementStatus', list: { values: AGREEMENT_STATUSES } },
  signedOn: { label: ['Signed on', 'Ondertekend op'], list: {} },
  effectiveOn: { label: ['In force since', 'Van kracht sinds'], list: {} },
  expiresOn: { label: ['Last day', 'Laatste dag'], list: {} },
  terminatedOn: { label: ['Terminated on', 'Beëindigd op'], list: {} },
  renewalNoticeDays: { label: ['Reminder before the end', 'Herinnering vóór het einde'], writable: true },
  renewalNoticedFor: { label: ['Renewal announced for', 'Verlenging gemeld voor'] },
  // Only the detail returns the wording, because it can be long.
  text: { label: ['Wording', 'Tekst'], kind: 'textBlock', returned: false, writable: true },
  url: { label: ['Web address of the document', 'Webadres van het document'], kind: 'webAddress', writable: true },
  ownerId: { label: ['Owner', 'Eigenaar'], list: FILTER, writable: true },
  notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
});

/** The list of agreements with its filters, sorts and columns. The wording is left out because it can be long. */
export const agreementList = defineList({
  name: 'agreements',
  from: 'agreement g',
  id: 'g.id',
  archived: 'g.archived_at',
  ...AGREEMENT_FIELDS,
  follows: [{ from: 'agreement_party', rowId: 'agreement_id', recordId: 'company_id' }],
  defaultSort: '-signedOn',
  // The index agreement_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(g.reference || ' ' || g.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});

/** The columns of a single agreement, which include the wording. */
export const AGREEMENT_DETAIL = `${agreementList.select}, g.body AS text`;
