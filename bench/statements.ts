import { SYSTEM } from '../src/common/actor/actor.js';
import { parseListRequest } from '../src/common/lists/list.request.js';
import {
  exportStatement,
  pageParts,
  pageStatement,
  rowsStatement,
  type Statement,
} from '../src/common/lists/list.statement.js';
import { LEAD_WITH_PROOF, leadList } from '../src/leads/lead.list.js';

/** The filter and sort of the list that is measured. */
export const LIST_QUERY = 'stage=qualified&status=open&sort=-expectedDecisionOn&limit=25';

/** Filters and sorts of leads, the main kinds of each. */
export const LIST_QUERIES = [
  'sort=-receivedOn',
  'sort=title',
  'company.country=CN&sort=-receivedOn',
  'sort=sector',
  'sort=-capexEur',
  'sort=expectedDecisionOn',
  'sort=stage',
  'status=open&sort=-jobsExpected',
  'stage=qualified&sort=-updatedAt',
  'source.channel=web&sort=reference',
  'tags=led&sort=-createdAt',
];

/** The very SQL of the application, for its twin. */
export const GET_LEAD = `SELECT ${LEAD_WITH_PROOF} FROM ${leadList.from} WHERE l.id = $1::uuid`;

/** The statement of the rows of a page of leads, by their ids. */
export const listRows = (ids: readonly string[]) => rowsStatement(leadList, ids);

/** The statement that finds the ids of a page of leads, by its query. */
export function listStatement(query: string): Statement {
  const request = parseListRequest(leadList, Object.fromEntries(new URLSearchParams(query)));
  return pageStatement(leadList, request, SYSTEM, pageParts(leadList, request)[0]!);
}

/** The statement of an export of all leads. */
export function allLeads(): Statement {
  return exportStatement(leadList, parseListRequest(leadList, {}), SYSTEM);
}

/** The plain trigram query over all names, as most would write it. */
export const TRIGRAM_SEARCH = `
  SELECT id, name FROM (
    (SELECT id, name, similarity(name, $1) AS alike FROM company WHERE name % $1 ORDER BY alike DESC LIMIT 10)
    UNION ALL (SELECT id, native_name, similarity(native_name, $1) FROM company WHERE native_name % $1 ORDER BY 3 DESC LIMIT 10)
    UNION ALL (SELECT id, full_name, similarity(full_name, $1) FROM contact WHERE full_name % $1 ORDER BY 3 DESC LIMIT 10)
    UNION ALL (SELECT id, title, similarity(title, $1) FROM lead WHERE title % $1 ORDER BY 3 DESC LIMIT 10)
  ) AS found ORDER BY alike DESC LIMIT 10`;
