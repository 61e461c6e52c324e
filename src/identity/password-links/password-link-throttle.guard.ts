import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { ThrottlerLimitDetail } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import { LoginThrottleGuard } from '../login/login-throttle.guard.js';

/** Milliseconds for which requests for links are counted. */
const PERIOD_MS = 900_000;

/** The limits of requests for links: for an address, so that nobody is flooded with mails, and for a client. */
export const PASSWORD_LINK_LIMITS = {
  account: { limit: 5, ttl: PERIOD_MS },
  address: { limit: 20, ttl: PERIOD_MS },
};

/** Rejects requests for links that are too frequent. They are counted apart from logins, so that they block no login. */
@Injectable()
export class PasswordLinkThrottleGuard extends LoginThrottleGuard {
  protected override generateKey(context: ExecutionContext, tracker: string, limit: string): string {
    return `password links ${super.generateKey(context, tracker, limit)}`;
  }

  protected override throwThrottlingException(context: ExecutionContext, limit: ThrottlerLimitDetail): Promise<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('Retry-After', String(limit.timeToBlockExpire));
    const detail = 'You have asked for links too often; look in your mailbox, or try again in a quarter of an hour.';
    throw new CodedError('password_link.too_many_requests', detail);
  }
}
