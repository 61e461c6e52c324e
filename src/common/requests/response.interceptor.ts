import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, map, of, type Observable } from 'rxjs';
import { invalidField } from '../errors/domain.errors.js';
import { AlreadyAnswered } from './idempotency.guard.js';
import { currentRequest } from './request.context.js';
import type { AuthenticatedRequest } from './request.decorators.js';

/** Gives records their ETag, new ones their Location, and repeated POSTs their first response. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (request.method === 'POST') noteIdempotencyKey(request);
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof AlreadyAnswered)) throw error;
        void reply.header('Idempotent-Replayed', 'true');
        return of(error.body);
      }),
      map((body: unknown) => {
        describe(body, request, reply);
        return body;
      }),
    );
  }
}

function noteIdempotencyKey(request: AuthenticatedRequest): void {
  const header = request.headers['idempotency-key'];
  const context = currentRequest();
  if (header === undefined || !context || !request.actor) return;
  // The draft standard writes the key as a quoted string; many clients leave the quotes out.
  const key = String(header)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (key.length < 1 || key.length > 255 || !/^[\x20-\x7e]+$/.test(key)) {
    throw invalidField(
      '#Idempotency-Key',
      'idempotency.key_invalid',
      'Idempotency-Key takes 1 to 255 ASCII characters.',
    );
  }
  const path = request.url.split('?')[0];
  const hash = createHash('sha256')
    .update(JSON.stringify([request.method, path, request.body ?? null]))
    .digest('base64url');
  context.idempotency = { key, scope: `${request.actor.kind}:${request.actor.id}`, requestHash: hash };
}

function describe(body: unknown, request: AuthenticatedRequest, reply: FastifyReply): void {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  if (typeof version !== 'number') return;
  void reply.header('ETag', `"${version}"`);
  if (request.method === 'POST' && reply.statusCode === 201 && typeof id === 'string') {
    void reply.header('Location', `${request.url.split('?')[0]}/${id}`);
  }
}
