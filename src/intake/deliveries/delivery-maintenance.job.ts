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
    // Served by intake_delivery_body_idx. Waiting deliveries keep their bytes, because processing needs them.
    const remove = `UPDATE intake_delivery SET body = NULL, headers = '{}' WHERE id IN (SELECT id FROM intake_delivery
      WHERE body IS NOT NULL AND next_attempt_at IS NULL AND received_at < $1
      ORDER BY received_at, id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED)`;
    for (let removed = BATCH; removed === BATCH;) removed = await this.sql.execute(remove, [before]);
  }

  /** Releases deliveries that were parked by a pause that ended at the same moment. */
  async releaseParked(): Promise<void> {
    const goesOn = `d.state = 'parked' AND d.error = $2 AND EXISTS (SELECT FROM intake_connection c
      WHERE c.id = d.connection_id AND c.paused_at IS NULL AND c.archived_at IS NULL)`;
    for (const error of ['connection.paused', 'connection.archived']) {
      await this.work.run(SYSTEM, (tx) => releaseDeliveries(tx, goesOn, [error]));
    }
  }
}
