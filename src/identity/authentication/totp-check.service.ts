import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { countFailedAttempt, findTotpStep, hashRecoveryCode, isBlocked } from '../model/totp.rules.js';
import { RecoveryCode, UserTotp } from '../model/user-totp.entity.js';
import { hasTotp } from '../model/user-totp.queries.js';
import { TotpSecretCipher } from './totp-secret.cipher.js';

/** Checks the one-time codes of users who have them, after their passwords. */
@Injectable()
export class TotpCheckService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly secrets: TotpSecretCipher,
  ) {}

  /**
   * Accepts a one-time code or a recovery code of a user who has them. Each is accepted once.
   * @throws 401 `auth.code_required`, `auth.wrong_code`; 429 `auth.code_blocked`
   */
  async assertCode(user: Actor, code: string | undefined): Promise<void> {
    if (!(await hasTotp(this.sql, user.id!))) return;
    if (!code) {
      throw createCodeError('auth.code_required', 'code must be the present code of your authenticator app.');
    }
    // A wrong code is counted in a transaction that commits.
    const outcome = await this.work.run(user, (tx) => this.tryCode(tx, code));
    if (outcome === 'accepted') return;
    if (outcome === 'wrong') {
      throw createCodeError(
        'auth.wrong_code',
        'code must be the present code of your authenticator app, or an unused recovery code.',
      );
    }
    throw new CodedError('auth.code_blocked', 'Too many wrong codes; wait a quarter of an hour and try again.');
  }

  private async tryCode(tx: Tx, code: string): Promise<'accepted' | 'wrong' | 'blocked'> {
    const id = tx.actor.id!;
    // The lock serialises requests that bring the same code at the same moment.
    const totp = await tx.manager.findOne(UserTotp, {
      where: { id, confirmedAt: Not(IsNull()) },
      lock: { mode: 'for_no_key_update' },
    });
    if (!totp) return 'accepted';
    if (isBlocked(totp, tx.now)) return 'blocked';
    const accepted = { failedAttempts: 0, lastFailedAt: null };
    // Recovery codes need no key, so that they are accepted even if the encryption key was lost.
    if (await consumeRecoveryCode(tx, id, code)) {
      await tx.manager.update(UserTotp, { id }, accepted);
      return 'accepted';
    }
    const step = findTotpStep(await this.secrets.decrypt(tx, totp), code, tx.now);
    if (step !== null && (totp.lastUsedStep === null || step > totp.lastUsedStep)) {
      await tx.manager.update(UserTotp, { id }, { ...accepted, lastUsedStep: step });
      return 'accepted';
    }
    await tx.manager.update(
      UserTotp,
      { id },
      { failedAttempts: countFailedAttempt(totp, tx.now), lastFailedAt: tx.now },
    );
    return 'wrong';
  }
}

/** Removes a recovery code. @returns whether the user had it */
async function consumeRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const { affected } = await tx.manager.delete(RecoveryCode, { userId, hash: hashRecoveryCode(code) });
  if (!affected) return false;
  await tx.audit({ action: 'recovery_code_used', entityType: 'user', entityId: userId });
  return true;
}

function createCodeError(code: ErrorCode, detail: string): CodedError {
  return new CodedError(code, detail, [{ pointer: '/code', code, detail }]);
}
