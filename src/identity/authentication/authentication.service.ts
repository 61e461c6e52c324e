import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { KEY_PREFIX, hashSecretToken } from '../model/secret-token.rules.js';
import { AuthenticationQueries } from './authentication.queries.js';
import { OidcIdentityService } from './oidc-identity.service.js';
import { isPasswordCorrect } from '../model/password.rules.js';
import { AccessTokenService } from '../keys/access-token.service.js';

/** Milliseconds for which a caller's rights are cached. A revoked key or role works no longer than this. */
const CACHE_TTL_MS = 3_000;
/** Maximum number of cached callers. */
const MAX_CACHED_KEYS = 5_000;

/** Authenticates the caller of a request: a user by access token, a program by API key. */
@Injectable()
export class AuthenticationService {
  private readonly cached = new Map<string, { actor: Actor | null; until: number }>();

  constructor(
    private readonly tokens: AccessTokenService,
    private readonly queries: AuthenticationQueries,
    private readonly identities: OidcIdentityService,
    private readonly clock: Clock,
  ) {}

  /** Returns the caller of a request; null if the request has no valid credentials. */
  async findActor(headers: IncomingHttpHeaders): Promise<Actor | null> {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const key = headers['x-api-key'] ?? (bearer?.startsWith(KEY_PREFIX) ? bearer : undefined);
    if (typeof key === 'string') {
      const hashed = hashSecretToken(key);
      return this.findCached(hashed, () => this.queries.findActorByKey(hashed));
    }
    if (!bearer) return null;
    const subject = await this.tokens.read(bearer);
    if (!subject) return null;
    if ('issuer' in subject) {
      const name = `oidc ${JSON.stringify([subject.issuer, subject.subject])}`;
      return this.findCached(name, () => this.identities.findActor(subject));
    }
    const { userId, issuedAt } = subject;
    return this.findCached(`${userId} ${issuedAt.getTime()}`, () => this.queries.findActorByUserId(userId, issuedAt));
  }

  /**
   * Issues an access token for the right password.
   * @throws 401 that does not say which of the two was wrong
   */
  async login(email: string, password: string) {
    const user = await this.queries.findCredentials(email.trim().normalize('NFC').toLowerCase());
    if (!(await isPasswordCorrect(user?.passwordHash, password)) || !user) {
      throw new CodedError('unauthenticated', 'auth.wrong_credentials', 'The e-mail address or the password is wrong.');
    }
    return this.tokens.issue(user.id);
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
