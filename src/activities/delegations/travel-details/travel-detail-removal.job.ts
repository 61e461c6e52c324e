import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { deleteExpired } from './travel-detail-removal.store.js';
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
        const ids = await deleteExpired(tx, this.settings.travelDetailDays, BATCH);
        for (const id of ids) await recordRemoval(tx, id);
        return ids.length;
      });
      if (removed < BATCH) return;
    }
  }
}
