import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from '../model/user.entity.js';

/** The hash of the secret in a person's calendar address. Each person has one; a new one replaces it. */
@Entity('calendar_token')
@Unique('calendar_token_hash_uq', ['hash'])
export class CalendarToken {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;

  /** SHA-256 of the token. */
  @Column('text')
  hash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
