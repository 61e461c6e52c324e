import type { Role } from '../../common/actor/actor.constants.js';

/** An API key, without the key itself. */
export class ApiKeyView {
  id: string;
  /** @example "Monthly report of the province" */
  name: string;
  /** @example "reporting" */
  role: Role;
  /** Scopes that narrow the role; null for all rights of the role. */
  scopes: string[] | null;
  /**
   * The first characters of the key.
   * @example "lil_4fK2xy"
   */
  prefix: string;
  expiresAt: Date | null;
  /** Time of the last request with the key, to the minute; null if there was none. */
  lastUsedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A new API key with the key itself, which is shown only in this response. */
export class NewApiKeyView extends ApiKeyView {
  /** Send it as `Authorization: Bearer …` or `X-API-Key`. It is null in the replay of a request. */
  key: string | null;
}
