import { Injectable } from '@nestjs/common';
import { invalidField } from '../common/errors/domain.errors.js';
import type { Tx } from '../database/unit-of-work.js';
import { type LeadPeople, mayEditLead, maySeeLead } from '../identity/access.policy.js';
import { companyOf, peopleOf } from './lead.queries.js';
import { holdPulse, type PulseFigures, writePulse } from './lead.pulse.queries.js';

/** What the floors above need of leads. */
@Injectable()
export class Leads {
  /**
   * Checks that a lead named in a request exists, is in use, and is one the caller may know of.
   * @returns the company it is of
   * @throws 422 `reference.unknown`, `reference.archived` at the pointer
   */
  async requireVisible(tx: Tx, id: string, pointer: string): Promise<{ companyId: string }> {
    const people = await peopleOf(tx.sql, id);
    if (!people || !maySeeLead(tx.actor, people)) {
      throw invalidField(pointer, 'reference.unknown', `There is no lead ${id}.`);
    }
    const { companyId, archived } = (await companyOf(tx.sql, id))!;
    if (archived) throw invalidField(pointer, 'reference.archived', `The lead ${id} is archived.`);
    return { companyId };
  }

  /** The company of a lead that there is. */
  async companyOf(tx: Tx, leadId: string): Promise<string> {
    return (await companyOf(tx.sql, leadId))!.companyId;
  }

  /** Who is on a lead; undefined when there is none. */
  peopleOf(tx: Tx, leadId: string): Promise<LeadPeople | undefined> {
    return peopleOf(tx.sql, leadId);
  }

  /** Whether the caller may edit a lead. */
  async mayEdit(tx: Tx, leadId: string): Promise<boolean> {
    const people = await peopleOf(tx.sql, leadId);
    return people !== undefined && mayEditLead(tx.actor, people);
  }

  /**
   * Notes what the interactions of a lead amount to now. They are counted under a lock, so that of two who log at the
   * same moment the second counts the first. Of several leads, note them in the order of their ids: those who wait for
   * each other then never do so in a circle.
   */
  async notePulse(tx: Tx, leadId: string, count: () => Promise<PulseFigures>): Promise<void> {
    await holdPulse(tx.sql, leadId);
    await writePulse(tx.sql, leadId, await count());
  }
}
