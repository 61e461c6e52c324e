import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { updateRecord } from '../../database/record.store.js';
import type { Tx } from '../../database/unit-of-work.js';
import type { Activity } from '../activity.entity.js';
import { ActivityWrapUp } from '../activity.wrap-up.js';
import { REGISTRATION, Registration } from './registration.entity.js';

/**
 * Who had a seat and did not come. Who waited to the end stays waitlisted: that there was no seat is not their doing, and
 * it tells how many more would have come.
 */
@Injectable()
export class NoShows implements OnModuleInit {
  constructor(private readonly wrapUp: ActivityWrapUp) {}

  onModuleInit(): void {
    this.wrapUp.atEnd((tx, activity) => this.note(tx, activity));
  }

  private async note(tx: Tx, { id, kind }: Activity): Promise<void> {
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
