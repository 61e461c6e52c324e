import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';
import { ApiKey } from '../../identity/api-key.entity.js';
import type { Provider } from '../connectors/connector.js';
import type { LeadRule } from '../rules/rule.dto.js';

/** One form of one sender, and how its deliveries are believed, read and followed up. */
@Entity('intake_connection')
@Index('intake_connection_activity_id_idx', ['activityId', 'id'])
@Index('intake_connection_integration_key_id_idx', ['integrationKeyId', 'id'])
@Index('intake_connection_provider_idx', ['provider', 'id'])
@Index('intake_connection_created_at_idx', ['createdAt', 'id'])
@Index('intake_connection_updated_at_idx', ['updatedAt', 'id'])
export class IntakeConnection extends RecordEntity {
  @Column('text')
  name: string;

  @Column('text')
  provider: Provider;

  /** What people register for; leads and touches of the registrations refer to it. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  /** The API key of the integration that the connection belongs to: of all connections it sees its own only. */
  @ForeignKey(() => ApiKey)
  @Column('uuid', { nullable: true })
  integrationKeyId: string | null;

  /** IANA zone of times that come without one. */
  @Column('text', { default: 'Europe/Brussels' })
  timezone: string;

  /** While paused, deliveries are stored and parked. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  pausedAt: Date | null;

  /** SHA-256 of the token in the address, which has 256 random bits. */
  @Column('text')
  tokenHash: string;

  /** The token before, good until `formerTokenUntil`: senders cannot be changed in the same moment. */
  @Column('text', { nullable: true })
  formerTokenHash: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  formerTokenUntil: Date | null;

  /** The signing secret, sealed; null where the sender does not sign. */
  @Column('bytea', { nullable: true })
  secretSealed: Buffer | null;

  @Column('bytea', { nullable: true })
  formerSecretSealed: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  formerSecretUntil: Date | null;

  /** Where the sender's own API is; nothing is ever fetched from anywhere else. */
  @Column('text', { nullable: true })
  apiBaseUrl: string | null;

  @Column('bytea', { nullable: true })
  apiTokenSealed: Buffer | null;

  /** Rules that make leads of registrations, in the order they are tried. */
  @Column('jsonb', { default: [] })
  rules: LeadRule[];

  /** The mapping in use. */
  @Column('integer', { default: 1 })
  mappingVersion: number;

  /** When the sender's own list was last compared with ours. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  reconciledAt: Date | null;

  /** What to ask the sender from, the next time, in its own terms. */
  @Column('text', { nullable: true })
  reconciledSince: string | null;

  /** How many registrations of that list had not come by themselves. */
  @Column('integer', { nullable: true })
  reconciledMissing: number | null;

  @Column('text', { nullable: true })
  reconciliationError: string | null;
}

/** Connections, for the record store. */
export const INTAKE_CONNECTION: RecordKind<IntakeConnection> = {
  entity: IntakeConnection,
  name: 'intake_connection',
  secret: ['tokenHash', 'formerTokenHash', 'secretSealed', 'formerSecretSealed', 'apiTokenSealed'],
};
