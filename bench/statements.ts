import { SYSTEM } from '../src/common/actor/actor.constants.js';
import { parseListRequest } from '../src/common/lists/list-request.rules.js';
import { getScanLengths, buildScanStatement } from '../src/common/lists/list-page.queries.js';
import { buildPageParts, type Statement } from '../src/common/lists/list-statement.queries.js';
import { fillConstants } from '../src/database/connections/sql-constants.rules.js';
import { leadList } from '../src/leads/model/lead.list.js';

/** The filter and sort of the measured list. */
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

/** Builds the statement with which the application first reads a page of leads. */
export function buildListStatement(query: string): Statement {
  const request = parseListRequest(leadList, Object.fromEntries(new URLSearchParams(query)));
  const { text, values } = buildScanStatement(
    leadList,
    request,
    SYSTEM,
    buildPageParts(leadList, request)[0]!,
    getScanLengths(request.limit)[0],
  );
  return { text: fillConstants(text), values };
}
