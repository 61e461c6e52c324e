import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IntakeConnection } from '../connections/connection.entity.js';
import type { DeliveryOrigin, DeliveryState, StoredVerification } from './delivery.vocabulary.js';

/**
 * What a sender sent, as it came. Stored before anything else happens to it; each once, however often it is sent, by its
 * key and its contents (intake_delivery_key_uq).
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

  /** What makes two deliveries of a connection the same one, in the sender's own terms, when they say the same. */
  @Column('text')
  deliveryKey: string;

  @Column('text')
  verification: StoredVerification;

  @Column('text', { nullable: true })
  contentType: string | null;

  /** Those that the connector asks to keep, by their names in lower case. */
  @Column('jsonb', { default: {} })
  headers: Record<string, string>;

  @Column('integer')
  size: number;

  @Column('text')
  sha256: string;

  /** A digest of what it says; null where that is its bytes. */
  @Column('text', { nullable: true })
  contentSha256: string | null;

  /** The very bytes; null once their time is over. */
  @Column('bytea', { nullable: true })
  body: Buffer | null;

  @Column('text', { default: 'received' })
  state: DeliveryState;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('integer', { default: 0 })
  replays: number;

  /** When it is to be worked on; null when nothing is to be done. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  /** A code that says what is wrong with it, or what went wrong the last time. */
  @Column('text', { nullable: true })
  error: string | null;

  /** The mapping it was last read with. */
  @Column('integer', { nullable: true })
  mappingVersion: number | null;

  @Column('uuid', { array: true, default: [] })
  registrationIds: string[];

  /** Of a thin delivery: what is to be fetched. */
  @Column('text', { nullable: true })
  subjectKey: string | null;

  /** Which change of the subject it told of. */
  @Column('integer', { nullable: true })
  subjectGeneration: number | null;

  /** When it was last worked on. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  processedAt: Date | null;

  /** When its effects were first there. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  appliedAt: Date | null;
}
