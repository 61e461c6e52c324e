import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { deleteExpiredNotifications } from './notification.queries.js';

/** Deletes notifications whose last cause is too long ago, whether they were read or not. */
@Injectable()
export class NotificationExpiryJob implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const run = () => deleteExpiredNotifications(this.sql, this.clock.now());
    this.jobs.declare({ name: 'notifications.delete-expired', cron: '50 2 * * *', run });
  }
}
