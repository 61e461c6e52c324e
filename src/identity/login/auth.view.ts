import type { Role } from '../../common/actor/actor.constants.js';

/** An access token. Send it as `Authorization: Bearer …`. */
export class AccessTokenView {
  accessToken: string;
  /** @example "Bearer" */
  tokenType: 'Bearer';
  /**
   * Seconds for which the token is valid.
   * @example 3600
   */
  expiresIn: number;
}

/** The ways in which users of this installation log in. */
export class AuthMethodsView {
  /** Whether users log in with an e-mail address and a password. */
  password: boolean;
  /** Whether users log in through an identity provider (OpenID Connect). */
  oidc: boolean;
  /** Whether people who have forgotten their password get a link by mail (`POST /auth/password-link-requests`). */
  passwordLinks: boolean;
}

/** The identity of the caller and the rights that the policy allows. */
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
