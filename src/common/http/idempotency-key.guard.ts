import { createHash } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { createInvalidFieldError } from '../errors/domain.errors.js';
import { findCurrentRequest } from './request-context.store.js';
import type { AuthenticatedRequest } from './request.decorator.js';

/**
 * Stores the `Idempotency-Key` of a POST in the request context, for the unit of work that will answer it. It rejects
 * only malformed keys. It runs after authentication because keys are kept for each caller.
 */
@Injectable()
export class IdempotencyKeyGuard implements CanActivate {
  /** @throws 422 for a key that is not 1 to 255 ASCII characters */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.method === 'POST') recordKey(request);
    return true;
  }
}

function recordKey(request: AuthenticatedRequest): void {
  const header = request.headers['idempotency-key'];
  const context = findCurrentRequest();
  if (header === undefined || !context || !request.actor) return;
  // The draft standard writes the key as a quoted string, but many clients leave the quotes out.
  const key = String(header)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (key.length < 1 || key.length > 255 || !/^[\x20-\x7e]+$/.test(key)) {
    throw createInvalidFieldError(
      '#Idempotency-Key',
      'idempotency.key_invalid',
      'Idempotency-Key must have 1 to 255 printable ASCII characters.',
    );
  }
  const path = request.url.split('?')[0];
  const hash = createHash('sha256')
    .update(JSON.stringify([request.method, path, request.body ?? null], leaveOutPasswords))
    .digest('base64url');
  context.idempotency = { key, scope: `${request.actor.kind}:${request.actor.id}`, requestHash: hash };
}

/** Leaves passwords out of the stored hash, because it could be guessed much faster than that of the password itself. */
function leaveOutPasswords(name: string, value: unknown): unknown {
  return /password$/i.test(name) ? undefined : value;
}
