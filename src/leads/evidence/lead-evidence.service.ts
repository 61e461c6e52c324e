import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { updateRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLead, assertCurrent } from '../model/lead-access.policy.js';
import { LEAD } from '../model/lead.entity.js';
import { addEvidence, buildEvidenceChange, assertHasContent } from './lead-evidence.store.js';
import { createLeadFieldError } from '../pipeline/lead.errors.js';
import { LeadRealisation } from './lead-evidence.entity.js';
import type { CreateEvidence, CreateRealisation } from './lead-evidence.dto.js';
import type { LeadEvidenceView, LeadRealisationView } from '../model/lead.view.js';

/** Service for the evidence and the realisations of a lead. Both can only be added. */
@Injectable()
export class LeadEvidenceService {
  constructor(private readonly work: UnitOfWork) {}

  /** Adds evidence to a lead. @throws 404, 403 `lead.not_yours`, 409 `record.archived`, 422 `lead.evidence_empty` */
  addEvidence(id: string, body: CreateEvidence, actor: Actor): Promise<LeadEvidenceView> {
    return this.work.run(actor, async (tx) => {
      const { lead } = await lockLead(tx, id);
      assertCurrent(lead, undefined);
      assertHasContent([body], () => '');
      const rows = await addEvidence(tx, id, [body]);
      // The view of the lead includes its evidence, so the lead gets a new version.
      await updateRecord(tx, LEAD, lead, { set: {}, children: buildEvidenceChange(rows), action: 'evidence_added' });
      const { leadId: _, ...view } = rows[0]!;
      return view;
    });
  }

  /**
   * Records the jobs and capital expenditure of a lead that have come true by a day.
   * @throws 404, 403 `lead.not_yours`, 409 `record.archived` and `lead.duplicate_realisation`, 422 for a day in the
   * future
   */
  addRealisation(id: string, body: CreateRealisation, actor: Actor): Promise<LeadRealisationView> {
    return this.work.run(actor, async (tx) => {
      const { lead } = await lockLead(tx, id);
      assertCurrent(lead, undefined);
      const { asOf, jobs, capexEur } = body;
      const today = getLocalDate(AGENCY_ZONE, tx.now);
      if (asOf > today) {
        const detail = `asOf ${asOf} is in the future; today is ${today}.`;
        throw createLeadFieldError('realisation_in_future', '/asOf', detail);
      }
      const figures = { id: uuidv7(), asOf, jobs, capexEur };
      const view: LeadRealisationView = { ...figures, createdAt: tx.now, createdBy: tx.actor.id };
      await tx.manager.insert(LeadRealisation, { ...view, leadId: id });
      const children = { before: { realisations: null }, after: { realisations: [figures] } };
      await updateRecord(tx, LEAD, lead, { set: {}, children, action: 'realisation_added' });
      return view;
    });
  }
}
