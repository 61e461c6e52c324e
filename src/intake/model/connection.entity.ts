import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { ApiKey } from '../../identity/api-keys/api-key.entity.js';
import type { Provider } from '../parsing/connector.rules.js';
import type { LeadRule } from './lead-rule.dto.js';

/** A connection to one form of one provider: how its deliveries are verified, mapped and turned into leads. */
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

  /** The activity that people register for. Leads and touches of the registrations refer to it. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  activityId: string | null;

  /** API key of the integration that owns the connection. The integration sees only its own connections. */
  @ForeignKey(() => ApiKey)
  @Column('uuid', { nullable: true })
  integrationKeyId: string | null;

  /** IANA time zone of times that a delivery sends without a zone. */
  @Column('text', { default: 'Europe/Brussels' })
  timezone: string;

  /** Time at which the connection was paused; null if it is not paused. A pause parks the deliveries. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  pausedAt: Date | null;

  /** SHA-256 of the token in the address, which has 256 random bits. */
  @Column('text')
  tokenHash: string;

  /** The previous token. It stays valid until `formerTokenUntil`, because the provider is changed some time later. */
  @Column('text', { nullable: true })
  formerTokenHash: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  formerTokenUntil: Date | null;

  /** The encrypted signing secret; null if the provider does not sign. */
  @Column('bytea', { nullable: true })
  secretEncrypted: Buffer | null;

  @Column('bytea', { nullable: true })
  formerSecretEncrypted: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  formerSecretUntil: Date | null;

  /** Address of the provider's API. Data is fetched from this address only. */
  @Column('text', { nullable: true })
  apiBaseUrl: string | null;

  @Column('bytea', { nullable: true })
  apiTokenEncrypted: Buffer | null;

  /** Rules that create leads from registrations, in the order in which they are tried. */
  @Column('jsonb', { default: [] })
  rules: LeadRule[];

  /** Version of the mapping in use. */
  @Column('integer', { default: 1 })
  mappingVersion: number;

  /** Time of the last comparison of the provider's list with ours. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  reconciledAt: Date | null;

  /** Starting point of the next request for the provider's list, in the provider's format. */
  @Column('text', { nullable: true })
  reconciledSince: string | null;

  /** Number of registrations in that list for which no delivery had arrived. */
  @Column('integer', { nullable: true })
  reconciledMissing: number | null;

  @Column('text', { nullable: true })
  reconciliationError: string | null;
}

/** The kind of record that the record store keeps connections as. */
export const INTAKE_CONNECTION: RecordKind<IntakeConnection> = {
  entity: IntakeConnection,
  name: 'intake_connection',
  secret: ['tokenHash', 'formerTokenHash', 'secretEncrypted', 'formerSecretEncrypted', 'apiTokenEncrypted'],
};
