import { Injectable } from '@nestjs/common';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { ChangePassword } from './auth.dto.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { type Credentials, findSessionHash } from '../authentication/credentials.rules.js';
import { assertPasswordAllowed } from '../model/password-policy.rules.js';
import { hashPassword, isPasswordCorrect } from '../model/password.rules.js';
import { buildUserKind, USER, type User } from '../model/user.entity.js';

/** Changes the password of the caller. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authentication: AuthenticationService,
  ) {}

  /**
   * Replaces the caller's password. The session of the request goes on, all others end.
   * @throws 403 for keys and for a wrong current password, 422 for a new password that is easily guessed
   */
  async change(body: ChangePassword, actor: Actor, credentials: Credentials | null): Promise<void> {
    const id = getCallingUserId(actor);
    const passwordHash = await hashPassword(body.newPassword);
    await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, id);
      await assertCurrentPassword(user, body.currentPassword);
      assertPasswordAllowed(body.newPassword, user.email, '/newPassword');
      await updateRecord(tx, buildUserKind(findSessionHash(credentials)), user, {
        set: { passwordHash, passwordChangedAt: tx.now },
      });
    });
    this.authentication.forget();
  }
}

/** Returns the id of the calling user. @throws 403 `auth.no_password` for a key */
export function getCallingUserId(actor: Actor): string {
  const id = findUserId(actor);
  if (id !== null) return id;
  throw new CodedError('auth.no_password', 'Only users have a password; the caller must not be an API key.');
}

/** Checks the password that a user gives again for a change. @throws 403 `auth.no_password`, `auth.wrong_password` */
export async function assertCurrentPassword({ passwordHash }: User, currentPassword: string): Promise<void> {
  if (passwordHash === null) {
    throw new CodedError('auth.no_password', 'The user has no password and logs in through the identity provider.');
  }
  if (await isPasswordCorrect(passwordHash, currentPassword)) return;
  throw new CodedError('auth.wrong_password', 'currentPassword must be the current password.');
}
