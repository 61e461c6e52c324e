import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/actor/actor.js';
import { conflict } from '../common/errors/domain.errors.js';
import { readRecord } from '../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  newRecord,
  restoreRecord,
  updateRecord,
} from '../database/record.store.js';
import { Sql } from '../database/sql.js';
import { takeTurn } from '../database/turns.queries.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
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

  /** Adds a user. @throws 409 `user.duplicate_email` */
  async create(body: CreateUser, actor: Actor, id: string = uuidv7()): Promise<UserView> {
    const passwordHash = body.password ? await hashPassword(body.password) : null;
    return this.work.run(actor, async (tx) => {
      const { email, fullName, role } = body;
      const user: User = { ...newRecord(tx, id), email, fullName, role, passwordHash, passwordChangedAt: tx.now };
      await insertRecord(tx, USER, user);
      return this.view(tx, user.id);
    });
  }

  /** A user by id. @throws 404 */
  read(id: string, actor: Actor): Promise<UserView> {
    return readRecord(this.sql, userList, 'user', id, actor);
  }

  /** Changes a user; a new password ends the tokens of the old. @throws 404, 409, 412 */
  async update(id: string, body: UpdateUser, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    const passwordHash = body.password ? await hashPassword(body.password) : undefined;
    const view = await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, id, ifMatch);
      const { password: _, ...set } = body;
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

  /** Brings an archived user back. @throws 404, 409 when the address has been given to somebody else */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<UserView> {
    return this.work.run(actor, async (tx) => {
      await restoreRecord(tx, USER, id, ifMatch);
      return this.view(tx, id);
    });
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
