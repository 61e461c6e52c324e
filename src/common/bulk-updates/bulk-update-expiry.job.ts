import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SqlClient } from '../../database/connections/sql.client.js';
import { JobRegistry } from '../jobs/job.registry.js';
import { Clock } from '../time/clock.service.js';
import { deleteExpiredBulkUpdates } from './bulk-update.queries.js';

/** Deletes changes of many records that can be undone no more, because they repeat values of the records. */
@Injectable()
export class BulkUpdateExpiryJob implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const run = () => deleteExpiredBulkUpdates(this.sql, this.clock.now());
    this.jobs.declare({ name: 'bulk-updates.delete-expired', cron: '55 2 * * *', run });
  }
}
