import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { noteRemoved } from './travel-detail.service.js';

/** Participants whose travel details are removed in one transaction. */
const BATCH = 100;

/** Removes travel details that have been kept long enough, whatever became of the visit or the participant. */
@Injectable()
export class TravelDetailRemoval implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'delegations.remove-travel-details', cron: '10 * * * *', run: () => this.removeOld() });
  }

  /** Removes everything that is due by now. */
  async removeOld(): Promise<void> {
    for (;;) {
      const removed = await this.work.run(SYSTEM, async (tx) => {
        // As isPastKeeping has it. Rows that another instance is removing are left to it.
        const rows = await tx.sql.rows<{ id: string }>(
          `DELETE FROM travel_detail WHERE participant_id IN (
             SELECT d.participant_id FROM travel_detail d JOIN delegation_participant dp ON dp.id = d.participant_id
               JOIN activity a ON a.id = dp.activity_id
             WHERE ($1::timestamptz AT TIME ZONE a.timezone)::date > a.ends_on + $2::int
             ORDER BY d.participant_id LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED)
           RETURNING participant_id AS id`,
          [tx.now, this.settings.travelDetailDays],
        );
        for (const { id } of rows) await noteRemoved(tx, id);
        return rows.length;
      });
      if (removed < BATCH) return;
    }
  }
}
