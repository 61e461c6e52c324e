import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { isStorableText } from '../../common/validation/text-inspection.rules.js';

/** Maximum age in seconds of an accepted token of the identity provider, whatever its `exp` says. */
export const MAX_OIDC_TOKEN_AGE_S = 24 * 3_600;
/** Seconds by which the clock of the identity provider may differ. */
export const CLOCK_TOLERANCE_S = 5;

/** An account at the identity provider. */
export interface OidcIdentity {
  issuer: string;
  subject: string;
  /** Address that the provider has verified; null if the token has none. */
  email: string | null;
}

/** The claims of a verified token on which the identity depends. */
interface IdentityClaims {
  sub?: unknown;
  email?: unknown;
  email_verified?: unknown;
}

/** Reads the account that a verified token names; undefined if the token names none, or its address is not verified. */
export function readOidcIdentity(
  { sub, email, email_verified: isVerified }: IdentityClaims,
  issuer: string,
): OidcIdentity | undefined {
  // An address that the provider has not verified may belong to anybody. Providers send "false", 0 or nothing then.
  if (isVerified !== true || typeof sub !== 'string' || sub === '' || !isStorableText(sub)) return undefined;
  // No user can have an address that PostgreSQL cannot store.
  const address = typeof email === 'string' && isStorableText(email) ? normaliseEmail(email) : null;
  return { issuer, subject: sub, email: address };
}

/** Tells whether a token was issued within the accepted time before `now`, in seconds. */
export function isRecentlyIssued(issuedAt: unknown, now: number): boolean {
  if (typeof issuedAt !== 'number') return false;
  return issuedAt <= now + CLOCK_TOLERANCE_S && issuedAt >= now - MAX_OIDC_TOKEN_AGE_S - CLOCK_TOLERANCE_S;
}
