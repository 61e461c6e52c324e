import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { assertCanGrant } from '../access/access-grants.policy.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { assertPasswordAllowed } from '../model/password-policy.rules.js';
import { hashPassword } from '../model/password.rules.js';
import type { CreateUser, UpdateUser, UserView } from './user.dto.js';
import { USER, User } from '../model/user.entity.js';
import { userList } from './user.list.js';
import { hasOtherAdmin } from '../model/user.queries.js';
import { removeTotp } from '../model/user-totp.queries.js';

/** Manages the users of the CRM. */
@Injectable()
export class UserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly authentication: AuthenticationService,
  ) {}

  /**
   * Creates a user.
   * @throws 409 `user.duplicate_email`, 422 for a password that is easily guessed, 403 `auth.missing_scopes` if the user
   * would have more rights than the caller
   */
  async create(body: CreateUser, actor: Actor, id: string = uuidv7()): Promise<UserView> {
    assertCanGrant(actor, { role: body.role, scopes: null }, '/role');
    if (body.password) assertPasswordAllowed(body.password, body.email, '/password');
    const passwordHash = body.password ? await hashPassword(body.password) : null;
    return this.work.run(actor, async (tx) => {
      const { email, fullName, role } = body;
      const unlinked = { oidcIssuer: null, oidcSubject: null };
      const user: User = {
        ...buildNewRecord(tx, id),
        email,
        fullName,
        role,
        passwordHash,
        passwordChangedAt: tx.now,
        tokensValidFrom: null,
        ...unlinked,
      };
      await insertRecord(tx, USER, user);
      return this.readView(tx, user.id);
    });
  }

  /**
   * Reads a user by id.
   * @throws 404
   */
  read(id: string, actor: Actor): Promise<UserView> {
    return readRecord(this.sql, userList, 'user', id, actor);
  }

  /**
   * Changes a user. A new password invalidates all earlier tokens.
   * @throws 404, 409, also for a new role of the caller, 412, 422, 403 `auth.missing_scopes`
   */
  async update(id: string, body: UpdateUser, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const passwordHash = body.password ? await hashPassword(body.password) : undefined;
    const view = await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, id, ifMatch);
      const { password: _, ...set } = body;
      assertCanChange(tx.actor, user, body);
      if (body.password) assertPasswordAllowed(body.password, body.email ?? user.email, '/password');
      if (set.role && set.role !== 'admin') await this.keepOneAdmin(tx, user);
      if (set.role && set.role !== user.role) assertNotOwnAccount(tx.actor, id, 'You cannot change your own role');
      const secret = passwordHash ? { passwordHash, passwordChangedAt: tx.now } : {};
      await updateRecord(tx, USER, user, { set: { ...set, ...secret } });
      return this.readView(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  /**
   * Archives a user, who can then no longer log in.
   * @throws 404, 412, 409 for the last administrator and for the caller
   */
  async archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const view = await this.work.run(actor, async (tx) => {
      const user = await archiveRecord(tx, USER, id, ifMatch);
      await this.keepOneAdmin(tx, user);
      assertNotOwnAccount(tx.actor, id, 'You cannot archive your own account');
      return this.readView(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  /**
   * Restores an archived user.
   * @throws 404, 409 if another user has the address, 403 `auth.missing_scopes`
   */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    return this.work.run(actor, async (tx) => {
      const user = await restoreRecord(tx, USER, id, ifMatch);
      assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
      return this.readView(tx, id);
    });
  }

  /**
   * Unlinks a user from the account at the identity provider. The next login with the user's e-mail address links a new
   * account. Unlinking a user without an account changes nothing.
   * @throws 404, 412, 403 `auth.missing_scopes`
   */
  async unlinkOidcIdentity(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const view = await this.work.run(actor, async (tx) => {
      const user = await lockRecord(tx, USER, id, ifMatch);
      assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
      const set = { oidcIssuer: null, oidcSubject: null };
      await updateRecord(tx, USER, user, { set, action: 'oidc_identity_unlinked' });
      return this.readView(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  /**
   * Removes the one-time codes of a user who has lost the authenticator app and the recovery codes. Removing none changes
   * nothing.
   * @throws 404, 403 `auth.missing_scopes`
   */
  removeTotp(id: string, actor: Actor): Promise<UserView> {
    return this.work.run(actor, async (tx) => {
      const user = await lockRecord(tx, USER, id);
      assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
      if (await removeTotp(tx.sql, id)) await tx.audit({ action: 'totp_removed', entityType: 'user', entityId: id });
      return this.readView(tx, id);
    });
  }

  private readView(tx: Tx, id: string): Promise<UserView> {
    return readRecord(tx.sql, userList, 'user', id, tx.actor);
  }

  private async keepOneAdmin(tx: Tx, leaving: User): Promise<void> {
    if (leaving.role !== 'admin') return;
    // The lock serialises two administrators who remove each other at the same moment.
    await acquireAdvisoryLock(tx.sql, 'last administrator');
    if (await hasOtherAdmin(tx.sql, leaving.id)) return;
    throw new CodedError('user.last_admin', 'The user is the last administrator; create another one first.');
  }
}

/**
 * Checks that callers do not lock themselves out by mistake. They could not undo it, because they would have lost the
 * right to.
 * @throws 409 `user.own_account`
 */
function assertNotOwnAccount(caller: Actor, userId: string, reason: string): void {
  if (caller.id !== userId) return;
  throw new CodedError('user.own_account', `${reason}; another administrator can do it.`);
}

/**
 * Checks that a change gives nobody rights that the caller lacks. A caller who sets the role, the password or the
 * e-mail address of a user (by which the identity provider identifies the user at first) could act as that user.
 * @throws 403 `auth.missing_scopes`
 */
function assertCanChange(caller: Actor, user: User, { email, role, password }: UpdateUser): void {
  const isNewAddress = email !== undefined && email !== user.email;
  const isNewRole = role !== undefined && role !== user.role;
  if (isNewRole) assertCanGrant(caller, { role, scopes: null }, '/role');
  if (!isNewAddress && !isNewRole && !password) return;
  const pointer = isNewRole ? '/role' : password ? '/password' : '/email';
  assertCanGrant(caller, { role: user.role, scopes: null }, pointer);
}
