import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CodedError } from '../common/errors/domain.errors.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Public } from '../identity/access/access.decorator.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('Operations')
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(
    @Inject(MetricsService) private readonly metrics: MetricsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Get the measurements for Prometheus
   *
   * Returns requests by route and status, connections, queues and memory in the text format of Prometheus. With
   * the setting METRICS_TOKEN it requires that token (`Authorization: Bearer`); without, the address must not be reachable
   * from outside your network.
   */
  @Get()
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'Prometheus text format.', schema: { type: 'string' } })
  @ApiProblems('401 metrics.token_required')
  read(@Headers('authorization') authorization?: string): Promise<string> {
    const { metricsToken } = this.settings;
    if (metricsToken !== undefined && !isSame(authorization ?? '', `Bearer ${metricsToken}`)) {
      throw new CodedError(
        'unauthenticated',
        'metrics.token_required',
        'The request must have the token METRICS_TOKEN.',
      );
    }
    return this.metrics.renderText();
  }
}

/** Compares in a time that does not depend on where the texts differ. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
