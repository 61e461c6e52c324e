import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { isInEuropeanUnion } from '../common/reference/country.codes.js';
import { todayIn } from '../common/reference/calendar.dates.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { assertVisible } from './lead.access.js';
import { type ScreeningInput, triageScreening } from './lead.screening.js';
import { heldByLead } from './lead.screening.queries.js';
import type { TriageScreening } from './screening-triage.dto.js';
import type { ScreeningTriageView } from './screening-triage.view.js';

/** Service that suggests whether an investment must be filed for screening; a person decides. */
@Injectable()
export class LeadScreeningService {
  constructor(private readonly work: UnitOfWork) {}

  /** Runs the triage of a lead with answers that the lead does not hold. It stores nothing. @throws 404 */
  triage(id: string, body: TriageScreening, actor: Actor): Promise<ScreeningTriageView> {
    return this.work.run(actor, async (tx) => {
      await assertVisible(tx.sql, id, actor);
      const known = (await heldByLead(tx.sql, id))!;
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
      const triage = triageScreening({ ...facts, text: known.text }, todayIn(AGENCY_ZONE, tx.now));
      return { ...triage, facts } as ScreeningTriageView;
    });
  }
}
