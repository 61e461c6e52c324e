import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../../common/lists/record-fields.factory.js';
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
  ...defineQueryFields(
    {
      id: { sql: 't.id' },
      kind: { sql: 't.kind', list: { values: THANK_YOU_KINDS } },
      role: { sql: 't.role', list: { nullable: true, values: PARTICIPANT_ROLES } },
      contactId: { sql: 't.contact_id' },
      fullName: {
        sql: 'k.full_name',
        list: { type: 'text', nullable: true, buildMatch: buildTextMatch('k.full_name') },
      },
      nativeName: { sql: 'k.native_name' },
      title: { sql: 'coalesce(t.title, k.job_title)' },
      companyId: { sql: 't.company_id', list: { type: 'uuid', sort: false, nullable: true } },
      companyName: { sql: 'c.name', list: { type: 'text', nullable: true, buildMatch: buildTextMatch('c.name') } },
      email: { sql: 'k.email' },
      language: { sql: 'k.languages[1]', list: { type: 'text', nullable: true, example: 'zh-Hans' } },
      ownerId: {
        sql: 'u.id',
        list: { type: 'uuid', user: true, sql: 'coalesce(t.owner_id, c.owner_id)', sort: false, nullable: true },
      },
      ownerName: { sql: 'u.full_name' },
    },
    ['kind', 'fullName', 'nativeName', 'title', 'role', 'companyName', 'email', 'language', 'ownerName'],
  ),
  defaultSort: 'companyName,fullName',
});

/** Returns the list of the people and companies to thank for one delegation. */
export const buildThankYouList = narrowList(thankYouList, 't.delegation_id');
