import type { Provider } from '../connectors/connector.js';
import { MappingView } from '../mapping/mapping.view.js';
import { LeadRule } from '../rules/rule.dto.js';

/** How the sender's API is reached; the token is not shown. */
export class SenderApiView {
  /** @example "https://pretix.eu/api/v1" */
  baseUrl: string;
  hasToken: boolean;
}

/** A connection, as clients see one: secrets are never shown. */
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
  /** While paused, deliveries are stored and parked. */
  pausedAt: Date | null;
  /** Whether deliveries must be signed. */
  hasSecret: boolean;
  /**
   * Secrets that cannot be decrypted, as after a restore without their key, and that are to be entered again: `secret` by
   * rotating it, `api.token` by a change of the connection.
   * @example []
   */
  unreadableSecrets: ('secret' | 'api.token')[];
  /** Until when the address before is good too. */
  formerTokenUntil: Date | null;
  /** Until when the secret before is good too. */
  formerSecretUntil: Date | null;
  api: SenderApiView | null;
  mapping: MappingView;
  /** @example 1 */
  mappingVersion: number;
  rules: LeadRule[];
  /** When the sender's own list was last compared with ours. */
  reconciledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A connection with its address. The address holds the token and is shown this once; a replay of the request lacks it. */
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
