import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CodedError } from '../common/errors/domain.errors.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';

/** Admits a request for the measurements if it has the token of the setting METRICS_TOKEN, where there is one. */
@Injectable()
export class MetricsTokenGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { metricsToken } = this.settings;
    const { authorization = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (metricsToken === undefined || isSame(authorization, `Bearer ${metricsToken}`)) return true;
    throw new CodedError('metrics.token_required', 'The request must have the token METRICS_TOKEN.');
  }
}

/** Compares in a time that does not depend on where the texts differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
