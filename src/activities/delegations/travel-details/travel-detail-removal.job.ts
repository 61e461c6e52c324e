import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { recordRemoval } from './travel-detail.service.js';

/** The number of participants whose travel details are deleted in one transaction. */
const BATCH = 100;

/**
 * Deletes travel details after their retention period, also those of cancelled or archived delegations and
 * participants.
 */
@Injectable()
export class TravelDetailRemovalJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: JobRegistry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({
      name: 'delegations.remove-travel-details',
      cron: '10 * * * *',
      run: () => this.removeExpired(),
    });
  }

  /** Deletes all travel details whose retention period is over. */
  async removeExpired(): Promise<void> {
    for (;;) {
      const removed = await this.work.run(SYSTEM, async (tx) => {
        // The condition is the same as in isPastRetention. Rows that another instance is deleting are skipped.
        const rows = await tx.sql.queryAll<{ id: string }>(
          `DELETE FROM travel_detail WHERE participant_id IN (
             SELECT d.participant_id FROM travel_detail d JOIN delegation_participant dp ON dp.id = d.participant_id
               JOIN activity a ON a.id = dp.activity_id
             WHERE ($1::timestamptz AT TIME ZONE a.timezone)::date > a.ends_on + $2::int
             ORDER BY d.participant_id LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED)
           RETURNING participant_id AS id`,
          [tx.now, this.settings.travelDetailDays],
        );
        for (const { id } of rows) await recordRemoval(tx, id);
        return rows.length;
      });
      if (removed < BATCH) return;
    }
  }
}
