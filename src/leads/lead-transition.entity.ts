import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Lead } from './lead.entity.js';
import type { LeadStatus, LostReason, Stage } from './lead.vocabulary.js';

/** One step in a lead's history: a change of stage or of status. Append-only. */
@Entity('lead_transition')
@Unique('lead_transition_seq_uq', ['leadId', 'seq'])
@Index('lead_transition_occurred_on_idx', ['occurredOn', 'recordedAt'])
export class LeadTransition {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  /** Counts up from 1 within the lead. */
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

  /** When it happened, as told. */
  @Column('date')
  occurredOn: string;

  /** When it was entered. */
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

  /** Days the lead had been in the stage it leaves. */
  @Column('integer')
  daysInStage: number;
}
