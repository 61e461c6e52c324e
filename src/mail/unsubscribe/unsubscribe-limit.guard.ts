import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import { RequestLimits } from '../../common/http/request-limits.policy.js';
import { Clock } from '../../common/time/clock.service.js';

/** Requests of one client in a minute. A mail program may unsubscribe many readers from one address. */
const MAX_PER_MINUTE = 120;

/** Refuses requests to unsubscribe that arrive too fast from one client, before the database is queried. */
@Injectable()
export class UnsubscribeLimitGuard implements CanActivate {
  private readonly limits = new RequestLimits(MAX_PER_MINUTE);

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { ip } = http.getRequest<FastifyRequest>();
    const wait = this.limits.take(ip, this.clock.now().getTime());
    if (wait === 0) return true;
    void http.getResponse<FastifyReply>().header('Retry-After', String(wait));
    throw new CodedError('unsubscribe.too_many', 'Too many requests; wait a minute and try again.');
  }
}
