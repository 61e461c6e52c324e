import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { InteractionCounts } from '../../leads/model/lead-interaction-stats.queries.js';
import { LeadsService } from '../../leads/records/leads.service.js';

/** Service that updates the interaction counts of leads, which belong to a lower layer. */
@Injectable()
export class InteractionStatsService {
  constructor(private readonly leads: LeadsService) {}

  /** Counts the interactions of the given leads again after a change to one of them. Null stands for no lead. */
  async refresh(tx: Tx, leadIds: (string | null)[]): Promise<void> {
    // Leads requires the order of the ids to avoid deadlocks.
    const ids = [...new Set(leadIds.filter((id) => id !== null))].toSorted();
    for (const id of ids) await this.leads.updateInteractionCounts(tx, id, () => this.countInteractions(tx, id));
  }

  /** Counts the interactions of a lead. Served by interaction_lead_id_idx. */
  private async countInteractions(tx: Tx, leadId: string): Promise<InteractionCounts> {
    const row = await tx.sql.queryOne<{ last: Date | null; count: number; visits: number }>(
      `SELECT max(occurred_at) AS last, count(*) AS count, count(*) FILTER (WHERE kind = 'site_visit') AS visits
       FROM interaction WHERE lead_id = $1 AND archived_at IS NULL`,
      [leadId],
    );
    const { last, count, visits } = row;
    // The clock of a client may run slightly ahead, also across midnight. The last interaction must not be dated
    // tomorrow.
    const latest = last && last > tx.now ? tx.now : last;
    return {
      lastInteractionOn: latest && getLocalDate(AGENCY_ZONE, latest),
      interactionCount: count,
      siteVisitCount: visits,
    };
  }
}
