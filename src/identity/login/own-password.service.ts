import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { ChangePassword } from './auth.dto.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { type Credentials, findSessionHash } from '../authentication/credentials.rules.js';
import { assertPasswordAllowed } from '../model/password-policy.rules.js';
import { hashPassword } from '../model/password.rules.js';
import { assertCurrentPassword, getCallingUserId } from './own-password.policy.js';
import { buildUserKind, USER } from '../model/user.entity.js';

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
