import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { isInEuropeanUnion } from '../../common/reference/country-codes.rules.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { assertVisible } from '../model/lead-access.policy.js';
import { type ScreeningInput, triageScreening } from './screening-triage.rules.js';
import type { TriageScreening } from './screening-triage.dto.js';
import type { ScreeningTriageView } from './screening-triage.view.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { InvestmentType } from '../pipeline/lead.constants.js';

/** The facts of a lead that a triage uses. */
interface ScreenedLead {
  investmentType: InvestmentType | null;
  sector: string | null;
  text: string;
  countries: string[];
}

/**
 * Returns the facts of a lead for a triage. The countries of parent companies are included, because a seat inside the
 * Union does not show who owns the company.
 */
function findScreeningFacts(sql: SqlClient, id: string): Promise<ScreenedLead | null> {
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

/** Service that suggests whether an investment must be filed for screening; a person decides. */
@Injectable()
export class ScreeningTriageService {
  constructor(private readonly work: UnitOfWork) {}

  /** Runs the triage of a lead with answers that the lead does not hold. It stores nothing. @throws 404 */
  triage(id: string, body: TriageScreening, actor: Actor): Promise<ScreeningTriageView> {
    return this.work.run(actor, async (tx) => {
      await assertVisible(tx.sql, id, actor);
      const known = (await findScreeningFacts(tx.sql, id))!;
      const outside = known.countries.some((country) => !isInEuropeanUnion(country)) ? true : null;
      const facts: Omit<ScreeningInput, 'text'> = {
        investmentType: known.investmentType,
        investorOutsideEu: body.investorOutsideEu ?? outside,
        votingRightsPercent: body.votingRightsPercent ?? null,
        gainsControl: body.gainsControl ?? null,
        sensitiveAreas: body.sensitiveAreas ?? null,
        naceCode: known.sector,
        targetTurnoverEur: body.targetTurnoverEur ?? null,
      };
      const triage = triageScreening({ ...facts, text: known.text }, getLocalDate(AGENCY_ZONE, tx.now));
      return { ...triage, facts } as ScreeningTriageView;
    });
  }
}
