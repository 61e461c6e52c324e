import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { insertRun, insertSkipped, lockDueSchedule } from './schedule-claims.queries.js';
import { findMissedTimes, findNextDueTime } from './due-times.rules.js';
import { ReportSchedule } from './report-schedule.entity.js';

/** The greatest number of missed due times of one schedule that are made up for; the newest ones are chosen. */
export const MAX_CATCH_UP_RUNS = 31;

/** Creates the runs that are due by their schedules. Any number of instances may do so at once. */
@Injectable()
export class ScheduleClaimsService {
  constructor(private readonly work: UnitOfWork) {}

  /** Creates a run for every due time that has passed and has no run, however long ago it was. */
  async claimDue(): Promise<void> {
    while (await this.work.run(SYSTEM, (tx) => this.claimOne(tx)));
  }

  /** Creates the runs of one schedule. @returns whether a schedule was due */
  private async claimOne(tx: Tx): Promise<boolean> {
    const schedule = await lockDueSchedule(tx.sql, tx.now);
    if (!schedule) return false;
    const { id: scheduleId, cron, timezone, nextDueAt } = schedule;
    const { due, newestSkipped } = findMissedTimes(cron, timezone, nextDueAt, tx.now, MAX_CATCH_UP_RUNS);
    for (const dueAt of due) await insertRun(tx.sql, { scheduleId, dueAt, now: tx.now });
    if (newestSkipped) await insertSkipped(tx.sql, { scheduleId, dueAt: newestSkipped, now: tx.now });
    // The record gets no new version, because nobody has changed it.
    await tx.manager.update(ReportSchedule, scheduleId, { nextDueAt: findNextDueTime(cron, timezone, tx.now) ?? null });
    return true;
  }
}
