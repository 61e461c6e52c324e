import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Jobs } from '../common/jobs/jobs.js';
import { withQueryKind } from '../database/query-timeout.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';

/** A total that is not what counting gives. */
export interface TotalDifference {
  dimension: string;
  figure: string;
  key: string | null;
  day: string | null;
  /** By how much the total is too high. */
  excess: number;
}

/**
 * Looks after the running totals of leads. The database notes every change of a lead as it is made, in the same
 * transaction; here the notes are added up, and the totals compared with a count.
 */
@Injectable()
export class LeadTotals implements OnModuleInit {
  private readonly log = new Logger(LeadTotals.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'leads.fold-totals', cron: '* * * * *', run: () => this.fold() });
    this.jobs.declare({ name: 'leads.check-totals', cron: '40 3 * * *', run: () => this.check() });
  }

  /** Adds up the changes since the last time. Readers see the same totals before, during and after. */
  fold(): Promise<void> {
    return this.long(async ({ sql }) => void (await sql.run('SELECT fold_lead_totals()')));
  }

  /** Compares the totals with a count, notes what came of it for the metrics, and counts anew if they differ. */
  async check(): Promise<void> {
    await this.long(async ({ sql }) => {
      await sql.run('SELECT forget_empty_lead_totals()');
    });
    const differences = await this.differences();
    await this.work.run(SYSTEM, async ({ sql }) => {
      const text = 'UPDATE lead_total_check SET checked_at = $1, differences = $2';
      await sql.run(text, [this.clock.now(), differences.length]);
    });
    if (differences.length === 0) return;
    this.log.error({ differences: differences.length, first: differences[0] }, 'lead.totals_differ');
    await this.long(async ({ sql }) => void (await sql.run('SELECT rebuild_lead_totals()')));
  }

  /** Every total that is not what counting gives; none, unless history was changed past the triggers. */
  differences(): Promise<TotalDifference[]> {
    return this.long(({ sql }) =>
      sql.rows<TotalDifference & Record<string, unknown>>(
        'SELECT dimension, figure, key, day, excess::float8 AS excess FROM lead_total_differences()',
      ),
    );
  }

  /** A transaction that may take longer than those of a request. */
  private long<T>(step: (tx: Tx) => Promise<T>): Promise<T> {
    return withQueryKind('maintenance', () => this.work.run(SYSTEM, step));
  }
}
