import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import type { AgreementKind, AgreementStatus } from './agreement.constants.js';

/**
 * An agreement, such as the twinning or a partnership under it. CHECK constraints and expression indexes are in the
 * migrations.
 */
@Entity('agreement')
@Unique('agreement_reference_uq', ['reference'])
@Index('agreement_parent_id_idx', ['parentId'])
@Index('agreement_signed_on_idx', ['signedOn', 'id'])
@Index('agreement_kind_idx', ['kind', 'id'])
@Index('agreement_status_idx', ['status', 'id'])
@Index('agreement_owner_id_idx', ['ownerId', 'id'])
@Index('agreement_effective_on_idx', ['effectiveOn', 'id'])
@Index('agreement_expires_on_idx', ['expiresOn', 'id'])
@Index('agreement_terminated_on_idx', ['terminatedOn', 'id'])
@Index('agreement_running_expires_on_idx', ['expiresOn', 'id'], {
  where: `status IN ('signed', 'in_force') AND archived_at IS NULL`,
})
@Index('agreement_unnoticed_expires_on_idx', ['expiresOn', 'id'], {
  where: 'renewal_notice_days IS NOT NULL AND renewal_noticed_for IS DISTINCT FROM expires_on AND archived_at IS NULL',
})
@Index('agreement_created_at_idx', ['createdAt', 'id'])
@Index('agreement_updated_at_idx', ['updatedAt', 'id'])
@Index('agreement_reference_sort_idx', ['reference', 'id'])
export class Agreement extends RecordEntity {
  /** For example `AGR-2016-0001`. */
  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @Column('text')
  kind: AgreementKind;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('text')
  status: AgreementStatus;

  /** The user who is notified before the agreement ends. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  ownerId: string | null;

  /** The subjects of the agreement, for example education, care and agriculture. */
  @Column('text', { array: true, default: [] })
  fields: string[];

  @Column('date', { nullable: true })
  signedOn: string | null;

  @Column('date', { nullable: true })
  effectiveOn: string | null;

  /** The last day; the agreement expires on the day after. */
  @Column('date', { nullable: true })
  expiresOn: string | null;

  @Column('date', { nullable: true })
  terminatedOn: string | null;

  /** The number of days before the end at which the owner gets a task to decide about the renewal. */
  @Column('integer', { nullable: true })
  renewalNoticeDays: number | null;

  /** The end date for which that task has been created. */
  @Column('date', { nullable: true })
  renewalNoticedFor: string | null;

  /** The wording of the agreement. */
  @Column('text', { name: 'body', nullable: true })
  text: string | null;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  notes: string | null;
}

/** Agreements, as records. */
export const AGREEMENT: RecordKind<Agreement> = { entity: Agreement, name: 'agreement' };

// The services check these first. The constraints give a clear answer after a race or a manual change.
declareConstraints({
  agreement_parent_ck: {
    code: 'agreement.cycle',
    detail: 'parentId must name another agreement, not the agreement itself.',
    pointer: '/parentId',
  },
  agreement_term_ck: {
    code: 'agreement.ends_before_start',
    detail: 'expiresOn must not be before signedOn or effectiveOn.',
    pointer: '/expiresOn',
  },
  agreement_signed_ck: {
    code: 'agreement.not_signed',
    detail: 'signedOn must be empty while status is draft or negotiated.',
    pointer: '/signedOn',
  },
  agreement_terminated_ck: {
    code: 'agreement.not_terminated',
    detail: 'terminatedOn is allowed only when status is terminated.',
    pointer: '/terminatedOn',
  },
  agreement_party_pk: {
    code: 'agreement.party_twice',
    detail: 'parties must name each company once.',
    pointer: '/parties',
  },
});
