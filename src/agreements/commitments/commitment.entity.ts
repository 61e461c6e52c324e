import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { Company } from '../../companies/model/company.entity.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { Agreement } from '../agreements/agreement.entity.js';
import type { CommitmentStatus } from './commitment.constants.js';

/** A promise that a party of an agreement has made. */
@Entity('commitment')
@Index('commitment_agreement_id_idx', ['agreementId', 'dueOn', 'id'])
@Index('commitment_owner_company_id_idx', ['ownerCompanyId'])
@Index('commitment_activity_id_idx', ['activityId'])
@Index('commitment_due_on_idx', ['dueOn', 'id'])
@Index('commitment_open_due_on_idx', ['dueOn', 'id'], { where: `status IN ('open', 'on_track', 'at_risk')` })
@Index('commitment_done_on_idx', ['doneOn', 'id'])
@Index('commitment_status_idx', ['status', 'id'])
@Index('commitment_created_at_idx', ['createdAt', 'id'])
@Index('commitment_updated_at_idx', ['updatedAt', 'id'])
export class Commitment extends RecordEntity {
  @ForeignKey(() => Agreement)
  @Column('uuid')
  agreementId: string;

  @Column('text')
  description: string;

  /** The company that made the promise. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  ownerCompanyId: string | null;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('text', { default: 'open' })
  status: CommitmentStatus;

  /** Text that shows that the commitment was fulfilled. */
  @Column('text', { nullable: true })
  evidence: string | null;

  @Column('date', { nullable: true })
  doneOn: string | null;

  /** The activity that fulfils the commitment. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;
}

/** Commitments, as records. */
export const COMMITMENT: RecordKind<Commitment> = { entity: Commitment, name: 'commitment' };

// The services check these first. The constraints give a clear answer after a race or a manual change.
declareConstraints({
  commitment_done_ck: {
    code: 'commitment.not_done',
    detail: 'doneOn is required when status is done, and must be empty otherwise.',
    pointer: '/doneOn',
  },
  commitment_evidence_ck: {
    code: 'commitment.evidence_needed',
    detail: 'evidence or activityId is required when status is done.',
    pointer: '/evidence',
  },
});
