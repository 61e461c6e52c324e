import type { Actor } from '../../common/actor/actor.constants.js';
import { findUserId } from '../../common/actor/actor.rules.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { isPasswordCorrect } from '../model/password.rules.js';
import type { User } from '../model/user.entity.js';

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
