import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SuppressionReason } from './suppression.rules.js';

/** A secret with which suppressed addresses are hashed. Former ones stay, because the addresses are not known any more. */
@Entity('suppression_key')
export class SuppressionKey {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('bytea')
  secretEncrypted: Buffer;
}

/** An address or number that must not be used. Only its hash is stored, so that it can be kept after an erasure. */
@Entity('privacy_suppression')
@Index('privacy_suppression_hash_uq', ['hash', 'kind', 'reason'], { unique: true, where: 'lifted_at IS NULL' })
@Index('privacy_suppression_key_id_idx', ['keyId'])
export class Suppression {
  @PrimaryColumn('uuid')
  id: string;

  /** HMAC-SHA256 of the normalised address. */
  @Column('bytea')
  hash: Buffer;

  @ForeignKey(() => SuppressionKey)
  @Column('uuid')
  keyId: string;

  @Column('text')
  kind: 'email' | 'phone';

  @Column('text')
  reason: SuppressionReason;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  liftedAt: Date | null;

  @Column('uuid', { nullable: true })
  liftedBy: string | null;
}
