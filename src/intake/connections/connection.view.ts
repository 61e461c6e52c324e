import type { Provider } from '../parsing/connector.rules.js';
import { MappingView } from '../mapping/mapping.view.js';
import { LeadRule } from '../model/lead-rule.dto.js';

/** Access to the provider's API. The token is not shown. */
export class SenderApiView {
  /** @example "https://pretix.eu/api/v1" */
  baseUrl: string;
  hasToken: boolean;
}

/** A connection in responses. Secrets are never shown. */
export class ConnectionView {
  id: string;
  /** @example "Autumn seminar, registration form" */
  name: string;
  /** @example "generic" */
  provider: Provider;
  activityId: string | null;
  integrationKeyId: string | null;
  /** @example "Europe/Brussels" */
  timezone: string;
  /** Time at which the connection was paused; null if it is not paused. During a pause, deliveries are parked. */
  pausedAt: Date | null;
  /** Whether deliveries must be signed. */
  hasSecret: boolean;
  /**
   * Secrets that cannot be decrypted, for example after a restore without their key, and must be entered again. Enter
   * `secret` by rotating it, and `api.token` by an update of the connection.
   * @example []
   */
  unreadableSecrets: ('secret' | 'api.token')[];
  /** Time until which the previous address is also valid. */
  formerTokenUntil: Date | null;
  /** Time until which the previous secret is also valid. */
  formerSecretUntil: Date | null;
  api: SenderApiView | null;
  mapping: MappingView;
  /** @example 1 */
  mappingVersion: number;
  rules: LeadRule[];
  /** Time of the last comparison of the provider's list with ours. */
  reconciledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/**
 * A connection with its address, which contains the token. The address is shown only in this response; a repetition of
 * the request with the same idempotency key does not show it.
 */
export class AddressedConnectionView extends ConnectionView {
  /** @example "https://crm.example/intake/0199c000-0000-7000-8000-000000000601/in_7Jx0aY…" */
  url: string | null;
  /** @example "in_7Jx0aY…" */
  token: string | null;
}

/** A version of a connection's mapping. */
export class MappingVersionView {
  id: string;
  /** @example 1 */
  mappingVersion: number;
  mapping: MappingView;
  createdAt: Date;
  createdBy: string | null;
}
