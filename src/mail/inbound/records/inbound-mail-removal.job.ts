import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { removeRaw } from './inbound-mail.queries.js';

const DAY_MS = 86_400_000;

/** Removes the bytes of received messages after their time. The mails stay, with their texts. */
@Injectable()
export class InboundMailRemovalJob implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'mail.remove-raw', cron: '40 2 * * *', run: () => this.removeRaw() });
  }

  private removeRaw(): Promise<void> {
    return removeRaw(this.sql, new Date(this.clock.now().getTime() - this.settings.inboundRawDays * DAY_MS));
  }
}
