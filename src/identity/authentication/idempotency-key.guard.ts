import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { findCurrentRequest } from '../../common/http/request-context.store.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility } from '../access/access.policy.js';
import { SigningKeyService } from '../keys/signing-keys.service.js';

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g;

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
    const assertVisible = (sql: SqlClient, response: unknown) =>
      assertLeadsVisible(sql, actor, content + JSON.stringify(response));
    requestContext.idempotency = { key, scope: `${actor.kind}:${actor.id}`, requestHash, assertVisible };
    return true;
  }
}

/**
 * Checks that the caller may see every lead that a request and its response name. People may have left the team since.
 * @throws 409
 */
async function assertLeadsVisible(sql: SqlClient, actor: Actor, text: string): Promise<void> {
  const ids = [...new Set(text.match(UUID))];
  const params: unknown[] = [ids];
  const visible = buildLeadVisibility(actor, 'l', (value) => `$${params.push(value)}`);
  const hidden = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM lead l WHERE l.id = ANY($1::uuid[]) AND l.confidential AND (${visible}) IS NOT TRUE LIMIT 1`,
    params,
  );
  if (!hidden) return;
  throw new CodedError(
    'idempotency.not_visible',
    'A request with this Idempotency-Key was carried out, but its result is about a lead that you may not see any more.',
  );
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
