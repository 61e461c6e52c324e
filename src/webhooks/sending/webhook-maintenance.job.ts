import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { removeDeliveries, removeFormerSecrets, skipStrandedDeliveries } from './delivery-retention.queries.js';
import { listActiveWebhooks, listWebhooksWithUnusableKeys } from './webhook-disabling.queries.js';
import { WebhookDisablingService } from './webhook-disabling.service.js';

const DAY_MS = 86_400_000;
/** Days that deliveries wait while their webhook is paused. */
const MAX_PAUSED_DAYS = 7;
/** Number of deliveries that are removed or skipped at once. */
const BATCH = 1_000;

/** Removes old deliveries, ends waiting that leads to nothing, and finds webhooks that cannot deliver any more. */
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
    this.jobs.declare({ name: 'webhooks.skip-stranded', cron: '20 * * * *', run: () => this.skipStranded() });
    this.jobs.declare({ name: 'webhooks.disable-unusable', cron: '*/5 * * * *', run: () => this.disableUnusable() });
  }

  /** Removes deliveries that do not wait any more, some days after they were stored, and secrets that sign no more. */
  async removeOld(): Promise<void> {
    const before = this.computeDaysAgo(this.settings.webhookLogDays);
    for (let removed = BATCH; removed === BATCH;) removed = await removeDeliveries(this.sql, before, BATCH);
    await removeFormerSecrets(this.sql, this.clock.now());
  }

  /** Skips deliveries that have waited for a paused webhook for too long, or whose webhook is disabled or archived. */
  async skipStranded(): Promise<void> {
    const before = this.computeDaysAgo(MAX_PAUSED_DAYS);
    for (let skipped = BATCH; skipped === BATCH;) skipped = await skipStrandedDeliveries(this.sql, before, BATCH);
  }

  /**
   * Disables the webhooks whose API key was revoked or has expired, and those that have delivered nothing for days, also when they
   * have nothing to send.
   */
  async disableUnusable(): Promise<void> {
    for (const id of await listWebhooksWithUnusableKeys(this.sql, this.clock.now())) {
      await this.disabling.disableIfKeyUnusable(id);
    }
    for (const id of await listActiveWebhooks(this.sql)) await this.disabling.disableIfFailing(id);
  }

  private computeDaysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}
