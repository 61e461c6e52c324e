import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

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
