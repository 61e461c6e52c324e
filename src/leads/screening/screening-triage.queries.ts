import type { SqlClient } from '../../database/connections/sql.client.js';
import type { InvestmentType } from '../pipeline/lead.constants.js';

/** The facts of a lead that a triage uses. */
export interface ScreenedLead {
  investmentType: InvestmentType | null;
  sector: string | null;
  text: string;
  countries: string[];
}

/**
 * Returns the facts of a lead for a triage. The countries of parent companies are included, because a seat inside the
 * Union does not show who owns the company.
 */
export function findScreeningFacts(sql: SqlClient, id: string): Promise<ScreenedLead | null> {
  return sql.queryOneOrNull<ScreenedLead>(
    `WITH RECURSIVE above AS (
       SELECT c.id, c.parent_id, c.country FROM company c JOIN lead l ON l.company_id = c.id WHERE l.id = $1::uuid
       UNION SELECT c.id, c.parent_id, c.country FROM company c JOIN above a ON c.id = a.parent_id
     )
     SELECT investment_type AS "investmentType", sector, concat_ws(' ', title, description, requirements) AS text,
       ARRAY(SELECT country FROM above) AS countries
     FROM lead WHERE id = $1::uuid`,
    [id],
  );
}
