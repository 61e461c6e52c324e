import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery, Verification } from './connector.rules.js';

/** Allowed difference between the provider's clock and ours, in seconds, in either direction (Standard Webhooks). */
const TOLERANCE = 300;

const MISSING: Verification = { state: 'refused', code: 'signature.missing' };
const MALFORMED: Verification = { state: 'refused', code: 'signature.malformed' };
const WRONG: Verification = { state: 'refused', code: 'signature.wrong' };
const EXPIRED: Verification = { state: 'refused', code: 'signature.expired' };
const VERIFIED: Verification = { state: 'verified' };
const UNSIGNED: Verification = { state: 'unsigned' };

/** Format of a provider's HMAC-SHA256 of the body. */
export interface HmacScheme {
  /** Name of the header in lower case. */
  header: string;
  encoding: 'base64' | 'hex';
  /** Text before the signature. */
  prefix?: string;
  /** Value of the header if no secret is configured at the provider. */
  unset?: string;
}

/** Verifies the HMAC-SHA256 of the raw bytes. A delivery without the header is refused if there is a secret. */
export function verifyHmac(delivery: RawDelivery, secret: string | null, scheme: HmacScheme): Verification {
  if (secret === null) return UNSIGNED;
  const given = delivery.headers[scheme.header]?.trim();
  if (!given || given === scheme.unset) return MISSING;
  const prefix = scheme.prefix ?? '';
  if (!given.startsWith(prefix)) return MALFORMED;
  const signature = given.slice(prefix.length);
  const written = scheme.encoding === 'hex' ? signature.toLowerCase() : signature;
  const expected = createHmac('sha256', secret).update(delivery.body).digest(scheme.encoding);
  // An empty secret is known to everybody.
  return secret !== '' && isSameText(written, expected) ? VERIFIED : WRONG;
}

/**
 * Verifies a signature by Standard Webhooks. `webhook-signature` contains one or more `v1,<base64>` over
 * `id.timestamp.body`, so that a provider can sign with its old and its new key for a while. The timestamp must be
 * within five minutes of now.
 */
export function verifyStandardWebhook(delivery: RawDelivery, secret: string | null, now: Date): Verification {
  if (secret === null) return UNSIGNED;
  const id = delivery.headers['webhook-id'];
  const timestamp = delivery.headers['webhook-timestamp'];
  const signatures = delivery.headers['webhook-signature'];
  if (!id || !timestamp || !signatures) return MISSING;
  if (!/^\d{1,12}$/.test(timestamp)) return MALFORMED;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length === 0) return WRONG;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(delivery.body).digest('base64');
  // All signatures are compared, so that the response time does not reveal which one matched.
  const matches = signatures.split(' ').map((part) => part.startsWith('v1,') && isSameText(part.slice(3), expected));
  if (!matches.includes(true)) return WRONG;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE ? VERIFIED : EXPIRED;
}

/** Headers in which generic providers send a plain HMAC-SHA256 of the body, in hexadecimal or base64. */
const PLAIN_HEADERS = ['x-signature-256', 'x-hub-signature-256', 'x-signature'];

/** Names in lower case of the headers that {@link verifyEither} reads. */
export const EITHER_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature', ...PLAIN_HEADERS] as const;

/** Verifies a signature by Standard Webhooks if there is one, or else a plain HMAC-SHA256 with optional `sha256=`. */
export function verifyEither(delivery: RawDelivery, secret: string | null, now: Date): Verification {
  if (delivery.headers['webhook-signature'] !== undefined) return verifyStandardWebhook(delivery, secret, now);
  const header = PLAIN_HEADERS.find((name) => delivery.headers[name] !== undefined) ?? 'x-signature-256';
  const given = delivery.headers[header] ?? '';
  const prefix = given.startsWith('sha256=') ? 'sha256=' : '';
  const encoding = /^[0-9a-f]{64}$/i.test(given.slice(prefix.length)) ? 'hex' : 'base64';
  return verifyHmac(delivery, secret, { header, encoding, prefix });
}

/** Accepts every delivery of a provider that cannot sign. Only the secret address protects the connection. */
export function verifyNothing(): Verification {
  return UNSIGNED;
}

function isSameText(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  // The length of an HMAC is public.
  return one.length === other.length && timingSafeEqual(one, other);
}
