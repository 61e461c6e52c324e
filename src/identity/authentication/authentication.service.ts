import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { hashSecretToken } from '../model/secret-token.rules.js';
import { AuthenticationQueries } from './authentication.queries.js';
import type { Credentials } from './credentials.rules.js';
import { OidcIdentityService } from './oidc-identity.service.js';
import { TotpCheckService } from './totp-check.service.js';
import { isPasswordCorrect } from '../model/password.rules.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { AccessTokenService } from '../keys/access-token.service.js';

/** Milliseconds for which a caller's rights are cached. A revoked key or role works no longer than this. */
const CACHE_TTL_MS = 3_000;
/** Maximum number of cached callers. */
const MAX_CACHED_KEYS = 5_000;
/** Milliseconds after which a request records again that its session or key is in use. */
const USE_INTERVAL_MS = 60_000;

/** The credentials with which a user logs in. */
export interface PasswordLogin {
  email: string;
  password: string;
  /** The one-time code of a user who has them. */
  code?: string;
}

/** Authenticates the caller of a request: a user by access token or session, a program by API key. */
@Injectable()
export class AuthenticationService {
  private readonly cached = new Map<string, { actor: Actor | null; until: number }>();

  constructor(
    private readonly tokens: AccessTokenService,
    private readonly queries: AuthenticationQueries,
    private readonly identities: OidcIdentityService,
    private readonly totp: TotpCheckService,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the caller with these credentials; null if they are not valid.
   * @param isUse whether a session counts as used, which prolongs it
   */
  async findActor({ kind, secret }: Credentials, isUse = true): Promise<Actor | null> {
    if (kind === 'access_token') return this.findActorByToken(secret);
    const hashed = hashSecretToken(secret);
    return this.findCached(`${kind} ${hashed}`, () =>
      kind === 'session' ? this.findActorBySession(hashed, isUse) : this.findActorByKey(hashed),
    );
  }

  private async findActorByToken(token: string): Promise<Actor | null> {
    const subject = await this.tokens.read(token);
    if (!subject) return null;
    if ('issuer' in subject) {
      const name = `oidc ${JSON.stringify([subject.issuer, subject.subject])}`;
      return this.findCached(name, () => this.identities.findActor(subject));
    }
    const { userId, issuedAt } = subject;
    return this.findCached(`${userId} ${issuedAt.getTime()}`, () => this.queries.findActorByUserId(userId, issuedAt));
  }

  private async findActorBySession(hash: string, isUse: boolean): Promise<Actor | null> {
    const now = this.clock.now();
    const session = await this.queries.findActorBySession(hash, now);
    if (!session) return null;
    // A read writes at most once a minute.
    if (isUse && now.getTime() - session.lastUsedAt.getTime() >= USE_INTERVAL_MS) {
      await this.queries.recordSessionUse(hash, now, USE_INTERVAL_MS);
    }
    return session.actor;
  }

  private async findActorByKey(hash: string): Promise<Actor | null> {
    const now = this.clock.now();
    const key = await this.queries.findActorByKey(hash);
    if (!key) return null;
    if (now.getTime() - (key.lastUsedAt?.getTime() ?? 0) >= USE_INTERVAL_MS) {
      await this.queries.recordKeyUse(hash, now, USE_INTERVAL_MS);
    }
    return key.actor;
  }

  /**
   * Issues an access token for the right password.
   * @throws 401 that does not say which of the two was wrong
   */
  async login(login: PasswordLogin) {
    const { actor } = await this.checkPassword(login);
    return this.tokens.issue(actor.id!);
  }

  /**
   * Returns the user with this e-mail address, and the hash that the password matches. Every login with a password
   * passes here, so that none goes without the one-time code of users who have them.
   * @throws 401 that does not say which of the two was wrong; 401 and 429 for the code
   */
  async checkPassword({
    email,
    password,
    code,
  }: PasswordLogin): Promise<{ actor: Actor; passwordHash: string | null }> {
    const user = await this.queries.findCredentials(normaliseEmail(email));
    if (!(await isPasswordCorrect(user?.passwordHash, password)) || !user) throw createWrongCredentialsError();
    await this.totp.assertCode(user.actor, code);
    return user;
  }

  /** Clears the cache after this instance has changed users or keys. */
  forget(): void {
    this.cached.clear();
  }

  private async findCached(name: string, find: () => Promise<Actor | null>): Promise<Actor | null> {
    const now = this.clock.now().getTime();
    const hit = this.cached.get(name);
    if (hit && hit.until > now && hit.until <= now + CACHE_TTL_MS) return hit.actor;
    const actor = await find();
    if (this.cached.size >= MAX_CACHED_KEYS) this.cached.clear();
    this.cached.set(name, { actor, until: now + CACHE_TTL_MS });
    return actor;
  }
}

/** Creates the error for a login with a wrong e-mail address or password. */
export function createWrongCredentialsError(): CodedError {
  return new CodedError('auth.wrong_credentials', 'The e-mail address or the password is wrong.');
}
