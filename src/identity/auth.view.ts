import type { Role } from '../common/actor/actor.js';

/** What a login gives: send it as `Authorization: Bearer …`. */
export class AccessTokenView {
  accessToken: string;
  /** @example "Bearer" */
  tokenType: 'Bearer';
  /**
   * Seconds the token is good for.
   * @example 3600
   */
  expiresIn: number;
}

/** Who the caller is, and what the policy lets the caller do. */
export class MeView {
  /** Null for the system. */
  id: string | null;
  /** @example "user" */
  kind: 'user' | 'key' | 'system';
  /** @example "An Janssens" */
  name: string;
  /** @example "bdm" */
  role: Role;
  /** @example ["leads:read", "leads:write"] */
  permissions: string[];
}
