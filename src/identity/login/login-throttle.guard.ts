import { createHash } from 'node:crypto';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { AuthenticatedRequest } from '../../common/http/request.decorator.js';
import type { Settings } from '../../config/settings.factory.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';

const MINUTE = 60_000;

/**
 * Builds the limits of login attempts: by account, against guessing one password, and by address, against trying many
 * accounts.
 */
export function buildLoginLimits(settings: Settings): ThrottlerModuleOptions {
  return [
    { name: 'account', ttl: MINUTE, limit: settings.loginAttemptsPerMinute, getTracker: hashAccount },
    { name: 'address', ttl: MINUTE, limit: settings.loginAttemptsPerMinute * 5 },
  ];
}

/** Rejects logins that are too frequent, before any password is hashed. */
@Injectable()
export class LoginThrottleGuard extends ThrottlerGuard {
  /** Counts attempts on all routes together, so that a second route to log in allows no further attempts. */
  protected override generateKey(_context: ExecutionContext, tracker: string, limit: string): string {
    return `${limit} ${tracker}`;
  }

  protected override throwThrottlingException(context: ExecutionContext, limit: ThrottlerLimitDetail): Promise<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('Retry-After', String(limit.timeToBlockExpire));
    throw new CodedError('auth.too_many_attempts', 'Too many attempts; wait a minute and try again.');
  }
}

/** Returns the hash of the account that is logged in to. The hash keeps e-mail addresses out of the memory. */
function hashAccount(request: Record<string, unknown>): string {
  const { body, ip, actor } = request as unknown as AuthenticatedRequest & { body: { email?: unknown } | undefined };
  const account = typeof body?.email === 'string' ? normaliseEmail(body.email) : (actor?.id ?? ip);
  return createHash('sha256').update(account).digest('hex');
}
