import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { Lead } from '../model/lead.entity.js';
import type { VerificationRequestState } from '../pipeline/lead.constants.js';

/** A request to verify the win of a lead that is announced. */
@Entity('lead_verification_request')
@Index('lead_verification_request_lead_id_idx', ['leadId', 'id'])
@Index('lead_verification_request_waiting_uq', ['leadId'], { unique: true, where: `state = 'waiting'` })
@Index('lead_verification_request_open_idx', ['leadId', 'id'], { where: `state IN ('waiting', 'sent_back')` })
export class LeadVerificationRequest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Lead)
  @Column('uuid')
  leadId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  requestedAt: Date;

  /** The user or API key that asked. */
  @Column('uuid')
  requestedBy: string;

  @Column('text')
  requestedByName: string;

  /** The day of the investment, as the person who asked states it. */
  @Column('date')
  occurredOn: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { default: 'waiting' })
  state: VerificationRequestState;

  /** The moment of the last decision; null while the request waits. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  decidedByName: string | null;

  /** The reason for which it was sent back. It stays if the win is verified after all. */
  @Column('text', { nullable: true })
  remark: string | null;
}

/** The code of a request for a lead that has one that waits. */
export const REQUEST_WAITS = {
  code: 'verification.waiting',
  detail: 'A request to verify this lead waits already; it must be decided or withdrawn first.',
} as const;

declareConstraints({ lead_verification_request_waiting_uq: REQUEST_WAITS });
