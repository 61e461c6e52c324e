import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

/** The one-time codes of a user: the secret that is shared with an authenticator app. */
@Entity('user_totp')
export class UserTotp {
  /** The id of the user. */
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  id: string;

  @Column('bytea')
  secretEncrypted: Buffer;

  /** Time at which the user proved to have the secret. Codes are asked for from then on; null until then. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt: Date | null;

  /** Number of the period of 30 seconds whose code was used last. A code of this or an earlier period is not accepted. */
  @Column('integer', { nullable: true })
  lastUsedStep: number | null;

  /** Number of wrong codes since the last right one. */
  @Column('integer', { default: 0 })
  failedAttempts: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastFailedAt: Date | null;
}

/** A code that takes the place of a one-time code once, for users who have lost their authenticator app. */
@Entity('recovery_code')
export class RecoveryCode {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;

  /** SHA-256 of the code. The code has 79 random bits, so a slower hash is not needed. */
  @PrimaryColumn('text')
  hash: string;
}
