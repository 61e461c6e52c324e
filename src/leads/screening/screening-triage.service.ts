import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { isInEuropeanUnion } from '../../common/reference/country-codes.rules.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { assertVisible } from '../model/lead-access.policy.js';
import { type ScreeningInput, triageScreening } from './screening-triage.rules.js';
import { findScreeningFacts } from './screening-triage.queries.js';
import type { TriageScreening } from './screening-triage.dto.js';
import type { ScreeningTriageView } from './screening-triage.view.js';

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
