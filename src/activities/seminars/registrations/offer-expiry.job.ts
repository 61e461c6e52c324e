import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { KINDS } from '../../activity.entity.js';
import { notifyPerson } from '../model/registration-follower.registry.js';
import { SEMINAR_REGISTRATION } from '../model/seminar-registration.entity.js';
import { readExpiredOffers, readSeminarsWithExpiredOffers } from './offer-expiry.queries.js';
import { SeatFollowerRegistry } from './seat-follower.registry.js';
import { promoteWaitlisted } from './seminar-registration.store.js';

/**
 * Cancels seats from the waiting list that their people did not confirm in time, and gives them to the next people. A run does
 * everything that is due, so a later one makes up for a missed one.
 */
@Injectable()
export class OfferExpiryJob implements OnModuleInit {
  private readonly log = new Logger(OfferExpiryJob.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'seminars.expire-offers', cron: '*/5 * * * *', run: () => this.expireOffers() });
  }

  /** Cancels the seats whose deadline has passed. A seminar that fails does not stop the others. */
  private async expireOffers(): Promise<void> {
    const failed: unknown[] = [];
    for (const id of await readSeminarsWithExpiredOffers(this.sql, this.clock.now())) {
      await this.work
        .run(SYSTEM, (tx) => this.cancelExpired(tx, id))
        .then((cancelled) => cancelled > 0 && this.log.log({ seminarId: id, cancelled }, 'seminar.offers_expired'))
        .catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw new AggregateError(failed, `The expired seats of ${failed.length} seminars failed.`);
  }

  private async cancelExpired(tx: Tx, seminarId: string): Promise<number> {
    await this.followers.lockFollowersOfSeats(tx, await readExpiredOffers(tx.sql, seminarId, tx.now));
    const seminar = await lockRecord(tx, KINDS.seminar, seminarId);
    // A person may have confirmed while the transaction waited for the lock.
    const ids = await readExpiredOffers(tx.sql, seminarId, tx.now);
    for (const id of ids) {
      const registration = await lockRecord(tx, SEMINAR_REGISTRATION, id);
      await updateRecord(tx, SEMINAR_REGISTRATION, registration, {
        set: { status: 'cancelled', cancelledAt: tx.now, offerExpiresAt: null },
        action: 'cancelled',
      });
      await notifyPerson(tx, registration, { onlyInformed: false });
    }
    await promoteWaitlisted(tx, seminar);
    return ids.length;
  }
}
