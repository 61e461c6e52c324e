import { defineList, narrowList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { MEMBERSHIP_DIRECTIONS } from './company-membership.view.js';
import { CompanyMembership } from '../model/company-membership.entity.js';

/** The fields of a membership. */
export const MEMBERSHIP_FIELDS = defineRecordFields(CompanyMembership, 'm', {
  id: {},
  direction: {
    sql: 'm.direction',
    list: {
      values: MEMBERSHIP_DIRECTIONS,
      description:
        'With member_of the company belongs to the other company; with member the other company belongs to it.',
    },
  },
  companyId: { sql: 'm.other_id', list: { sort: false, description: 'The other company.' } },
  companyName: { sql: 'o.name', list: { type: 'text' } },
  companyCountry: {
    sql: 'o.country',
    list: { values: countryCodes, description: 'ISO 3166-1 code of the country.' },
  },
  role: { list: {}, writable: true },
  since: { list: {}, writable: true },
  until: { list: { description: 'Last day; null while the membership is current.' }, writable: true },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
});

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
  ...MEMBERSHIP_FIELDS,
  defaultSort: 'companyName',
  search: {
    buildCondition: (q, bind) =>
      `company_text(o.name, o.native_name, o.aliases, o.email_domains) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'names, native names and aliases of the other company',
  },
});

/** Returns the list narrowed to the memberships of one company, from both sides. */
export const buildMembershipList = narrowList(membershipList, 'm.subject_id');
