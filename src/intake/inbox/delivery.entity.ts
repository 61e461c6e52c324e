import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IntakeConnection } from '../model/connection.entity.js';
import type { DeliveryOrigin, DeliveryState, StoredVerification } from './delivery.constants.js';

/**
 * A delivery of a provider, stored unchanged before it is processed. A repeated delivery is stored once, because its
 * key and its content are unique (intake_delivery_key_uq).
 */
@Entity('intake_delivery')
@Index('intake_delivery_connection_id_idx', ['connectionId', 'receivedAt', 'id'])
@Index('intake_delivery_connection_mapping_idx', ['connectionId', 'mappingVersion', 'id'])
@Index('intake_delivery_received_at_idx', ['receivedAt', 'id'])
@Index('intake_delivery_state_idx', ['state', 'receivedAt', 'id'])
@Index('intake_delivery_origin_idx', ['origin', 'receivedAt', 'id'], { where: `origin <> 'webhook'` })
@Index('intake_delivery_verification_idx', ['verification', 'receivedAt', 'id'])
@Index('intake_delivery_waiting_idx', ['id', 'nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Index('intake_delivery_connection_waiting_idx', ['connectionId', 'id'], { where: 'next_attempt_at IS NOT NULL' })
@Index('intake_delivery_body_idx', ['receivedAt', 'id'], { where: 'body IS NOT NULL' })
export class IntakeDelivery {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column('text', { default: 'webhook' })
  origin: DeliveryOrigin;

  /**
   * Key from the provider's ids. Two deliveries of a connection with the same key and content are the same delivery.
   */
  @Column('text')
  deliveryKey: string;

  @Column('text')
  verification: StoredVerification;

  @Column('text', { nullable: true })
  contentType: string | null;

  /** Headers that the connector keeps, by name in lower case. */
  @Column('jsonb', { default: {} })
  headers: Record<string, string>;

  @Column('integer')
  size: number;

  @Column('text')
  sha256: string;

  /** Digest of the content; null if `sha256`, the digest of all bytes, is used. */
  @Column('text', { nullable: true })
  contentSha256: string | null;

  /** The original bytes; null after the end of their retention period. */
  @Column('bytea', { nullable: true })
  body: Buffer | null;

  @Column('text', { default: 'received' })
  state: DeliveryState;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('integer', { default: 0 })
  replays: number;

  /** Time at which it is due for processing; null if it does not wait. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  /** Code or reason that explains its state, such as the failure of the last attempt. */
  @Column('text', { nullable: true })
  error: string | null;

  /** Version of the mapping with which it was last read. */
  @Column('integer', { nullable: true })
  mappingVersion: number | null;

  @Column('uuid', { array: true, default: [] })
  registrationIds: string[];

  /** Key of the subject whose state must be fetched for a thin event. */
  @Column('text', { nullable: true })
  subjectKey: string | null;

  /** Generation of the subject that it announced. */
  @Column('integer', { nullable: true })
  subjectGeneration: number | null;

  /** Time at which it was last processed. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  processedAt: Date | null;

  /** Time at which it was first applied. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  appliedAt: Date | null;
}
