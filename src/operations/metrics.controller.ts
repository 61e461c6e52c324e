import { Controller, Get, Header, Inject, UseGuards, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Public } from '../identity/access/access.decorator.js';
import { MetricsTokenGuard } from './metrics-token.guard.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('Operations')
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(@Inject(MetricsService) private readonly metrics: MetricsService) {}

  /**
   * Get the measurements for Prometheus
   *
   * Returns requests by route and status, connections, queues and memory in the text format of Prometheus. With the
   * setting METRICS_TOKEN it requires that token (`Authorization: Bearer`); without, the address must not be reachable
   * from outside your network.
   */
  @Get()
  @Public()
  @UseGuards(MetricsTokenGuard)
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiProblems('metrics.token_required')
  @ApiOkResponse({ description: 'Prometheus text format.', schema: { type: 'string' } })
  read(): Promise<string> {
    return this.metrics.renderText();
  }
}
