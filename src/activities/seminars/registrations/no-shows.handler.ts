import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import { ActivityWrapUpJob } from '../../activity-wrap-up.job.js';
import { REGISTRATION, Registration } from '../model/seminar-registration.entity.js';

/**
 * Records no-shows, that is people who had a seat and did not come. People on the waiting list stay waitlisted, because
 * they had no seat, and their number shows how many more people would have come.
 */
@Injectable()
export class NoShowsHandler implements OnModuleInit {
  constructor(private readonly wrapUp: ActivityWrapUpJob) {}

  onModuleInit(): void {
    this.wrapUp.addStep((tx, activity) => this.recordNoShows(tx, activity));
  }

  private async recordNoShows(tx: Tx, { id, kind }: Activity): Promise<void> {
    if (kind !== 'seminar') return;
    const absent = await tx.manager.find(Registration, {
      where: { activityId: id, status: In(['registered', 'confirmed']), archivedAt: IsNull() },
      order: { arrival: 'ASC' },
    });
    for (const registration of absent) {
      await updateRecord(tx, REGISTRATION, registration, { set: { status: 'no_show' }, action: 'no_show' });
    }
  }
}
