import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { NOTIFICATION_DAYS } from './notification.constants.js';

/** Deletes notifications whose last cause is too long ago, whether they were read or not. */
@Injectable()
export class NotificationExpiryJob implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'notifications.delete-expired', cron: '50 2 * * *', run: () => this.deleteExpired() });
  }

  private async deleteExpired(): Promise<void> {
    await this.sql.execute(
      `DELETE FROM notification WHERE at <= $1::timestamptz - interval '${NOTIFICATION_DAYS} days'`,
      [this.clock.now()],
    );
  }
}
