import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Lead } from './lead.entity.js';

/** What the floor above reports of a lead's interactions, so that gates and staleness need not look up there. */
@Entity('lead_pulse')
@Index('lead_pulse_last_interaction_on_idx', ['lastInteractionOn', 'leadId'])
@Index('lead_pulse_quiet_since_idx', ['quietSince', 'leadId'])
export class LeadPulse {
  @ForeignKey(() => Lead)
  @PrimaryColumn('uuid')
  leadId: string;

  @Column('date', { nullable: true })
  lastInteractionOn: string | null;

  @Column('integer', { default: 0 })
  interactionCount: number;

  @Column('integer', { default: 0 })
  siteVisitCount: number;

  /** The day an open lead's silence counts from; null while it is not open. Written by triggers only. */
  @Column({ type: 'date', nullable: true, insert: false, update: false })
  quietSince: string | null;
}
