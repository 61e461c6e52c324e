import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { archiveRecord, restoreRecord, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLead, readLeadAfterChange, assertCurrent } from '../model/lead-access.policy.js';
import { resolveCapexColumns } from './lead-capex.columns.js';
import { buildColumns, type LeadColumns } from './lead-changes.rules.js';
import type { UpdateLead } from './lead.dto.js';
import { LEAD, type Lead } from '../model/lead.entity.js';
import { buildFactsAfter } from './lead-changed-facts.rules.js';
import { findClearedRequiredFields } from '../pipeline/stage-gates.rules.js';
import { assertNewReferences, resolveContactsAndTeam, updateContactsAndTeam } from './lead-people.store.js';
import { readContactIds, findLeadFacts, hasTransitions } from '../model/lead.queries.js';
import { assertNothingMissing } from '../pipeline/lead.errors.js';
import type { LeadView } from '../model/lead.view.js';

/** Service that changes the fields of a lead. Transitions and changes of status belong to another service. */
@Injectable()
export class LeadChangesService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Updates a lead. It checks only the fields that the request changes, so that old rows can still be repaired.
   * @throws 404, 403 `lead.not_yours`, 412, 409 `record.archived`, 422 `lead.gate_unmet` for a cleared field that the
   * stage requires
   */
  update(id: string, body: UpdateLead, ifMatch: number | undefined, actor: Actor): Promise<LeadView> {
    return this.work.run(actor, async (tx) => {
      const { lead, people } = await lockLead(tx, id);
      assertCurrent(lead, ifMatch);
      const today = getLocalDate(AGENCY_ZONE, tx.now);
      const before = { contactIds: await readContactIds(tx.sql, id), teamIds: [...people.teamIds] };
      const after = resolveContactsAndTeam(body, before);
      const columns = buildColumns(body, lead, await resolveCapexColumns(tx.sql, body, lead, today));
      const facts = (await findLeadFacts(tx.sql, id, today))!;
      const changed = buildFactsAfter(facts, columns, after.contactIds.length);
      assertNothingMissing(
        findClearedRequiredFields(facts, changed),
        `A lead in ${lead.stage} must keep the fields that this stage requires.`,
      );
      await assertNewReferences(tx, columns, body, before);
      const set = { ...columns, ...(await this.resolveStageStart(tx, lead, columns)) } as Partial<Lead>;
      await updateRecord(tx, LEAD, lead, { set, children: { before, after } });
      await updateContactsAndTeam(tx, id, before, after);
      return readLeadAfterChange(tx, id);
    });
  }

  /** Archives a lead. @throws 404, 403 `lead.not_yours`, 412 */
  archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<LeadView> {
    return this.work.run(actor, async (tx) => {
      await lockLead(tx, id);
      await archiveRecord(tx, LEAD, id, ifMatch);
      return readLeadAfterChange(tx, id);
    });
  }

  /** Restores an archived lead. @throws 404, 403 `lead.not_yours`, 412 */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<LeadView> {
    return this.work.run(actor, async (tx) => {
      await lockLead(tx, id);
      await restoreRecord(tx, LEAD, id, ifMatch);
      return readLeadAfterChange(tx, id);
    });
  }

  /**
   * Moves the entry date of the first stage with the day on which the lead came in, as long as the lead has made no
   * transition.
   */
  private async resolveStageStart(tx: Tx, lead: Lead, { receivedOn }: LeadColumns): Promise<Partial<Lead>> {
    if (!receivedOn) return {};
    return (await hasTransitions(tx.sql, lead.id)) ? {} : { stageEnteredOn: receivedOn };
  }
}
