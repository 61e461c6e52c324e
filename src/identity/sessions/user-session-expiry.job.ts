import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { UserSessionQueries } from './user-session.queries.js';

/** Removes sessions that have ended. They are no longer accepted before that. */
@Injectable()
export class UserSessionExpiryJob implements OnModuleInit {
  constructor(
    private readonly queries: UserSessionQueries,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const run = async () => void (await this.queries.removeExpired(this.clock.now()));
    this.jobs.declare({ name: 'sessions.remove-expired', cron: '40 2 * * *', run });
  }
}
