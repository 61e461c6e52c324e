import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../common/clock/clock.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { DeliveryLimits } from './delivery.limits.js';

/** Refuses deliveries that come too fast, before anything is looked up. */
@Injectable()
export class ReceivingLimit implements CanActivate {
  private readonly limits: DeliveryLimits;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    this.limits = new DeliveryLimits(settings.intakePerMinute);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    // By the whole address: who does not know the token cannot use up the limit of the sender who does.
    const wait = this.limits.take(http.getRequest<FastifyRequest>().url, this.clock.now().getTime());
    if (wait === 0) return true;
    void http.getResponse<FastifyReply>().header('Retry-After', String(wait));
    throw new CodedError('too_many', 'intake.too_many', 'Too many deliveries in a minute; send this one again later.');
  }
}
