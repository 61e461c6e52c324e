import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockLive } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { TotpSecretCipher } from '../authentication/totp-secret.cipher.js';
import { assertCurrentPassword, getCallingUserId } from '../login/own-password.service.js';
import {
  buildTotpUrl,
  findTotpStep,
  hashRecoveryCode,
  makeRecoveryCodes,
  makeTotpSecret,
} from '../model/totp.rules.js';
import { USER } from '../model/user.entity.js';
import { UserTotp } from '../model/user-totp.entity.js';
import { findSignInMethods, removeTotp, replaceRecoveryCodes } from '../model/user-totp.queries.js';
import type { ConfirmPassword, ConfirmTotp, NewTotpView, RecoveryCodesView, SignInMethodsView } from './totp.dto.js';

/** Sets up and removes the one-time codes of the caller. */
@Injectable()
export class TotpService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly secrets: TotpSecretCipher,
  ) {}

  /** Reads how the caller logs in. @throws 403 for a key */
  async readMethods(actor: Actor): Promise<SignInMethodsView> {
    return findSignInMethods(this.sql, getCallingUserId(actor));
  }

  /**
   * Makes a secret, which replaces one that was not confirmed.
   * @throws 403 for a key and for a wrong password, 409 `totp.already_on`
   */
  begin({ currentPassword }: ConfirmPassword, actor: Actor): Promise<NewTotpView> {
    const id = getCallingUserId(actor);
    const secret = makeTotpSecret();
    return this.work.run(
      actor,
      async (tx) => {
        const secretEncrypted = await this.secrets.encrypt(tx, id, secret);
        const user = await lockLive(tx, USER, id);
        await assertCurrentPassword(user, currentPassword);
        assertTotpNotEnabled(await lockTotp(tx, id));
        const unused = { confirmedAt: null, lastUsedStep: null, failedAttempts: 0, lastFailedAt: null };
        await tx.manager.upsert(UserTotp, { id, secretEncrypted, ...unused }, ['id']);
        await tx.audit({ action: 'totp_begun', entityType: 'user', entityId: id });
        const url = buildTotpUrl(secret, user.email);
        return { secret, url, qrCode: await renderImage(url) };
      },
      { secret: ['secret', 'url', 'qrCode'] },
    );
  }

  /**
   * Requires codes at logins from now on, and makes recovery codes.
   * @throws 403 for a key, 409 `totp.not_begun`, `totp.already_on`, 422 `totp.wrong_code`
   */
  enable(body: ConfirmTotp, actor: Actor): Promise<RecoveryCodesView> {
    const id = getCallingUserId(actor);
    return this.work.run(
      actor,
      async (tx) => {
        await lockLive(tx, USER, id);
        const totp = await lockTotp(tx, id);
        if (!totp) throw new CodedError('totp.not_begun', 'Create a secret first (POST /me/totp).');
        assertTotpNotEnabled(totp);
        const step = findTotpStep(await this.secrets.decrypt(tx, totp), body.code, tx.now);
        if (step === null) {
          const code = 'totp.wrong_code';
          throw createInvalidError(
            [{ pointer: '/code', code, detail: 'code must be the code that the app shows now.' }],
            code,
          );
        }
        // The code that confirms is used, like one of a login.
        await tx.manager.update(UserTotp, { id }, { confirmedAt: tx.now, lastUsedStep: step });
        await tx.audit({ action: 'totp_enabled', entityType: 'user', entityId: id });
        return storeRecoveryCodes(tx, id);
      },
      { secret: 'recoveryCodes' },
    );
  }

  /**
   * Replaces the recovery codes of the caller.
   * @throws 403 for a key and for a wrong password, 409 `totp.not_on`
   */
  renewRecoveryCodes({ currentPassword }: ConfirmPassword, actor: Actor): Promise<RecoveryCodesView> {
    const id = getCallingUserId(actor);
    return this.work.run(
      actor,
      async (tx) => {
        await assertCurrentPassword(await lockLive(tx, USER, id), currentPassword);
        if (!(await lockTotp(tx, id))?.confirmedAt) {
          throw new CodedError('totp.not_on', 'Recovery codes belong to one-time codes; set those up first.');
        }
        await tx.audit({ action: 'recovery_codes_renewed', entityType: 'user', entityId: id });
        return storeRecoveryCodes(tx, id);
      },
      { secret: 'recoveryCodes' },
    );
  }

  /** Ends the caller's one-time codes, if there are any. @throws 403 for a key and for a wrong password */
  remove({ currentPassword }: ConfirmPassword, actor: Actor): Promise<void> {
    const id = getCallingUserId(actor);
    return this.work.run(actor, async (tx) => {
      await assertCurrentPassword(await lockLive(tx, USER, id), currentPassword);
      if (await removeTotp(tx.sql, id)) await tx.audit({ action: 'totp_removed', entityType: 'user', entityId: id });
    });
  }
}

function lockTotp(tx: Tx, id: string): Promise<UserTotp | null> {
  return tx.manager.findOne(UserTotp, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

/** @throws 409 `totp.already_on` */
function assertTotpNotEnabled(totp: UserTotp | null): void {
  if (totp?.confirmedAt) {
    throw new CodedError('totp.already_on', 'Logins already ask for codes; remove the codes first.');
  }
}

async function storeRecoveryCodes(tx: Tx, userId: string): Promise<RecoveryCodesView> {
  const recoveryCodes = makeRecoveryCodes();
  await replaceRecoveryCodes(tx.sql, userId, recoveryCodes.map(hashRecoveryCode));
  return { recoveryCodes };
}

async function renderImage(url: string): Promise<string> {
  const { toString: drawQrCode } = await import('qrcode');
  const svg = await drawQrCode(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
