import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.js';
import { Clock } from '../../common/clock/clock.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Quarantine } from '../receiving/quarantine.js';
import { releaseDeliveries } from './delivery.backlog.js';

const DAY = 86_400_000;
/** Deliveries that are gone through at once. */
const BATCH = 500;

/** What keeps the inbox in order by itself: bytes go when their time is over, and nothing stays parked for nothing. */
@Injectable()
export class DeliveryUpkeep implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly quarantine: Quarantine,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'intake.remove-bytes', cron: '20 2 * * *', run: () => this.removeBytes() });
    this.jobs.declare({ name: 'intake.release-parked', cron: '*/5 * * * *', run: () => this.releaseParked() });
  }

  /** Removes the bytes of deliveries, and the quarantine, when they are old enough; that they came stays known. */
  async removeBytes(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.quarantine.clear(new Date(now - this.settings.intakeQuarantineDays * DAY));
    const before = new Date(now - this.settings.intakeBodyDays * DAY);
    // Served by intake_delivery_body_idx. What waits keeps its bytes: it could not be worked on without them.
    const remove = `UPDATE intake_delivery SET body = NULL, headers = '{}' WHERE id IN (SELECT id FROM intake_delivery
      WHERE body IS NOT NULL AND next_attempt_at IS NULL AND received_at < $1
      ORDER BY received_at, id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED)`;
    for (let removed = BATCH; removed === BATCH;) removed = await this.sql.run(remove, [before]);
  }

  /** Lets go what was parked by a pause that ended in the same moment. */
  async releaseParked(): Promise<void> {
    const goesOn = `d.state = 'parked' AND d.error = $2 AND EXISTS (SELECT FROM intake_connection c
      WHERE c.id = d.connection_id AND c.paused_at IS NULL AND c.archived_at IS NULL)`;
    for (const error of ['connection.paused', 'connection.archived']) {
      await this.work.run(SYSTEM, (tx) => releaseDeliveries(tx, goesOn, [error]));
    }
  }
}
