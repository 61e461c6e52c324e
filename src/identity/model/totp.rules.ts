import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashSecretToken } from './secret-token.rules.js';

/** Seconds for which a code is shown. The apps that people use support no other values than these. */
const PERIOD_S = 30;
const DIGITS = 6;
/** Number of periods by which the clock of a phone may differ. */
const WINDOW = 1;

/** Number of recovery codes that a user gets at a time. */
const RECOVERY_CODES = 10;
/** Letters and digits that cannot be confused when they are copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODE_LENGTH = 16;

/** Number of wrong codes in a row after which no further one is accepted for a while. */
const MAX_FAILED_ATTEMPTS = 5;
/** Milliseconds for which no code is accepted then. */
const BLOCK_MS = 15 * 60_000;

/** Makes a secret for an authenticator app, as the text that people can type. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** Builds the address that an authenticator app reads from a QR code. */
export function buildTotpUrl(secret: string, email: string): string {
  return createTotp(secret, email).toString();
}

/** Finds the period whose code this is, at most one before or after the present one; null for a wrong code. */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = now.getTime();
  const delta = createTotp(secret, '').validate({ token: digits, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / (PERIOD_S * 1_000)) + delta;
}

/** Makes recovery codes: `abcd-efgh-jkmn-pqrs`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: RECOVERY_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
    return letters.match(/.{4}/g)!.join('-');
  });
}

/** Returns the hash by which a recovery code is stored and looked up, whatever its case and separators. */
export function hashRecoveryCode(code: string): string {
  return hashSecretToken(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

/** Tells whether too many wrong codes were sent, so that even a right one is not accepted. */
export function isBlocked(
  { failedAttempts, lastFailedAt }: { failedAttempts: number; lastFailedAt: Date | null },
  now: Date,
): boolean {
  return failedAttempts >= MAX_FAILED_ATTEMPTS && isWithinBlock(lastFailedAt, now);
}

/** Counts a wrong code. The count begins again after a pause, so that old mistakes do not add up. */
export function countFailedAttempt(
  { failedAttempts, lastFailedAt }: { failedAttempts: number; lastFailedAt: Date | null },
  now: Date,
): number {
  return isWithinBlock(lastFailedAt, now) ? failedAttempts + 1 : 1;
}

function isWithinBlock(lastFailedAt: Date | null, now: Date): boolean {
  return lastFailedAt !== null && now.getTime() - lastFailedAt.getTime() < BLOCK_MS;
}

function createTotp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Locate CRM',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });
}
