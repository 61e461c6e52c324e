import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createForbiddenError } from '../../common/errors/domain.errors.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { ChangePassword } from './auth.dto.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { hashPassword, isPasswordCorrect } from '../model/password.rules.js';
import { USER } from '../model/user.entity.js';

/** Changes the password of the caller. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authentication: AuthenticationService,
  ) {}

  /**
   * Replaces the caller's password.
   * @throws 403 for keys and for a wrong current password
   */
  async change(body: ChangePassword, actor: Actor): Promise<void> {
    const id = actor.kind === 'user' ? actor.id : null;
    if (id === null)
      throw createForbiddenError('auth.no_password', 'Only users have a password; the caller must not be an API key.');
    const passwordHash = await hashPassword(body.newPassword);
    await this.work.run(actor, async (tx) => {
      const user = await lockLive(tx, USER, id);
      if (!(await isPasswordCorrect(user.passwordHash, body.currentPassword))) {
        throw createForbiddenError('auth.wrong_password', 'currentPassword must be the current password.');
      }
      await updateRecord(tx, USER, user, { set: { passwordHash, passwordChangedAt: tx.now } });
    });
    this.authentication.forget();
  }
}
