import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { Clock } from '../../common/time/clock.service.js';
import { lockRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { type Credentials, findSessionHash } from '../authentication/credentials.rules.js';
import { USER } from '../model/user.entity.js';
import { endCalendarAddresses, endSessionOfUser, endSessionsOfUser } from '../model/user-access.queries.js';
import { UserService } from '../users/user.service.js';
import { UserSessionQueries } from './user-session.queries.js';
import type { UserSessionsView, UserSignInsView } from './user-session.view.js';

/** Lists and ends the sessions of other users, for administrators. */
@Injectable()
export class ForeignSessionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: UserSessionQueries,
    private readonly users: UserService,
    private readonly authentication: AuthenticationService,
    private readonly clock: Clock,
  ) {}

  /** Lists the last logins of all users. */
  async listSignIns(): Promise<UserSignInsView> {
    return { items: await this.queries.findSignIns(this.clock.now()) };
  }

  /**
   * Lists the sessions of a user that have not ended.
   * @throws 404
   */
  async list(userId: string, actor: Actor, credentials: Credentials | null): Promise<UserSessionsView> {
    await this.users.read(userId, actor);
    return { items: await this.queries.findSessions(userId, findSessionHash(credentials), this.clock.now()) };
  }

  /**
   * Ends one session of a user.
   * @throws 404 if there is no such user, or the user has no such session
   */
  end([userId, id]: readonly [string, string], actor: Actor): Promise<void> {
    return this.endWhere(userId, actor, async (tx) => {
      if (!(await endSessionOfUser(tx.sql, userId, id))) throw createNotFoundError('session', id);
      return 1;
    });
  }

  /**
   * Ends all sessions and the calendar addresses of a user. Ending none changes nothing.
   * @throws 404
   */
  endAll(userId: string, actor: Actor): Promise<void> {
    return this.endWhere(userId, actor, async (tx) => {
      const ended = await endSessionsOfUser(tx.sql, userId);
      await endCalendarAddresses(tx, userId);
      return ended;
    });
  }

  private async endWhere(userId: string, actor: Actor, end: (tx: Tx) => Promise<number>): Promise<void> {
    await this.work.run(actor, async (tx) => {
      await lockRecord(tx, USER, userId);
      if ((await end(tx)) > 0) await tx.audit({ action: 'session_ended', entityType: 'user', entityId: userId });
    });
    this.authentication.forget();
  }
}
