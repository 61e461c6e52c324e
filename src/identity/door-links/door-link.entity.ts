import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * A link with which people without an account check in the visitors of one seminar. Its token is shown once and stored only
 * as a hash.
 */
@Entity('door_link')
@Unique('door_link_hash_uq', ['hash'])
@Index('door_link_activity_id_idx', ['activityId', 'createdAt', 'id'])
export class DoorLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** The seminar. */
  @ForeignKey('activity')
  @Column('uuid')
  activityId: string;

  /** The person who gets the link. The audit trail names the link after that person. */
  @Column('text')
  name: string;

  /** SHA-256 of the token. The token has 256 random bits, so a slower hash is not needed. */
  @Column('text')
  hash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
