import { Column, Entity, Index } from 'typeorm';
import type { Role } from '../common/actor/actor.js';
import { RecordEntity } from '../database/record.entity.js';
import type { RecordKind } from '../database/record.store.js';

/** A key for a program. The key itself is shown once and kept only as a hash; archiving it is revoking it. */
@Entity('api_key')
@Index('api_key_hash_uq', ['hash'], { unique: true })
export class ApiKey extends RecordEntity {
  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  /** What the key may do of what its role allows; null: all of it. */
  @Column('text', { array: true, nullable: true })
  scopes: string[] | null;

  /** SHA-256 of the key, which has 256 random bits: nothing slower is needed. */
  @Column('text')
  hash: string;

  /** The first characters, to recognise a key by. */
  @Column('text')
  prefix: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;
}

/** API keys, for the record store. */
export const API_KEY: RecordKind<ApiKey> = { entity: ApiKey, name: 'api_key', secret: ['hash'] };
