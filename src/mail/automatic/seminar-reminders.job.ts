import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { KINDS } from '../../activities/activity.entity.js';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { RegistrationMailStore } from './registration-mail.store.js';
import { readDueReminders, readSeminarsToRemind } from './reminder.queries.js';

/** Number of mails that are stored at once. */
const BATCH = 500;

/**
 * Reminds people of seminars for which they have a seat. A run makes all reminders that are due and were not made, until the
 * seminar begins. A reminder belongs to a start, so that a seminar that was moved reminds anew.
 */
@Injectable()
export class SeminarRemindersJob implements OnModuleInit {
  private readonly log = new Logger(SeminarRemindersJob.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly mails: RegistrationMailStore,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'mail.reminders', cron: '*/15 * * * *', run: () => this.makeReminders() });
  }

  /** Makes the reminders that are due. A seminar that fails does not stop the others. */
  private async makeReminders(): Promise<void> {
    const failed: unknown[] = [];
    for (const id of await readSeminarsToRemind(this.sql, this.clock.now())) {
      await this.makeRemindersFor(id).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw new AggregateError(failed, `The reminders of ${failed.length} seminars failed.`);
  }

  private async makeRemindersFor(seminarId: string): Promise<void> {
    const made = await this.work.run(SYSTEM, async (tx) => {
      // A change of the seminar or of its registrations waits, or is seen.
      await lockRecord(tx, KINDS.seminar, seminarId);
      const due = await readDueReminders(tx.sql, seminarId, tx.now);
      let count = 0;
      for (let start = 0; start < due.length; start += BATCH) {
        const batch = due.slice(start, start + BATCH);
        const ids = batch.map(({ registrationId }) => registrationId);
        const options = { dueFor: batch[0]!.startsAt };
        count += (await this.mails.add(tx, 'seminar_reminder', ids, options)).length;
      }
      return count;
    });
    if (made > 0) this.log.log({ seminarId, reminders: made }, 'mail.reminders_made');
  }
}
