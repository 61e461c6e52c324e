import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { Clock } from '../common/time/clock.service.js';
import { JobRegistry } from '../common/jobs/job.registry.js';
import { lockRecord, updateRecord } from '../database/records/record.store.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from './activity.entity.js';
import { readActivityKind, readEndedIds } from './activity-wrap-up.queries.js';

/** A step that a feature adds to the end of an activity. It runs in the transaction that records the end. */
export type WrapUpStep = (tx: Tx, activity: Activity) => Promise<void>;

/** The number of activities that one query reads. */
const BATCH = 100;

/** An id that sorts before every other id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Processes the end of activities. Each activity is processed once after it is over: no-shows are set and follow-up
 * tasks created. Features add their steps here, including features of upper layers.
 */
@Injectable()
export class ActivityWrapUpJob implements OnModuleInit {
  private readonly steps: WrapUpStep[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'activities.wrap-up', cron: '*/15 * * * *', run: () => this.wrapUpEnded() });
  }

  /**
   * Adds a step for the end of every activity. Steps run in the order in which they were added. Features of this layer
   * add theirs in `onModuleInit` and those of upper layers in `onApplicationBootstrap`, so that the steps of the lower
   * layer run first.
   */
  addStep(step: WrapUpStep): void {
    this.steps.push(step);
  }

  /**
   * Processes every activity that is over and has not been processed. An activity that fails does not stop the others.
   */
  async wrapUpEnded(): Promise<void> {
    const failed: unknown[] = [];
    for (let after = FIRST_ID, ids = [after]; ids.length > 0; after = ids.at(-1) ?? after) {
      ids = await readEndedIds(this.sql, this.clock.now(), after, BATCH);
      for (const id of ids) {
        await this.work.run(SYSTEM, (tx) => this.wrapUp(tx, id)).catch((error: unknown) => failed.push(error));
      }
    }
    // The job is tried again and then finds the remaining activities.
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} activities could not be wrapped up.`);
  }

  /**
   * Processes the end of one activity, unless it is cancelled, archived or already processed. The caller decides that
   * the activity is over.
   */
  async wrapUp(tx: Tx, id: string): Promise<void> {
    const kind = KINDS[await readActivityKind(tx.sql, id)];
    const activity = await lockRecord(tx, kind, id);
    if (activity.wrappedUpAt || activity.archivedAt || activity.status === 'cancelled') return;
    for (const step of this.steps) await step(tx, activity);
    await updateRecord(tx, kind, activity, {
      set: { wrappedUpAt: tx.now, status: 'completed' },
      action: 'ended',
    });
  }
}
