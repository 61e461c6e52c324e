import { createHmac } from 'node:crypto';

/** The prefix of every secret, by which libraries for receivers recognise it. */
const SECRET_PREFIX = 'whsec_';

/** The secrets of a webhook. The former one still signs until its time, so that a receiver can change it at leisure. */
export interface SigningSecrets {
  secret: string;
  formerSecret: string | null;
  formerSecretUntil: Date | null;
}

/** A message as the standard signs it: the id of the delivery, the time of the attempt, and the bytes that are sent. */
export interface SignedMessage {
  id: string;
  sentAt: Date;
  body: Buffer;
}

/** Lists the secrets that sign at a time, the present one first. */
export function listSigningSecrets({ secret, formerSecret, formerSecretUntil }: SigningSecrets, now: Date): string[] {
  const isFormerValid = formerSecret !== null && formerSecretUntil !== null && formerSecretUntil > now;
  return isFormerValid ? [secret, formerSecret] : [secret];
}

/**
 * Builds the headers of Standard Webhooks: a receiver computes the same HMAC over `id.timestamp.body` and compares it with
 * each signature. The time is that of the attempt, so that a recorded request cannot be sent again later.
 */
export function buildSignatureHeaders(secrets: readonly string[], message: SignedMessage): Record<string, string> {
  const timestamp = String(Math.floor(message.sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => `v1,${computeSignature(secret, timestamp, message)}`);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

function computeSignature(secret: string, timestamp: string, { id, body }: SignedMessage): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}
