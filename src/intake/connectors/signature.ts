import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawDelivery, Verification } from './connector.js';

/** How far the clock of a sender may be from ours, in seconds, either way (Standard Webhooks). */
const TOLERANCE = 300;

const MISSING: Verification = { state: 'refused', code: 'signature.missing' };
const MALFORMED: Verification = { state: 'refused', code: 'signature.malformed' };
const WRONG: Verification = { state: 'refused', code: 'signature.wrong' };
const EXPIRED: Verification = { state: 'refused', code: 'signature.expired' };
const VERIFIED: Verification = { state: 'verified' };
const UNSIGNED: Verification = { state: 'unsigned' };

/** How a sender writes an HMAC-SHA256 of the body. */
export interface HmacScheme {
  /** Header, in lower case. */
  header: string;
  encoding: 'base64' | 'hex';
  /** What stands in front of it. */
  prefix?: string;
  /** What the header says instead when the sender has no secret. */
  unset?: string;
}

/** The header's HMAC-SHA256 over the very bytes that came; a secret with no such header is refused. */
export function verifyHmac(delivery: RawDelivery, secret: string | null, scheme: HmacScheme): Verification {
  if (secret === null) return UNSIGNED;
  const given = delivery.headers[scheme.header]?.trim();
  if (!given || given === scheme.unset) return MISSING;
  const prefix = scheme.prefix ?? '';
  if (!given.startsWith(prefix)) return MALFORMED;
  const signature = given.slice(prefix.length);
  const written = scheme.encoding === 'hex' ? signature.toLowerCase() : signature;
  const expected = createHmac('sha256', secret).update(delivery.body).digest(scheme.encoding);
  // An empty secret is one that everybody knows.
  return secret !== '' && sameText(written, expected) ? VERIFIED : WRONG;
}

/**
 * Standard Webhooks: `webhook-signature` holds one or more `v1,<base64>` over `id.timestamp.body`, so that a sender can
 * sign with its old and its new key for a while; the timestamp must be within five minutes of now.
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
  // All are compared, so that the time taken does not say which one matched.
  const matches = signatures.split(' ').map((part) => part.startsWith('v1,') && sameText(part.slice(3), expected));
  if (!matches.includes(true)) return WRONG;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE ? VERIFIED : EXPIRED;
}

/** Where senders without a scheme of their own put a plain HMAC-SHA256 of the body, in hexadecimal or base64. */
const PLAIN_HEADERS = ['x-signature-256', 'x-hub-signature-256', 'x-signature'];

/** Headers by which {@link verifyEither} tells who signed, in lower case. */
export const EITHER_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature', ...PLAIN_HEADERS] as const;

/** Standard Webhooks where the delivery carries it, else a plain HMAC-SHA256 with or without `sha256=` before it. */
export function verifyEither(delivery: RawDelivery, secret: string | null, now: Date): Verification {
  if (delivery.headers['webhook-signature'] !== undefined) return verifyStandardWebhook(delivery, secret, now);
  const header = PLAIN_HEADERS.find((name) => delivery.headers[name] !== undefined) ?? 'x-signature-256';
  const given = delivery.headers[header] ?? '';
  const prefix = given.startsWith('sha256=') ? 'sha256=' : '';
  const encoding = /^[0-9a-f]{64}$/i.test(given.slice(prefix.length)) ? 'hex' : 'base64';
  return verifyHmac(delivery, secret, { header, encoding, prefix });
}

/** For senders that cannot sign: with a secret nothing would ever pass, so it is the address that must stay secret. */
export function verifyNothing(): Verification {
  return UNSIGNED;
}

function sameText(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  // The length of an HMAC is no secret.
  return one.length === other.length && timingSafeEqual(one, other);
}
