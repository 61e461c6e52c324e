import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { RequestLimits } from '../../common/http/request-limits.policy.js';

type AddressParams = Partial<Record<'connectionId' | 'token', string>>;

/** Refuses deliveries that arrive too fast, before the database is queried. */
@Injectable()
export class ReceivingLimitGuard implements CanActivate {
  private readonly limits: RequestLimits;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    this.limits = new RequestLimits(settings.intakePerMinute);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const { connectionId = '', token = '' } = http.getRequest<FastifyRequest<{ Params: AddressParams }>>().params;
    // The limit includes the token, so that nobody without it can use up the limit of the provider. The connection id
    // is lower-cased, because otherwise every spelling of an address would have a limit of its own.
    const wait = this.limits.take(`${connectionId.toLowerCase()}/${token}`, this.clock.now().getTime());
    if (wait === 0) return true;
    void http.getResponse<FastifyReply>().header('Retry-After', String(wait));
    throw new CodedError('intake.too_many', 'Too many deliveries in a minute; send this delivery again later.');
  }
}
