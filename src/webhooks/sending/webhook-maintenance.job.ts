import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { removeDeliveries, skipPausedDeliveries } from './delivery-retention.queries.js';
import { listWebhooksWithUnusableKeys } from './webhook-disabling.queries.js';
import { WebhookDisablingService } from './webhook-disabling.service.js';

const DAY_MS = 86_400_000;
/** Days that deliveries wait while their webhook is paused. */
const MAX_PAUSED_DAYS = 7;
/** Number of deliveries that are removed or skipped at once. */
const BATCH = 1_000;

/** Removes old deliveries, and ends waiting that leads to nothing. */
@Injectable()
export class WebhookMaintenanceJob implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly disabling: WebhookDisablingService,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'webhooks.remove-old', cron: '25 2 * * *', run: () => this.removeOld() });
    this.jobs.declare({ name: 'webhooks.skip-paused', cron: '20 * * * *', run: () => this.skipPaused() });
    this.jobs.declare({ name: 'webhooks.check-keys', cron: '*/5 * * * *', run: () => this.checkKeys() });
  }

  /** Removes deliveries that do not wait any more, some days after they were stored. */
  async removeOld(): Promise<void> {
    const before = this.computeDaysAgo(this.settings.webhookLogDays);
    for (let removed = BATCH; removed === BATCH;) removed = await removeDeliveries(this.sql, before, BATCH);
  }

  /** Skips deliveries that have waited for a paused webhook for too long. */
  async skipPaused(): Promise<void> {
    const before = this.computeDaysAgo(MAX_PAUSED_DAYS);
    for (let skipped = BATCH; skipped === BATCH;) skipped = await skipPausedDeliveries(this.sql, before, BATCH);
  }

  /** Disables the webhooks whose API key was revoked or has expired, also those that have nothing to send. */
  async checkKeys(): Promise<void> {
    for (const id of await listWebhooksWithUnusableKeys(this.sql, this.clock.now())) {
      await this.disabling.disableIfKeyUnusable(id);
    }
  }

  private computeDaysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}
