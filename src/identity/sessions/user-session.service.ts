import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockLive } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { listPermissions } from '../access/access.policy.js';
import {
  AuthenticationService,
  createWrongCredentialsError,
  type PasswordLogin,
} from '../authentication/authentication.service.js';
import { type Credentials, findSessionHash } from '../authentication/credentials.rules.js';
import { hashSecretToken, makeSecretToken } from '../model/secret-token.rules.js';
import { USER, type User } from '../model/user.entity.js';
import { UserSession } from '../model/user-session.entity.js';
import { endCalendarAddresses, endSessionOfUser, endSessionsOfUser } from '../model/user-access.queries.js';
import { countUnreadNotifications } from '../notifications/notification.queries.js';
import { UserSessionQueries } from './user-session.queries.js';
import type { CurrentSessionView, UserSessionsView } from './user-session.view.js';

const SESSION_PREFIX = 'ses_';
/** Maximum number of characters that are kept of the name of a browser. */
const MAX_USER_AGENT_LENGTH = 300;

/** The browser in which a session starts. */
export interface SessionClient {
  /** The browser as it names itself. */
  userAgent: string | undefined;
  /** The credentials that the browser sent with the login. */
  former: Credentials | null;
}

/** Starts, lists and ends the sessions of users in browsers. */
@Injectable()
export class UserSessionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly queries: UserSessionQueries,
    private readonly authentication: AuthenticationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a session of the user with this password. It replaces the session that the browser had.
   * @throws 401 that does not say whether the e-mail address or the password was wrong
   */
  async create(login: PasswordLogin, client: SessionClient): Promise<{ secret: string; view: CurrentSessionView }> {
    const { actor, passwordHash } = await this.authentication.checkPassword(login);
    const secret = await this.start(actor, client, (user) => {
      // The password was changed while it was being checked.
      if (user.passwordHash !== passwordHash) throw createWrongCredentialsError();
    });
    return { secret, view: await this.readCurrent({ kind: 'session', secret }) };
  }

  /**
   * Starts a session of an authenticated user. It replaces the session that the browser had.
   * @param check checks the locked user
   * @returns a new secret
   * @throws 409 if the user has been archived meanwhile
   */
  async start(actor: Actor, { userAgent, former }: SessionClient, check?: (user: User) => void): Promise<string> {
    const secret = makeSecretToken(SESSION_PREFIX);
    await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, actor.id!);
      check?.(user);
      const formerHash = findSessionHash(former);
      if (formerHash) await tx.manager.delete(UserSession, { hash: formerHash });
      await tx.manager.insert(UserSession, {
        id: uuidv7(),
        userId: user.id,
        hash: hashSecretToken(secret),
        createdAt: tx.now,
        lastUsedAt: tx.now,
        userAgent: userAgent?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      });
      await tx.audit({ action: 'session_started', entityType: 'user', entityId: user.id });
    });
    this.authentication.forget();
    return secret;
  }

  /** Lists the sessions of the caller. An API key has none. */
  async list(actor: Actor, credentials: Credentials | null): Promise<UserSessionsView> {
    const userId = findUserId(actor);
    if (userId === null) return { items: [] };
    return { items: await this.queries.findSessions(userId, findSessionHash(credentials), this.clock.now()) };
  }

  /** Reads the session of the request and its user. */
  async readCurrent(credentials: Credentials | null): Promise<CurrentSessionView> {
    const hash = findSessionHash(credentials);
    const found = hash === null ? null : await this.queries.findCurrent(hash, this.clock.now());
    if (!found) return { user: null, session: null };
    const { userId: id, email, fullName, role } = found.user;
    const actor: Actor = { id, kind: 'user', name: fullName, role, scopes: null };
    const unreadNotifications = await countUnreadNotifications(this.sql, actor);
    const user = { id, email, fullName, role, permissions: listPermissions(actor), unreadNotifications };
    return { user, session: found.session };
  }

  /**
   * Ends one session of the caller.
   * @throws 404 if the caller has no such session
   */
  async end(id: string, actor: Actor): Promise<void> {
    await this.endWhere(actor, async (tx, userId) => {
      if (!(await endSessionOfUser(tx.sql, userId, id))) throw createNotFoundError('session', id);
      return 1;
    });
  }

  /** Ends the session of the request. A request with a token has none, and nothing changes. */
  async endCurrent(actor: Actor, credentials: Credentials | null): Promise<void> {
    const hash = findSessionHash(credentials);
    if (hash === null) return;
    await this.endWhere(actor, async (tx) => (await tx.manager.delete(UserSession, { hash })).affected ?? 0);
  }

  /**
   * Ends all sessions of the caller but that of the request, and the calendar addresses.
   * @throws 403 for a key
   */
  endOthers(actor: Actor, credentials: Credentials | null): Promise<void> {
    const hash = findSessionHash(credentials);
    return this.endWhere(actor, async (tx, userId) => {
      const ended = await endSessionsOfUser(tx.sql, userId, hash);
      await endCalendarAddresses(tx, userId);
      return ended;
    });
  }

  /**
   * Ends all sessions and the calendar addresses of the caller.
   * @throws 403 for a key
   */
  endAll(actor: Actor): Promise<void> {
    return this.endWhere(actor, async (tx, userId) => {
      const ended = await endSessionsOfUser(tx.sql, userId);
      await endCalendarAddresses(tx, userId);
      return ended;
    });
  }

  private async endWhere(actor: Actor, end: (tx: Tx, userId: string) => Promise<number>): Promise<void> {
    const userId = findUserId(actor);
    if (userId === null) {
      throw new CodedError('session.person_only', 'Only users have sessions; the caller must not be an API key.');
    }
    await this.work.run(actor, async (tx) => {
      const ended = await end(tx, userId);
      if (ended > 0) await tx.audit({ action: 'session_ended', entityType: 'user', entityId: userId });
    });
    this.authentication.forget();
  }
}
