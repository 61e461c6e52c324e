import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { withQueryKind } from '../../database/connections/query-timeout.rules.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';

/** A running total that differs from the count. */
export interface TotalDifference {
  dimension: string;
  figure: string;
  key: string | null;
  day: string | null;
  /** Amount by which the total is too high. */
  excess: number;
}

/**
 * Service that maintains the running totals of leads. The database notes every change of a lead in the same
 * transaction. This service adds up the notes, and compares the totals with a count.
 */
@Injectable()
export class LeadTotalsJob implements OnModuleInit {
  private readonly log = new Logger(LeadTotalsJob.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'leads.fold-totals', cron: '* * * * *', run: () => this.fold() });
    this.jobs.declare({ name: 'leads.check-totals', cron: '40 3 * * *', run: () => this.check() });
  }

  /** Adds up the changes since the last run. Readers see the same totals before, during and after it. */
  fold(): Promise<void> {
    return this.runLong(async ({ sql }) => void (await sql.execute('SELECT fold_lead_totals()')));
  }

  /**
   * Compares the totals with a count, stores the number of differences for the metrics, and rebuilds the totals when
   * they differ.
   */
  async check(): Promise<void> {
    await this.runLong(async ({ sql }) => {
      await sql.execute('SELECT forget_empty_lead_totals()');
    });
    const differences = await this.readDifferences();
    await this.work.run(SYSTEM, async ({ sql }) => {
      const text = 'UPDATE lead_total_check SET checked_at = $1, differences = $2';
      await sql.execute(text, [this.clock.now(), differences.length]);
    });
    if (differences.length === 0) return;
    this.log.error({ differences: differences.length, first: differences[0] }, 'lead.totals_differ');
    await this.runLong(async ({ sql }) => void (await sql.execute('SELECT rebuild_lead_totals()')));
  }

  /**
   * Returns every total that differs from the count. There is none unless history was changed while bypassing the
   * triggers.
   */
  readDifferences(): Promise<TotalDifference[]> {
    return this.runLong(({ sql }) =>
      sql.queryAll<TotalDifference & Record<string, unknown>>(
        'SELECT dimension, figure, key, day, excess::float8 AS excess FROM lead_total_differences()',
      ),
    );
  }

  /** Runs a transaction that may take longer than that of a request. */
  private runLong<T>(step: (tx: Tx) => Promise<T>): Promise<T> {
    return withQueryKind('maintenance', () => this.work.run(SYSTEM, step));
  }
}
