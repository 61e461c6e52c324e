import { TOKEN_PREFIX } from '../../../activities/seminars/model/manage-token.rules.js';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';

/** A new address for a registration that its person has to confirm. */
export interface EmailChange {
  registrationId: string;
  /** A signature of the present address, so that the link ends with another change. */
  fromSignature: Buffer;
  to: string;
  expiresAt: Date;
}

/** Returns the content that the signature of a change covers. */
export function encodeEmailChange({ registrationId, fromSignature, to, expiresAt }: EmailChange): Buffer {
  return Buffer.from(JSON.stringify([registrationId, fromSignature.toString('base64url'), to, expiresAt.getTime()]));
}

/** Returns the content that the signature of a former address covers, which is never that of a change. */
export function encodeFormerAddress(registrationId: string, from: string | null): Buffer {
  return Buffer.from(JSON.stringify([registrationId, from]));
}

const SEPARATOR = '.';

/** Builds the token of a change: its parts, and their signature. */
export function formatEmailChangeToken(change: EmailChange, signature: Buffer): string {
  const content = encodeEmailChange(change).toString('base64url');
  return `${TOKEN_PREFIX}${content}${SEPARATOR}${signature.toString('base64url')}`;
}

/** The parts of a token, of which nothing is proven yet. */
export interface EmailChangeToken extends EmailChange {
  signature: Buffer;
}

/** Takes a token apart; null for a text that cannot be one. */
export function parseEmailChangeToken(token: string): EmailChangeToken | null {
  const [, content, signature] = /^n_([\w-]{20,1000})\.([\w-]{32})$/.exec(token) ?? [];
  if (content === undefined || signature === undefined) return null;
  const parts = readJson(Buffer.from(content, 'base64url').toString('utf8'));
  if (!Array.isArray(parts)) return null;
  const [registrationId, from, to, at] = parts as unknown[];
  if (typeof registrationId !== 'string' || typeof from !== 'string') return null;
  if (typeof to !== 'string' || typeof at !== 'number') return null;
  if (normaliseEmail(to) !== to || !Number.isSafeInteger(at)) return null;
  const fromSignature = Buffer.from(from, 'base64url');
  return { registrationId, fromSignature, to, expiresAt: new Date(at), signature: Buffer.from(signature, 'base64url') };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
