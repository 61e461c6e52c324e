import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/** The secret in a person's calendar address, as a hash. One a person; a new one ends the old. */
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
