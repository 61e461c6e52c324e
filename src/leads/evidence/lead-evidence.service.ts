import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { updateRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLead, assertCurrent } from '../model/lead-access.policy.js';
import { LEAD } from '../model/lead.entity.js';
import { addEvidence, addRealisation, buildEvidenceChange, assertEvidence } from './lead-evidence.store.js';
import type { CreateEvidence, CreateRealisation } from './lead-evidence.dto.js';
import type { LeadEvidenceView, LeadRealisationView } from '../model/lead.view.js';

/** Service for the evidence and the realisations of a lead. Both can only be added. */
@Injectable()
export class LeadEvidenceService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Adds evidence to a lead.
   * @throws 404, 403 `lead.not_yours`, 409 `record.archived`, `document.file_removed`, 422 `lead.evidence_empty`,
   * `lead.evidence_elsewhere`
   */
  addEvidence(id: string, body: CreateEvidence, actor: Actor): Promise<LeadEvidenceView> {
    return this.work.run(actor, async (tx) => {
      const { lead } = await lockLead(tx, id);
      assertCurrent(lead, undefined);
      const documents = await assertEvidence(tx, id, [body], () => '');
      const rows = await addEvidence(tx, id, [body]);
      // The view of the lead includes its evidence, so the lead gets a new version.
      await updateRecord(tx, LEAD, lead, { set: {}, children: buildEvidenceChange(rows), action: 'evidence_added' });
      const { leadId: _, ...view } = rows[0]!;
      return { ...view, documentTitle: documents.get(view.documentId ?? '')?.title ?? null };
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
      return addRealisation(tx, lead, body);
    });
  }
}
