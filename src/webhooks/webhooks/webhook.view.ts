import { ApiProperty } from '@nestjs/swagger';
import type { Role } from '../../common/actor/actor.constants.js';
import type { DeliveryState, DisabledReason, WebhookState } from '../model/webhook.constants.js';

/** The last attempt to deliver an event to a webhook. */
export class WebhookAttemptView {
  at: Date;
  /** @example "delivered" */
  state: DeliveryState;
  /**
   * Status of the answer; null if there was none.
   * @example 200
   */
  @ApiProperty({ type: 'integer', nullable: true })
  statusCode: number | null;
  /** Code of the error of the attempt: there was no answer, or one that leads to another address. */
  errorCode: string | null;
}

/** A webhook in responses. Its secret is never shown. */
export class WebhookView {
  id: string;
  /** @example "Power BI" */
  name: string;
  /** @example "https://flows.example.org/locate" */
  url: string;
  /**
   * Types of events, or all types of a group.
   * @example ["lead.*", "task.completed"]
   */
  eventTypes: string[];
  /** The API key whose role and scopes are the rights of the webhook. */
  apiKeyId: string;
  /** @example "Power BI" */
  apiKeyName: string;
  /** @example "viewer" */
  apiKeyRole: Role;
  /** Scopes that narrow the role of the key; null for all rights of the role. */
  apiKeyScopes: string[] | null;
  description: string | null;
  /** @example "active" */
  state: WebhookState;
  /** Reason why the application disabled it; null while it is not disabled. */
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  /** Time until which the former secret signs too; null if it was not rotated or that time is over. */
  formerSecretUntil: Date | null;
  /** Whether the secret cannot be decrypted, for example after a restore without its key, and must be rotated. */
  secretUnreadable: boolean;
  /** The last attempt; null if there was none, or it was removed. */
  lastAttempt: WebhookAttemptView | null;
  /**
   * Number of deliveries of the last seven days that failed for good.
   * @example 0
   */
  deadCount: number;
  /**
   * Number of deliveries that wait.
   * @example 0
   */
  waitingCount: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/**
 * A webhook with its new secret, which is shown only in this response; a repetition of the request with the same
 * idempotency key does not show it.
 */
export class SecretWebhookView extends WebhookView {
  /**
   * Secret with which requests are signed (Standard Webhooks).
   * @example "whsec_6bn7QmPZr2cT0mL5bK1nVw8sY3xJ4dHfA9uGqEoRtZk="
   */
  secret: string | null;
}
