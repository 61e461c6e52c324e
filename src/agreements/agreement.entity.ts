import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { RecordEntity } from '../database/record.entity.js';

/** An agreement that leads can come from: the twinning, and what was signed under it. */
@Entity('agreement')
@Unique('agreement_reference_uq', ['reference'])
@Index('agreement_parent_id_idx', ['parentId'])
@Index('agreement_signed_on_idx', ['signedOn', 'id'])
@Index('agreement_kind_idx', ['kind', 'id'])
@Index('agreement_status_idx', ['status', 'id'])
export class Agreement extends RecordEntity {
  /** `AGR-2016-0001`. */
  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @Column('text')
  kind: string;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('text')
  status: string;

  @Column('date', { nullable: true })
  signedOn: string | null;
}
