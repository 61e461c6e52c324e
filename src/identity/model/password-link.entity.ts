import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/**
 * The hash of the secret in a link with which a user sets a password. Each user has at most one from an administrator and one
 * that was asked for on the sign-in page, where anybody can ask; a new one replaces it.
 */
@Entity('password_link')
@Unique('password_link_hash_uq', ['hash'])
export class PasswordLink {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;

  /** Whether the link was asked for on the sign-in page. */
  @PrimaryColumn('boolean', { default: false })
  requested: boolean;

  /** SHA-256 of the token. The token has 256 random bits, so a slower hash is not needed. */
  @Column('text')
  hash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  /** The mail that has the link; null for one that was shown to an administrator. */
  @Column('uuid', { nullable: true })
  mailId: string | null;
}
