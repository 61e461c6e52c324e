import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { QuarantineStore } from '../receiving/quarantine.store.js';
import { releaseDeliveries } from '../inbox/delivery-release.queries.js';
import { IS_PARKED_WITHOUT_REASON, removeBodies } from './delivery.queries.js';

const DAY = 86_400_000;
/** Number of deliveries that are changed at once. */
const BATCH = 500;

/**
 * Jobs of the inbox: remove bytes after their retention period, and release deliveries that are parked without reason.
 */
@Injectable()
export class DeliveryMaintenanceJob implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly quarantine: QuarantineStore,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'intake.remove-bytes', cron: '20 2 * * *', run: () => this.removeBytes() });
    this.jobs.declare({ name: 'intake.release-parked', cron: '*/5 * * * *', run: () => this.releaseParked() });
  }

  /** Removes the bytes of deliveries and the refused deliveries after their retention period. The deliveries stay. */
  async removeBytes(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.quarantine.clear(new Date(now - this.settings.intakeQuarantineDays * DAY));
    const before = new Date(now - this.settings.intakeBodyDays * DAY);
    for (let removed = BATCH; removed === BATCH;) removed = await removeBodies(this.sql, before, BATCH);
  }

  /** Releases deliveries that were parked by a pause that ended at the same moment. */
  async releaseParked(): Promise<void> {
    for (const error of ['connection.paused', 'connection.archived']) {
      await this.work.run(SYSTEM, (tx) => releaseDeliveries(tx, IS_PARKED_WITHOUT_REASON, [error]));
    }
  }
}
