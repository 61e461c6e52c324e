import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { AGREEMENT } from './agreement.entity.js';
import { RUNNING } from './agreement-statuses.rules.js';
import { readEndedIds } from './agreement.queries.js';

/** The number of agreements that one query reads. */
const BATCH = 100;

/** Sets agreements to expired after their last day in Europe/Brussels. */
@Injectable()
export class AgreementExpiryJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'agreements.expire', cron: '5 0 * * *', run: () => this.expireEnded() });
  }

  /** Expires every agreement that has ended and is not expired yet, however long ago it ended. */
  async expireEnded(): Promise<void> {
    for (;;) {
      const ids = await readEndedIds(this.sql, getLocalDate(AGENCY_ZONE, this.clock.now()), BATCH);
      for (const id of ids) await this.work.run(SYSTEM, (tx) => this.expire(tx, id));
      if (ids.length < BATCH) return;
    }
  }

  private async expire(tx: Tx, id: string): Promise<void> {
    const agreement = await lockRecord(tx, AGREEMENT, id);
    const { status, expiresOn, archivedAt } = agreement;
    // Another user may have renewed it while this transaction waited for the lock.
    if (archivedAt || !RUNNING.includes(status) || !expiresOn || expiresOn >= getLocalDate(AGENCY_ZONE, tx.now)) return;
    await updateRecord(tx, AGREEMENT, agreement, { set: { status: 'expired' }, action: 'expired' });
  }
}
