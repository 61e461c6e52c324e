import { Controller, Get, Inject, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthIndicatorFunction, HealthIndicatorService } from '@nestjs/terminus';
import { DatabaseClockService } from '../database/clock/database-clock.service.js';
import { POOL } from '../database/connections/connection.constants.js';
import type { DatabasePool } from '../database/connections/database-pool.factory.js';
import { DatabaseProbeClient } from '../database/connections/database-probe.client.js';
import { Public } from '../identity/access/access.decorator.js';
import { ApplicationKeyService } from '../identity/keys/application-keys.service.js';
import { CodedError } from '../common/errors/domain.errors.js';
import { HealthView, ReadinessView } from './health.view.js';
import { HealthCheckCache } from './health-check.cache.js';
import { JobRunner } from './job.runner.js';
import { ShutdownService } from './shutdown.service.js';

@ApiTags('Operations')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  private readonly readiness = new HealthCheckCache(() => this.check());

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly probe: DatabaseProbeClient,
    private readonly databaseClock: DatabaseClockService,
    @Inject(POOL) private readonly pool: DatabasePool,
    private readonly jobs: JobRunner,
    private readonly keys: ApplicationKeyService,
    private readonly shutdown: ShutdownService,
  ) {}

  /**
   * Check whether the process runs
   *
   * For the supervisor of the process: any answer means that the process runs, whatever the state of the database is.
   * `/health/ready` tells whether it can serve requests.
   */
  @Get('live')
  @Public()
  @ApiOkResponse({ type: HealthView })
  live(): HealthView {
    return { status: 'ok' };
  }

  /**
   * Check whether the process can serve requests
   *
   * The process is ready if it reaches its database, also over the connections of requests, has the keys that the other instances use, has a clock that differs
   * from that of the database by at most five minutes, and is not stopping.
   *
   * A stopping instance (SIGTERM) answers with `service.stopping` and continues to answer all other requests for some
   * seconds (`DRAIN_SECONDS`), so that no request is lost: take it out of the load balancer.
   *
   * Jobs that cannot be started do not prevent requests from being answered, so they are only reported; set alerts on
   * the measurements `jobs_started` and `jobs_stuck`.
   */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: ReadinessView })
  async ready(): Promise<ReadinessView> {
    if (this.shutdown.isDraining) {
      throw new CodedError('service.stopping', 'This instance is stopping; send requests to another instance.');
    }
    return this.readiness.run();
  }

  private async check(): Promise<ReadinessView> {
    const checkDatabase: HealthIndicatorFunction = async () => {
      await Promise.all([this.databaseClock.compare(), this.pool.assertConnectable()]);
      return this.indicators.check('database').up();
    };
    try {
      await this.health.check([checkDatabase]);
    } catch {
      throw new CodedError('service.database_unavailable', 'The database cannot be reached.');
    }
    this.databaseClock.assertRight();
    await this.keys.assertPresentKeysKnown(this.probe.sql);
    return { status: 'ok', jobs: await this.jobs.getState() };
  }
}
