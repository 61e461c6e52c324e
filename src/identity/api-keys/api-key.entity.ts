import { Column, Entity, Index } from 'typeorm';
import type { Role } from '../../common/actor/actor.constants.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';

/** A key for a program. The key itself is shown once and stored only as a hash. Archiving it revokes it. */
@Entity('api_key')
@Index('api_key_hash_uq', ['hash'], { unique: true })
export class ApiKey extends RecordEntity {
  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  /** Scopes that narrow the rights of the role; null for all rights of the role. */
  @Column('text', { array: true, nullable: true })
  scopes: string[] | null;

  /** SHA-256 of the key. The key has 256 random bits, so a slower hash is not needed. */
  @Column('text')
  hash: string;

  /** The first characters, by which a key can be recognised. */
  @Column('text')
  prefix: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;

  /** Time of the last request, at most a minute old while requests arrive; null if there was none. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt: Date | null;
}

/** API keys for the record store. */
export const API_KEY: RecordKind<ApiKey> = { entity: ApiKey, name: 'api_key', secret: ['hash'] };
