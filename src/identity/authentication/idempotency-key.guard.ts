import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { findCurrentRequest } from '../../common/http/request-context.store.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import { SigningKeyService } from '../keys/signing-keys.service.js';

/**
 * Stores the `Idempotency-Key` of a POST in the request context, for the unit of work that will answer it. It rejects
 * only malformed keys. It runs after authentication because keys are kept for each caller.
 */
@Injectable()
export class IdempotencyKeyGuard implements CanActivate {
  constructor(private readonly keys: SigningKeyService) {}

  /** @throws 422 for a key that is not 1 to 255 ASCII characters, 503 while the signing key is unknown */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { headers, actor, method } = request;
    const requestContext = findCurrentRequest();
    if (method !== 'POST' || headers['idempotency-key'] === undefined || !requestContext || !actor) return true;
    const key = readKey(headers['idempotency-key']);
    // The body may contain a password, so the stored value must not let anybody without the key guess it.
    const content = JSON.stringify([method, request.url.split('?')[0], request.body ?? null]);
    const requestHash = await this.keys.computeRequestHash(content);
    requestContext.idempotency = { key, scope: `${actor.kind}:${actor.id}`, requestHash };
    return true;
  }
}

function readKey(header: string | string[]): string {
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
  return key;
}
