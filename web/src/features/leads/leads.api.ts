import type { components } from '../../shared/api/schema';
import { createSearchQueries } from '../../shared/tables/list-query.factory';
import { LEAD_LIST } from '../../records/leads/lead-list/lead-search.rules';

export type Lead = components['schemas']['LeadSummaryView'];

/** The leads that match the filters, and their number. */
export const { pagesQuery: leadsQuery, countQuery: leadCountQuery } = createSearchQueries('/api/v1/leads', LEAD_LIST);
