import { Secret, TOTP } from 'otpauth';
import { type Caller, PASSWORD } from '../support/api.js';

/** The code that an authenticator app with the secret shows at a time. */
export const showCode = (secret: string, at: Date | number = Date.now()): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Number(at) });

/** Sets up one-time codes of a user. The code of the given time is used for it. */
export async function setUpTotp(
  user: Caller,
  at: Date | number = Date.now(),
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await user.post('/me/totp', { currentPassword: PASSWORD })).body as { secret: string };
  const { body } = await user.post('/me/totp/confirm', { code: showCode(secret, at) });
  return { secret, recoveryCodes: body.recoveryCodes as string[] };
}
