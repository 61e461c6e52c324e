import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/actor/actor.js';
import { conflict } from '../common/errors/domain.errors.js';
import { readRecord } from '../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  newRecord,
  restoreRecord,
  updateRecord,
} from '../database/record.store.js';
import { Sql } from '../database/sql.js';
import { takeTurn } from '../database/turns.queries.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { assertCanGrant } from './access-grants.policy.js';
import { Authentication } from './authentication.service.js';
import { hashPassword } from './passwords.js';
import type { CreateUser, UpdateUser } from './user.dto.js';
import { USER, User } from './user.entity.js';
import { userList } from './user.list.js';
import { hasOtherAdmin } from './user.queries.js';
import type { UserView } from './user.view.js';

/** The people who work with the CRM. */
@Injectable()
export class Users {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: Sql,
    private readonly authentication: Authentication,
  ) {}

  /** Adds a user. @throws 409 `user.duplicate_email`, 403 `auth.missing_scopes` when he could do more than the caller */
  async create(body: CreateUser, actor: Actor, id: string = uuidv7()): Promise<UserView> {
    assertCanGrant(actor, { role: body.role, scopes: null }, '/role');
    const passwordHash = body.password ? await hashPassword(body.password) : null;
    return this.work.run(actor, async (tx) => {
      const { email, fullName, role } = body;
      const unlinked = { oidcIssuer: null, oidcSubject: null };
      const user: User = {
        ...newRecord(tx, id),
        email,
        fullName,
        role,
        passwordHash,
        passwordChangedAt: tx.now,
        ...unlinked,
      };
      await insertRecord(tx, USER, user);
      return this.view(tx, user.id);
    });
  }

  /** A user by id. @throws 404 */
  read(id: string, actor: Actor): Promise<UserView> {
    return readRecord(this.sql, userList, 'user', id, actor);
  }

  /** Changes a user; a new password ends the tokens of the old. @throws 404, 409, 412, 403 `auth.missing_scopes` */
  async update(id: string, body: UpdateUser, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const passwordHash = body.password ? await hashPassword(body.password) : undefined;
    const view = await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, id, ifMatch);
      const { password: _, ...set } = body;
      assertCanChange(tx.actor, user, body);
      if (set.role && set.role !== 'admin') await this.keepOneAdmin(tx, user);
      const secret = passwordHash ? { passwordHash, passwordChangedAt: tx.now } : {};
      await updateRecord(tx, USER, user, { set: { ...set, ...secret } });
      return this.view(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  /** Archives a user, who can then no longer log in. @throws 404, 412, 409 for the last administrator */
  async archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const view = await this.work.run(actor, async (tx) => {
      const user = await archiveRecord(tx, USER, id, ifMatch);
      await this.keepOneAdmin(tx, user);
      return this.view(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  /**
   * Brings an archived user back.
   * @throws 404, 409 when the address has been given to somebody else, 403 `auth.missing_scopes`
   */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    return this.work.run(actor, async (tx) => {
      const user = await restoreRecord(tx, USER, id, ifMatch);
      assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
      return this.view(tx, id);
    });
  }

  /**
   * Unbinds a user from his account at the identity provider; the next login with his e-mail address binds him anew.
   * Unbinding a user who is not bound is no error and changes nothing.
   * @throws 404, 412, 403 `auth.missing_scopes`
   */
  async unlinkOidcIdentity(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const view = await this.work.run(actor, async (tx) => {
      const user = await lockRecord(tx, USER, id, ifMatch);
      assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
      const set = { oidcIssuer: null, oidcSubject: null };
      await updateRecord(tx, USER, user, { set, action: 'oidc_identity_unlinked' });
      return this.view(tx, id);
    });
    this.authentication.forget();
    return view;
  }

  private view(tx: Tx, id: string): Promise<UserView> {
    return readRecord(tx.sql, userList, 'user', id, tx.actor);
  }

  private async keepOneAdmin(tx: Tx, leaving: User): Promise<void> {
    if (leaving.role !== 'admin') return;
    // The lock makes two administrators who remove each other at the same moment take turns.
    await takeTurn(tx.sql, 'last administrator');
    if (await hasOtherAdmin(tx.sql, leaving.id)) return;
    throw conflict('user.last_admin', 'This is the last administrator; make another one first.');
  }
}

/**
 * Checks that a change gives nobody rights that the caller lacks: whoever sets somebody's role, password or e-mail
 * address (by which the identity provider knows him at first) could act as him.
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
