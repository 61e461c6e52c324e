import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { MEMBERSHIP_DIRECTIONS } from './company-membership.view.js';

/**
 * Memberships, each listed from both sides. {@link buildMembershipList} narrows the list to one company. Sorts and filters
 * scan the memberships of that company, which company_membership_company_id_idx and
 * company_membership_organisation_id_idx find.
 */
export const membershipList = defineList({
  name: 'memberships',
  from: `(SELECT id, company_id AS subject_id, 'member_of' AS direction, organisation_id AS other_id, role, since, until,
      created_at, updated_at, version, created_by, archived_at FROM company_membership
    UNION ALL SELECT id, organisation_id, 'member', company_id, role, since, until, created_at, updated_at, version,
      created_by, archived_at FROM company_membership) m
    JOIN company o ON o.id = m.other_id`,
  id: 'm.id',
  archived: 'm.archived_at',
  select: `m.id, m.direction, m.other_id AS "companyId", o.name AS "companyName", o.country AS "companyCountry", m.role,
    m.since, m.until, m.created_at AS "createdAt", m.updated_at AS "updatedAt", m.version, m.created_by AS "createdBy",
    m.archived_at AS "archivedAt"`,
  fields: {
    direction: {
      type: 'enum',
      sql: 'm.direction',
      values: MEMBERSHIP_DIRECTIONS,
      description:
        'With member_of the company belongs to the other company; with member the other company belongs to it.',
    },
    companyId: { type: 'uuid', sql: 'm.other_id', sort: false, description: 'The other company.' },
    companyName: { type: 'text', sql: 'o.name' },
    companyCountry: {
      type: 'enum',
      sql: 'o.country',
      values: countryCodes,
      description: 'ISO 3166-1 code of the country.',
    },
    role: { type: 'text', sql: 'm.role', nullable: true },
    since: { type: 'date', sql: 'm.since', nullable: true },
    until: {
      type: 'date',
      sql: 'm.until',
      nullable: true,
      description: 'Last day; null while the membership is current.',
    },
    createdAt: { type: 'instant', sql: 'm.created_at' },
    updatedAt: { type: 'instant', sql: 'm.updated_at' },
  },
  defaultSort: 'companyName',
  search: {
    buildCondition: (q, bind) =>
      `company_text(o.name, o.native_name, o.aliases, o.email_domains) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'names, native names and aliases of the other company',
  },
  columns: [
    'id',
    'direction',
    'companyId',
    'companyName',
    'companyCountry',
    'role',
    'since',
    'until',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});

/** Returns the list narrowed to the memberships of one company, from both sides. */
export function buildMembershipList(companyId: string): ListDefinition {
  return { ...membershipList, buildVisibility: (_, bind) => `m.subject_id = ${bind(companyId)}::uuid` };
}
