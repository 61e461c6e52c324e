import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Lead } from './lead.entity.js';

/**
 * The interaction counts of a lead. A higher layer writes them, so that gates and staleness need not read the
 * interactions.
 */
@Entity('lead_interaction_stats')
@Index('lead_interaction_stats_last_interaction_on_idx', ['lastInteractionOn', 'leadId'])
@Index('lead_interaction_stats_quiet_since_idx', ['quietSince', 'leadId'])
export class LeadInteractionStats {
  @ForeignKey(() => Lead)
  @PrimaryColumn('uuid')
  leadId: string;

  @Column('date', { nullable: true })
  lastInteractionOn: string | null;

  @Column('integer', { default: 0 })
  interactionCount: number;

  @Column('integer', { default: 0 })
  siteVisitCount: number;

  /**
   * The day from which the silence of an open lead is counted; null while the lead is not open. Only SQL writes it
   * (lead-interaction-stats.queries.ts).
   */
  @Column({ type: 'date', nullable: true, insert: false, update: false })
  quietSince: string | null;
}
