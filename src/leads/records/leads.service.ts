import { Injectable } from '@nestjs/common';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { type LeadPeople, canEditLead, canSeeLead } from '../../identity/access/access.policy.js';
import { findLeadCompany, findLeadPeople } from '../model/lead.queries.js';
import {
  lockInteractionCounts,
  type InteractionCounts,
  saveInteractionCounts,
} from '../model/lead-interaction-stats.queries.js';

/** Service that gives the higher layers access to leads. */
@Injectable()
export class LeadsService {
  /**
   * Checks that a lead named in a request exists, is not archived, and may be known to the caller.
   * @returns the company of the lead
   * @throws 422 `reference.unknown`, `reference.archived` at the pointer
   */
  async getVisibleLead(tx: Tx, id: string, pointer: string): Promise<{ companyId: string }> {
    const people = await findLeadPeople(tx.sql, id);
    if (!people || !canSeeLead(tx.actor, people)) {
      throw createInvalidFieldError(pointer, 'reference.unknown', `There is no lead ${id}.`);
    }
    const { companyId, archived } = (await findLeadCompany(tx.sql, id))!;
    if (archived) throw createInvalidFieldError(pointer, 'reference.archived', `The lead ${id} is archived.`);
    return { companyId };
  }

  /** Returns the company of an existing lead. */
  async getCompanyId(tx: Tx, leadId: string): Promise<string> {
    return (await findLeadCompany(tx.sql, leadId))!.companyId;
  }

  /** Returns the owner, project manager and team of a lead; null when there is no such lead. */
  findLeadPeople(tx: Tx, leadId: string): Promise<LeadPeople | null> {
    return findLeadPeople(tx.sql, leadId);
  }

  /** Returns whether the caller may edit a lead. */
  async canEdit(tx: Tx, leadId: string): Promise<boolean> {
    const people = await findLeadPeople(tx.sql, leadId);
    return people !== null && canEditLead(tx.actor, people);
  }

  /**
   * Updates the interaction counts of a lead. The interactions are counted under a lock, so that the second of two
   * concurrent writers counts the interaction of the first. Update several leads in the order of their ids to avoid
   * deadlocks.
   */
  async updateInteractionCounts(tx: Tx, leadId: string, count: () => Promise<InteractionCounts>): Promise<void> {
    await lockInteractionCounts(tx.sql, leadId);
    await saveInteractionCounts(tx.sql, leadId, await count());
  }
}
