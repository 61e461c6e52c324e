import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { InteractionCounts } from '../../leads/model/lead-interaction-stats.queries.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { readInteractionCounts } from './interaction.queries.js';

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

  /** Counts the interactions of a lead. */
  private async countInteractions(tx: Tx, leadId: string): Promise<InteractionCounts> {
    const { last, count, visits } = await readInteractionCounts(tx.sql, leadId);
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
