import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { findAssigneeId, readDueCommitments } from './follow-up.queries.js';

/** Notifies of every commitment that is due, once for each due day: the owner of the agreement, or else its creator. */
@Injectable()
export class CommitmentNoticesJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly notifications: NotificationWriter,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'agreements.commitment-notices', cron: '15 0 * * *', run: () => this.notifyOfDue() });
  }

  private notifyOfDue(): Promise<void> {
    return this.work.run(SYSTEM, async (tx) => {
      // A second run at the same moment finds the notifications of the first.
      await acquireAdvisoryLock(tx.sql, 'commitment notices');
      for (const { id, ...people } of await readDueCommitments(tx.sql, getLocalDate(AGENCY_ZONE, tx.now))) {
        const recipients = [await findAssigneeId(tx.sql, people)];
        await this.notifications.write(tx, { kind: 'notice_due', recipients, record: { kind: 'commitment', id } });
      }
    });
  }
}
