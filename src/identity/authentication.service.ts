import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { Clock } from '../common/clock/clock.js';
import { CodedError } from '../common/errors/domain.errors.js';
import { KEY_PREFIX } from './api-key.format.js';
import { IdentityQueries } from './identity.queries.js';
import { OidcIdentitiesService } from './oidc-identities.service.js';
import { passwordMatches } from './passwords.js';
import { Tokens } from './token.service.js';

/** How long a caller's standing is remembered, in milliseconds: a revoked key or role works no longer than this. */
const REMEMBERED = 3_000;
/** Most callers remembered at once. */
const MOST_REMEMBERED = 5_000;

/** Finds out who is calling: a user by access token, a program by API key. */
@Injectable()
export class Authentication {
  private readonly known = new Map<string, { actor: Actor | undefined; until: number }>();

  constructor(
    private readonly tokens: Tokens,
    private readonly queries: IdentityQueries,
    private readonly identities: OidcIdentitiesService,
    private readonly clock: Clock,
  ) {}

  /** The caller of a request; undefined when it does not say, or not credibly. */
  async actorOf(headers: IncomingHttpHeaders): Promise<Actor | undefined> {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const key = headers['x-api-key'] ?? (bearer?.startsWith(KEY_PREFIX) ? bearer : undefined);
    if (typeof key === 'string') {
      const hashed = hashOf(key);
      return this.remembered(hashed, () => this.queries.actorOfKey(hashed));
    }
    if (!bearer) return undefined;
    const subject = await this.tokens.read(bearer);
    if (!subject) return undefined;
    if ('issuer' in subject) {
      const name = `oidc ${JSON.stringify([subject.issuer, subject.subject])}`;
      return this.remembered(name, () => this.identities.findActor(subject));
    }
    const { userId, issuedAt } = subject;
    return this.remembered(`${userId} ${issuedAt.getTime()}`, () => this.queries.actorOfUser(userId, issuedAt));
  }

  /** An access token for the right password. @throws 401 without saying which of the two was wrong */
  async login(email: string, password: string) {
    const user = await this.queries.credentialsOf(email.trim().normalize('NFC').toLowerCase());
    if (!(await passwordMatches(user?.passwordHash, password)) || !user) {
      throw new CodedError('unauthenticated', 'auth.wrong_credentials', 'The e-mail address or the password is wrong.');
    }
    return this.tokens.issue(user.id);
  }

  /** Forgets what is remembered, after a change of users or keys by this instance. */
  forget(): void {
    this.known.clear();
  }

  private async remembered(name: string, find: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    const now = this.clock.now().getTime();
    const hit = this.known.get(name);
    if (hit && hit.until > now && hit.until <= now + REMEMBERED) return hit.actor;
    const actor = await find();
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(name, { actor, until: now + REMEMBERED });
    return actor;
  }
}

function hashOf(key: string): string {
  return hash('sha256', key);
}
