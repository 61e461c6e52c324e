import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { ApiKey } from '../../identity/api-keys/api-key.entity.js';
import type { DisabledReason, WebhookState } from './webhook.constants.js';

/** An address of another system that is told of changes: which ones, and with the rights of which API key. */
@Entity('webhook')
@Index('webhook_api_key_id_idx', ['apiKeyId', 'id'])
@Index('webhook_created_at_idx', ['createdAt', 'id'])
@Index('webhook_updated_at_idx', ['updatedAt', 'id'])
export class Webhook extends RecordEntity {
  @Column('text')
  name: string;

  @Column('text')
  url: string;

  /** Types of the catalogue, or all types of a group: `lead.*`. */
  @Column('text', { array: true })
  eventTypes: string[];

  /** The API key whose role and scopes are the rights of the webhook. */
  @ForeignKey(() => ApiKey)
  @Column('uuid')
  apiKeyId: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('bytea')
  secretEncrypted: Buffer;

  /** The former secret. It signs too until `formerSecretUntil`, because the receiver is changed some time later. */
  @Column('bytea', { nullable: true })
  formerSecretEncrypted: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  formerSecretUntil: Date | null;

  @Column('text', { default: 'active' })
  state: WebhookState;

  @Column('text', { nullable: true })
  disabledReason: DisabledReason | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  disabledAt: Date | null;
}

/** The kind of record that the record store keeps webhooks as. */
export const WEBHOOK: RecordKind<Webhook> = {
  entity: Webhook,
  name: 'webhook',
  // The address of a flow of Teams contains a signature, with which anybody can send to it.
  secret: ['url', 'secretEncrypted', 'formerSecretEncrypted'],
};
