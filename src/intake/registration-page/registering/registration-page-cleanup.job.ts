import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { removeExpired } from './page-limits.queries.js';

/** Deletes what registration pages keep for some time only. */
@Injectable()
export class RegistrationPageCleanupJob implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({
      name: 'registration-pages.remove-expired',
      cron: '*/10 * * * *',
      run: () => removeExpired(this.sql, this.clock.now()),
    });
  }
}
