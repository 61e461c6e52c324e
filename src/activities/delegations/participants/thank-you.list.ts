import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { REPRESENTED_COMPANY } from './participant.list.js';
import { PARTICIPANT_ROLES } from '../model/participant.constants.js';
import { THANK_YOU_KINDS } from './thank-you.view.js';

/** SQL condition that a participant `dp` of a delegation `a` came. */
const HAS_ATTENDED = `dp.activity_id = a.id AND dp.archived_at IS NULL AND dp.status = 'attended'`;

/**
 * The list of the participants who came, and of the companies that received the delegation at an item of its programme
 * and are represented by none of these participants. {@link buildThankYouList} limits it to one delegation. Such a list is
 * short, so every filter and sort may read all of it.
 */
export const thankYouList = defineList({
  name: 'thank-you-list',
  from: `(SELECT a.id AS delegation_id, dp.id, 'participant' AS kind, dp.role, dp.contact_id, dp.title,
        ${REPRESENTED_COMPANY} AS company_id, a.owner_id
      FROM activity a JOIN delegation_participant dp ON ${HAS_ATTENDED} JOIN contact k ON k.id = dp.contact_id
    UNION ALL SELECT a.id, h.company_id, 'host_company', NULL, NULL, NULL, h.company_id, a.owner_id
      FROM activity a CROSS JOIN LATERAL (SELECT DISTINCT p.host_company_id AS company_id FROM programme_item p
        WHERE p.activity_id = a.id AND p.status = 'planned' AND p.archived_at IS NULL AND p.host_company_id IS NOT NULL) h
      WHERE NOT EXISTS (SELECT 1 FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
        WHERE ${HAS_ATTENDED} AND ${REPRESENTED_COMPANY} = h.company_id)) t
    LEFT JOIN contact k ON k.id = t.contact_id
    LEFT JOIN company c ON c.id = t.company_id
    LEFT JOIN app_user u ON u.id = coalesce(t.owner_id, c.owner_id)`,
  id: 't.id',
  select: `t.id, t.kind, t.role, t.contact_id AS "contactId", k.full_name AS "fullName", k.native_name AS "nativeName",
    coalesce(t.title, k.job_title) AS title, t.company_id AS "companyId", c.name AS "companyName", k.email,
    k.languages[1] AS language, u.id AS "ownerId", u.full_name AS "ownerName"`,
  fields: {
    kind: { type: 'enum', sql: 't.kind', values: THANK_YOU_KINDS },
    role: { type: 'enum', sql: 't.role', nullable: true, values: PARTICIPANT_ROLES },
    fullName: { type: 'text', sql: 'k.full_name', nullable: true, buildMatch: buildTextMatch('k.full_name') },
    companyId: { type: 'uuid', sql: 't.company_id', sort: false, nullable: true },
    companyName: { type: 'text', sql: 'c.name', nullable: true, buildMatch: buildTextMatch('c.name') },
    language: { type: 'text', sql: 'k.languages[1]', nullable: true, example: 'zh-Hans' },
    ownerId: { type: 'uuid', sql: 'coalesce(t.owner_id, c.owner_id)', sort: false, nullable: true },
  },
  defaultSort: 'companyName,fullName',
  columns: [
    'kind',
    'fullName',
    'nativeName',
    'title',
    'role',
    'companyName',
    'email',
    'language',
    'ownerName',
    'id',
    'contactId',
    'companyId',
    'ownerId',
  ],
});

/** Returns the list of the people and companies to thank for one delegation. */
export function buildThankYouList(delegationId: string): ListDefinition {
  return { ...thankYouList, buildVisibility: (_, bind) => `t.delegation_id = ${bind(delegationId)}::uuid` };
}
