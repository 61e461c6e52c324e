import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, SYSTEM } from '../../common/actor/actor.js';
import type { Sql } from '../../database/sql.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { missedTimes, nextDueTime } from './schedule.times.rules.js';

/** Missed due times of one schedule that are made up for; of more, the newest. */
export const MOST_MADE_UP = 31;

/** A run to be made. */
interface NewRun {
  scheduleId: string;
  dueAt: Date;
  /** Who asks for it; nobody when its time has come. */
  requestedBy?: Actor;
  now: Date;
}

/** Adds a run, unless there is one for that due time. @returns the id of the one there is then */
export async function insertRun(sql: Sql, { scheduleId, dueAt, requestedBy, now }: NewRun): Promise<string> {
  await sql.run(
    `INSERT INTO report_schedule_run (id, schedule_id, due_at, requested_by, requested_by_name, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (schedule_id, due_at) DO NOTHING`,
    [uuidv7(), scheduleId, dueAt, requestedBy?.id ?? null, requestedBy?.name ?? null, now],
  );
  const run = await sql.first<{ id: string }>(
    'SELECT id FROM report_schedule_run WHERE schedule_id = $1 AND due_at = $2',
    [scheduleId, dueAt],
  );
  return run!.id;
}

/** A schedule whose time has come. */
interface DueSchedule {
  id: string;
  cron: string;
  timezone: string;
  nextDueAt: Date;
}

/** Makes the runs that the clock asks for. Any number of instances may do it at once. */
@Injectable()
export class ScheduleClaims {
  constructor(private readonly work: UnitOfWork) {}

  /** Makes a run for every due time that has come and has none, after however long a time. */
  async claimDue(): Promise<void> {
    while (await this.work.run(SYSTEM, (tx) => this.claimOne(tx)));
  }

  /** @returns whether there was a schedule to look at */
  private async claimOne(tx: Tx): Promise<boolean> {
    // Served by report_schedule_next_due_at_idx. A schedule that another instance holds is in its hands.
    const schedule = await tx.sql.first<DueSchedule>(
      `SELECT id, cron, timezone, next_due_at AS "nextDueAt" FROM report_schedule
       WHERE enabled AND archived_at IS NULL AND next_due_at <= $1 ORDER BY next_due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [tx.now],
    );
    if (!schedule) return false;
    const { id: scheduleId, cron, timezone, nextDueAt } = schedule;
    const { due, tooMany } = missedTimes(cron, timezone, nextDueAt, tx.now, MOST_MADE_UP);
    for (const dueAt of due) await insertRun(tx.sql, { scheduleId, dueAt, now: tx.now });
    if (tooMany) await this.recordSkipped(tx, scheduleId, tooMany);
    await tx.sql.run('UPDATE report_schedule SET next_due_at = $2 WHERE id = $1', [
      scheduleId,
      nextDueTime(cron, timezone, tx.now) ?? null,
    ]);
    return true;
  }

  /** Says that a due time, and those before it, will never be made up for. */
  private async recordSkipped(tx: Tx, scheduleId: string, dueAt: Date): Promise<void> {
    await tx.sql.run(
      `INSERT INTO report_schedule_run (id, schedule_id, due_at, outcome, finished_at, error_code)
       VALUES ($1, $2, $3, 'skipped', $4, 'schedule.missed_too_long_ago') ON CONFLICT (schedule_id, due_at) DO NOTHING`,
      [uuidv7(), scheduleId, dueAt, tx.now],
    );
  }
}
