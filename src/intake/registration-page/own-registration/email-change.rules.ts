import { normaliseEmail } from '../../../common/reference/email-address.rules.js';

/** A new address for a registration that its person has to confirm. */
export interface EmailChange {
  registrationId: string;
  /** The present address, so that the link ends with the change. */
  from: string | null;
  to: string;
  expiresAt: Date;
}

/** Returns the content that the signature of a change covers. */
export function encodeEmailChange({ registrationId, from, to, expiresAt }: EmailChange): Buffer {
  return Buffer.from(JSON.stringify([registrationId, from, to, expiresAt.getTime()]));
}

const PREFIX = 'n_';
const SEPARATOR = '.';

/** Builds the token of a change: its parts that the registration does not have, and their signature. */
export function formatEmailChangeToken({ registrationId, to, expiresAt }: EmailChange, signature: Buffer): string {
  const content = Buffer.from(JSON.stringify([registrationId, to, expiresAt.getTime()])).toString('base64url');
  return `${PREFIX}${content}${SEPARATOR}${signature.toString('base64url')}`;
}

/** The parts of a token, of which nothing is proven yet. */
export interface EmailChangeToken extends Omit<EmailChange, 'from'> {
  signature: Buffer;
}

/** Takes a token apart; null for a text that cannot be one. */
export function parseEmailChangeToken(token: string): EmailChangeToken | null {
  const [, content, signature] = /^n_([\w-]{20,1000})\.([\w-]{32})$/.exec(token) ?? [];
  if (content === undefined || signature === undefined) return null;
  const parts = readJson(Buffer.from(content, 'base64url').toString('utf8'));
  if (!Array.isArray(parts)) return null;
  const [registrationId, to, at] = parts as unknown[];
  if (typeof registrationId !== 'string' || typeof to !== 'string' || typeof at !== 'number') return null;
  if (normaliseEmail(to) !== to || !Number.isSafeInteger(at)) return null;
  return { registrationId, to, expiresAt: new Date(at), signature: Buffer.from(signature, 'base64url') };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
