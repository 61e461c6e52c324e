import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm';
import type { EventType } from '../../database/transactions/event-types.rules.js';
import type { DeliveryState, SkipReason } from './webhook.constants.js';
import { Webhook } from './webhook.entity.js';

/**
 * One event for one webhook. The transaction of the change inserts it, so that it exists exactly when the change does.
 * It keeps its last attempt only.
 */
@Entity('webhook_delivery')
@Index('webhook_delivery_due_idx', ['id', 'nextAttemptAt'], { where: 'next_attempt_at IS NOT NULL' })
@Index('webhook_delivery_order_idx', ['webhookId', 'entityId', 'sequence'], { where: `state = 'waiting'` })
@Index('webhook_delivery_webhook_id_idx', ['webhookId', 'at', 'id'])
@Index('webhook_delivery_entity_id_idx', ['entityId', 'at', 'id'])
@Index('webhook_delivery_audit_entry_id_idx', ['auditEntryId', 'webhookId'])
@Index('webhook_delivery_at_idx', ['at', 'id'])
@Index('webhook_delivery_last_attempt_idx', ['webhookId', 'lastAttemptAt', 'id'], {
  where: 'last_attempt_at IS NOT NULL',
})
@Index('webhook_delivery_dead_idx', ['webhookId', 'at', 'id'], { where: `state = 'dead'` })
@Index('webhook_delivery_delivered_idx', ['webhookId', 'lastAttemptAt'], { where: `state = 'delivered'` })
export class WebhookDelivery {
  /** The `webhook-id` of every attempt. */
  @PrimaryColumn('uuid')
  id: string;

  /** The order of the deliveries about a record, which is that of its changes. */
  @Column({ type: 'bigint', generatedIdentity: 'ALWAYS' })
  // TypeORM knows identity columns, but the type of its decorator does not.
  @Generated('identity' as 'increment')
  sequence: string;

  @ForeignKey(() => Webhook)
  @Column('uuid')
  webhookId: string;

  /** The entry of the change, which is never removed; null for a test. */
  @Column('uuid', { nullable: true })
  auditEntryId: string | null;

  /** Time at which the delivery was stored: that of the change, or of its redelivery. */
  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column('text')
  type: EventType;

  /** The type of the record in the audit trail. */
  @Column('text')
  entityType: string;

  @Column('uuid')
  entityId: string;

  @Column('uuid', { nullable: true })
  leadId: string | null;

  @Column('text', { default: 'waiting' })
  state: DeliveryState;

  @Column('text', { nullable: true })
  reason: SkipReason | null;

  /** Number of attempts that were made. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Time of the next attempt; null if it does not wait. Nothing is sent while the webhook is paused, also if it is due. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  firstAttemptAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt: Date | null;

  /** The earlier delivery that it repeats, which may have been removed. */
  @Column('uuid', { nullable: true })
  redeliveryOf: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastAttemptAt: Date | null;

  @Column('integer', { nullable: true })
  durationMs: number | null;

  @Column('integer', { nullable: true })
  statusCode: number | null;

  /** Code of the error of the last attempt: there was no answer, or one that leads to another address. */
  @Column('text', { nullable: true })
  errorCode: string | null;

  @Column('jsonb', { nullable: true })
  requestHeaders: Record<string, string> | null;

  @Column('text', { nullable: true })
  requestBody: string | null;

  @Column('jsonb', { nullable: true })
  responseHeaders: Record<string, string> | null;

  /** The beginning of the answer. */
  @Column('text', { nullable: true })
  responseBody: string | null;
}
