import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Lead } from '../model/lead.entity.js';
import type { LeadStatus, LostReason, Stage } from '../pipeline/lead.constants.js';

/**
 * One entry in the history of a lead: a transition to another stage or a change of status. Entries are only appended.
 */
@Entity('lead_transition')
@Unique('lead_transition_seq_uq', ['leadId', 'seq'])
@Index('lead_transition_occurred_on_idx', ['occurredOn', 'recordedAt'])
@Index('lead_transition_recorded_at_idx', ['recordedAt', 'id'])
export class LeadTransition {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  /** Number of the entry within the lead, counted from 1. */
  @Column('integer')
  seq: number;

  @Column('text')
  kind: 'stage' | 'status';

  @Column('text')
  fromStage: Stage;

  @Column('text')
  toStage: Stage;

  @Column('text')
  fromStatus: LeadStatus;

  @Column('text')
  toStatus: LeadStatus;

  /** The day on which it happened, as stated by the person who entered it. */
  @Column('date')
  occurredOn: string;

  /** The moment at which it was entered. */
  @Column({ type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text')
  actorName: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { nullable: true })
  reason: LostReason | null;

  @Column('text', { nullable: true })
  lostToCountry: string | null;

  /** Number of days for which the lead had been in the stage before. */
  @Column('integer')
  daysInStage: number;
}
