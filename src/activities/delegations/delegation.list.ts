import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES, DIRECTIONS } from '../activity.constants.js';
import { IS_COMING } from './programme/programme.list.js';

/** The list of delegations with its filters, sorts and columns. */
export const delegationList = defineList({
  name: 'delegations',
  from: `activity a
    LEFT JOIN company s ON s.id = a.sender_company_id
    LEFT JOIN agreement g ON g.id = a.agreement_id
    LEFT JOIN app_user u ON u.id = a.owner_id`,
  id: 'a.id',
  archived: 'a.archived_at',
  select: `a.id, a.reference, a.title, a.direction, a.status, a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.timezone,
    a.country, a.city, a.sender_company_id AS "senderCompanyId", s.name AS "senderCompanyName",
    (SELECT coalesce(json_agg(h.company_id ORDER BY fold(c.name), c.id), '[]') FROM delegation_host h
      JOIN company c ON c.id = h.company_id WHERE h.activity_id = a.id) AS "hostCompanyIds",
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY fold(c.name), c.id), '[]')
      FROM delegation_host h JOIN company c ON c.id = h.company_id WHERE h.activity_id = a.id) AS "hostCompanies",
    a.agreement_id AS "agreementId", g.title AS "agreementTitle", a.owner_id AS "ownerId", u.full_name AS "ownerName",
    a.objectives, a.notes, a.budget_eur AS "budgetEur", a.cost_eur AS "costEur",
    (SELECT count(*)::int FROM delegation_participant dp WHERE dp.activity_id = a.id AND ${IS_COMING}) AS "participantCount",
    a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.version, a.created_by AS "createdBy",
    a.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'a.reference', sort: 'a.reference COLLATE "C"', example: 'DEL-2015-0001' },
    title: { type: 'text', sql: 'a.title', buildMatch: buildTextMatch('a.title') },
    direction: { type: 'enum', sql: 'a.direction', sort: false, values: DIRECTIONS },
    status: { type: 'enum', sql: 'a.status', values: ACTIVITY_STATUSES },
    startsOn: { type: 'date', sql: 'a.starts_on' },
    endsOn: { type: 'date', sql: 'a.ends_on' },
    country: {
      type: 'enum',
      sql: 'a.country',
      nullable: true,
      values: countryCodes,
      description: 'The country code, ISO 3166-1.',
    },
    agreementId: { type: 'uuid', sql: 'a.agreement_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'a.owner_id', sort: false, nullable: true },
    senderCompanyId: { type: 'uuid', sql: 'a.sender_company_id', sort: false, nullable: true },
    hostCompanyId: {
      type: 'uuid',
      sql: 'a.id',
      sort: false,
      // The index delegation_host_company_id_idx serves this filter.
      buildMatch: (ids) => `a.id IN (SELECT h.activity_id FROM delegation_host h WHERE h.company_id = ANY(${ids}))`,
      description: 'One of the organisations that receive the delegation.',
    },
    contactId: {
      type: 'uuid',
      sql: 'a.id',
      sort: false,
      // The index delegation_participant_contact_id_idx serves this filter.
      buildMatch: (ids) => `a.id IN (SELECT dp.activity_id FROM delegation_participant dp
        WHERE dp.contact_id = ANY(${ids}) AND dp.archived_at IS NULL)`,
      description: 'A contact who takes part in the delegation.',
    },
    createdAt: { type: 'instant', sql: 'a.created_at' },
    updatedAt: { type: 'instant', sql: 'a.updated_at' },
  },
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  buildVisibility: () => `a.kind = 'delegation'`,
  columns: [
    'id',
    'reference',
    'title',
    'direction',
    'status',
    'startsOn',
    'endsOn',
    'timezone',
    'country',
    'city',
    'senderCompanyId',
    'senderCompanyName',
    'hostCompanyIds',
    'agreementId',
    'agreementTitle',
    'ownerId',
    'ownerName',
    'objectives',
    'notes',
    'budgetEur',
    'costEur',
    'participantCount',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
});
