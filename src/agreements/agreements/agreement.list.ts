import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, PARTY_ROLES } from './agreement.constants.js';

const ROLE_ORDER = `ARRAY[${PARTY_ROLES.map((role) => `'${role}'`).join(', ')}]`;

/** The list of agreements with its filters, sorts and columns. The wording is left out because it can be long. */
export const agreementList = defineList({
  name: 'agreements',
  from: 'agreement g',
  id: 'g.id',
  archived: 'g.archived_at',
  select: `g.id, g.reference, g.title, g.kind, g.parent_id AS "parentId",
    (SELECT coalesce(json_agg(json_build_object('companyId', p.company_id, 'companyName', c.name, 'role', p.role)
        ORDER BY array_position(${ROLE_ORDER}, p.role), fold(c.name) COLLATE "C", p.company_id), '[]')
      FROM agreement_party p JOIN company c ON c.id = p.company_id WHERE p.agreement_id = g.id) AS parties,
    (SELECT coalesce(json_agg(json_build_object('name', s.name, 'capacity', s.capacity, 'companyId', s.company_id,
        'contactId', s.contact_id) ORDER BY s.position), '[]')
      FROM agreement_signatory s WHERE s.agreement_id = g.id) AS signatories,
    g.fields, g.status, g.signed_on AS "signedOn", g.effective_on AS "effectiveOn", g.expires_on AS "expiresOn",
    g.terminated_on AS "terminatedOn", g.renewal_notice_days AS "renewalNoticeDays",
    g.renewal_noticed_for AS "renewalNoticedFor", g.url, g.owner_id AS "ownerId", g.notes,
    g.created_at AS "createdAt", g.updated_at AS "updatedAt", g.version, g.created_by AS "createdBy",
    g.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'g.reference', sort: 'g.reference COLLATE "C"', example: 'AGR-2016-0001' },
    title: { type: 'text', sql: 'g.title', buildMatch: buildTextMatch('g.title') },
    kind: { type: 'enum', sql: 'g.kind', values: AGREEMENT_KINDS },
    status: { type: 'enum', sql: 'g.status', values: AGREEMENT_STATUSES },
    parentId: { type: 'uuid', sql: 'g.parent_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'g.owner_id', sort: false, nullable: true },
    field: { type: 'texts', sql: 'g.fields', description: 'A subject of the agreement.', example: 'care' },
    partyCompanyId: {
      type: 'uuid',
      sql: 'g.id',
      sort: false,
      // The index agreement_party_company_id_idx serves this filter.
      buildMatch: (values) =>
        `g.id IN (SELECT p.agreement_id FROM agreement_party p WHERE p.company_id = ANY(${values}))`,
      description: 'An organisation that takes part in the agreement.',
    },
    signedOn: { type: 'date', sql: 'g.signed_on', nullable: true },
    effectiveOn: { type: 'date', sql: 'g.effective_on', nullable: true },
    expiresOn: { type: 'date', sql: 'g.expires_on', nullable: true },
    terminatedOn: { type: 'date', sql: 'g.terminated_on', nullable: true },
    createdAt: { type: 'instant', sql: 'g.created_at' },
    updatedAt: { type: 'instant', sql: 'g.updated_at' },
  },
  defaultSort: '-signedOn',
  // The index agreement_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(g.reference || ' ' || g.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: [
    'id',
    'reference',
    'title',
    'kind',
    'parentId',
    'parties',
    'signatories',
    'fields',
    'status',
    'signedOn',
    'effectiveOn',
    'expiresOn',
    'terminatedOn',
    'renewalNoticeDays',
    'renewalNoticedFor',
    'url',
    'ownerId',
    'notes',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});

/** The columns of a single agreement, which include the wording. */
export const AGREEMENT_DETAIL = `${agreementList.select}, g.body AS text`;
