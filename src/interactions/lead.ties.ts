import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { todayIn } from '../common/reference/calendar.dates.js';
import { invalidField } from '../common/errors/domain.errors.js';
import type { Tx } from '../database/unit-of-work.js';
import { type LeadPeople, mayEditLead, visibleLead } from '../identity/access.policy.js';

/** What interactions and tasks need of the leads they belong to. */
@Injectable()
export class LeadTies {
  /** Checks that a lead exists and that the caller may know of it. @throws 422 `reference.unknown` */
  async require(tx: Tx, leadId: string, pointer: string): Promise<void> {
    const values: unknown[] = [leadId];
    const visible = visibleLead(tx.actor, 'l', (value) => `$${values.push(value)}`);
    const row = await tx.sql.first(`SELECT l.id FROM lead l WHERE l.id = $1 AND (${visible})`, values);
    if (!row) throw invalidField(pointer, 'reference.unknown', `There is no lead ${leadId}.`);
  }

  /** The company of a lead that exists. */
  async companyOf(tx: Tx, leadId: string): Promise<string> {
    const row = await tx.sql.first<{ companyId: string }>('SELECT company_id AS "companyId" FROM lead WHERE id = $1', [
      leadId,
    ]);
    return row!.companyId;
  }

  /** Whether the caller may edit the lead. */
  async mayEdit(tx: Tx, leadId: string): Promise<boolean> {
    const people = await tx.sql.first<LeadPeople>(
      `SELECT owner_id AS "ownerId", project_manager_id AS "projectManagerId", confidential,
         ARRAY(SELECT user_id FROM lead_team WHERE lead_id = lead.id) AS "teamIds" FROM lead WHERE id = $1`,
      [leadId],
    );
    return people !== undefined && mayEditLead(tx.actor, people);
  }

  /**
   * Tells leads what their interactions amount to now. Each pulse is locked before its interactions are counted, so
   * that of two who log at the same time the second counts the first; in the order of ids, so that they never wait for
   * each other in a circle. Archived interactions do not count.
   */
  async refreshPulse(tx: Tx, leadIds: (string | null)[]): Promise<void> {
    const ids = [...new Set(leadIds.filter((id) => id !== null))].toSorted();
    for (const leadId of ids) {
      await tx.sql.run('INSERT INTO lead_pulse (lead_id) VALUES ($1) ON CONFLICT DO NOTHING', [leadId]);
      await tx.sql.run('SELECT 1 FROM lead_pulse WHERE lead_id = $1 FOR UPDATE', [leadId]);
      const today = todayIn(AGENCY_ZONE, tx.now);
      await tx.sql.run(
        `UPDATE lead_pulse SET (last_interaction_on, interaction_count, site_visit_count) = (
           SELECT least((max(occurred_at) AT TIME ZONE '${AGENCY_ZONE}')::date, $2::date), count(*), count(*) FILTER (WHERE kind = 'site_visit')
           FROM interaction WHERE lead_id = $1 AND archived_at IS NULL) WHERE lead_id = $1`,
        [leadId, today],
      );
    }
  }
}
