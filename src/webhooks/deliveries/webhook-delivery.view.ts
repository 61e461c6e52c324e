import { ApiProperty } from '@nestjs/swagger';
import type { EventType } from '../../database/transactions/event-types.rules.js';
import type { DeliveryState, SkipReason } from '../model/webhook.constants.js';

/** The delivery of an event to a webhook in lists, without the bodies. */
export class WebhookDeliveryView {
  /** The `webhook-id` of every attempt. */
  id: string;
  webhookId: string;
  /** The time at which it was stored: that of the change, or of the redelivery. */
  at: Date;
  /** @example "lead.transitioned" */
  type: EventType;
  /**
   * The type of the record in the audit trail.
   * @example "lead"
   */
  entityType: string;
  entityId: string;
  /** @example "delivered" */
  state: DeliveryState;
  /** The reason why it was not sent; null unless it was skipped. */
  reason: SkipReason | null;
  /**
   * The number of attempts that were made.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  attempts: number;
  /** The time of the next attempt; null if it does not wait. While the webhook is paused, nothing is sent then. */
  nextAttemptAt: Date | null;
  firstAttemptAt: Date | null;
  lastAttemptAt: Date | null;
  deliveredAt: Date | null;
  /**
   * The milliseconds that the last attempt took.
   * @example 184
   */
  @ApiProperty({ type: 'integer', nullable: true })
  durationMs: number | null;
  /**
   * The status of the answer to the last attempt; null if there was no answer.
   * @example 200
   */
  @ApiProperty({ type: 'integer', nullable: true })
  statusCode: number | null;
  /** The code of the error of the last attempt: there was no answer, or one that leads to another address. */
  errorCode: string | null;
  /** The delivery that it repeats, which may have been removed; null if it repeats none. */
  redeliveryOf: string | null;
}

/** A request or an answer of the last attempt. */
export class WebhookMessageView {
  /** @example { "content-type": "application/json" } */
  headers: Record<string, string>;
  /** The body as it was sent, or the first 2 KiB of the answer; null for API keys with scopes. */
  body: string | null;
}

/** The delivery of an event to a webhook with the request and the answer of its last attempt. */
export class WebhookDeliveryDetailView extends WebhookDeliveryView {
  /** The entry of the audit trail; null for a test. */
  auditEntryId: string | null;
  /** The last request; null if there was none, or it was removed. */
  request: WebhookMessageView | null;
  /** The answer to the last request; null if there was none. */
  response: WebhookMessageView | null;
}
