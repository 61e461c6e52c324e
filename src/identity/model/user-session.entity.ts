import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/** A session of a user in a browser. The secret in its cookie is stored only as a hash. */
@Entity('user_session')
@Unique('user_session_hash_uq', ['hash'])
@Index('user_session_user_id_idx', ['userId'])
export class UserSession {
  /** UUIDv7 that names the session in lists. It opens nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => User)
  @Column('uuid')
  userId: string;

  /** SHA-256 of the secret. The secret has 256 random bits, so a slower hash is not needed. */
  @Column('text')
  hash: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  /** Time of the last request, at most a minute old while requests arrive. */
  @Column({ type: 'timestamptz', precision: 3 })
  lastUsedAt: Date;

  /** The browser as it names itself, by which its user recognises the session. */
  @Column('text', { nullable: true })
  userAgent: string | null;
}
