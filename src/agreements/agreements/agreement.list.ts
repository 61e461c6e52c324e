import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, PARTY_ROLES } from './agreement.constants.js';
import { Agreement } from './agreement.entity.js';

const ROLE_ORDER = `ARRAY[${PARTY_ROLES.map((role) => `'${role}'`).join(', ')}]`;

/** The fields of an agreement. */
export const AGREEMENT_FIELDS = defineRecordFields(Agreement, 'g', {
  id: {},
  reference: { list: { sort: 'g.reference COLLATE "C"', example: 'AGR-2016-0001' } },
  title: { list: { buildMatch: buildTextMatch('g.title') }, writable: true },
  kind: { list: { values: AGREEMENT_KINDS }, writable: true },
  parentId: { list: FILTER, writable: true },
  parties: {
    sql: `(SELECT coalesce(json_agg(json_build_object('companyId', p.company_id, 'companyName', c.name, 'role', p.role)
        ORDER BY array_position(${ROLE_ORDER}, p.role), fold(c.name) COLLATE "C", p.company_id), '[]')
      FROM agreement_party p JOIN company c ON c.id = p.company_id WHERE p.agreement_id = g.id)`,
  },
  partyCompanyId: {
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
    sql: `(SELECT coalesce(json_agg(json_build_object('name', s.name, 'capacity', s.capacity, 'companyId', s.company_id,
        'contactId', s.contact_id) ORDER BY s.position), '[]')
      FROM agreement_signatory s WHERE s.agreement_id = g.id)`,
  },
  fields: { writable: true },
  field: {
    sql: 'g.fields',
    list: { type: 'texts', description: 'A subject of the agreement.', example: 'care' },
    returned: false,
  },
  status: { list: { values: AGREEMENT_STATUSES } },
  signedOn: { list: {} },
  effectiveOn: { list: {} },
  expiresOn: { list: {} },
  terminatedOn: { list: {} },
  renewalNoticeDays: { writable: true },
  renewalNoticedFor: {},
  url: { writable: true },
  // Only the detail returns the wording, because it can be long.
  text: { returned: false, writable: true },
  ownerId: { list: FILTER, writable: true },
  notes: { writable: true },
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
  defaultSort: '-signedOn',
  // The index agreement_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(g.reference || ' ' || g.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});

/** The columns of a single agreement, which include the wording. */
export const AGREEMENT_DETAIL = `${agreementList.select}, g.body AS text`;
