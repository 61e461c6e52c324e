import { Injectable } from '@nestjs/common';
import { type Measured, MeasurementRegistry } from '../../common/observability/measurement.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { DatabaseProbeClient } from '../../database/connections/database-probe.client.js';
import type { MailOutcome } from './mail-outcome.rules.js';

const COUNTED_OUTCOMES = ['sent', 'retry', 'failed', 'login_refused', 'suppressed'] as const satisfies (
  MailOutcome['kind'] | 'suppressed'
)[];

const TOTAL = {
  name: 'mail_attempts_total',
  help: 'Attempts of this instance to send a mail since its start, by outcome.',
  labels: ['outcome'],
};
const OLDEST = {
  name: 'mail_oldest_due_seconds',
  help: 'Seconds for which the oldest mail waits that could be sent; 0 if none waits.',
  labels: [],
};
const PAUSED = {
  name: 'mail_login_refused',
  help: '1 while no mail is sent because the mail server has refused the login.',
  labels: [],
};

/** Measures how mails are sent. */
@Injectable()
export class MailMetricsRegistry {
  private readonly counts = new Map<string, number>();

  constructor(
    measurements: MeasurementRegistry,
    private readonly probe: DatabaseProbeClient,
    private readonly clock: Clock,
  ) {
    measurements.declare({ measurements: [TOTAL], read: async () => ({ [TOTAL.name]: this.listCounts() }) });
    measurements.declare({ measurements: [OLDEST, PAUSED], read: () => this.measure() });
  }

  /** Counts an attempt. */
  count(outcome: (typeof COUNTED_OUTCOMES)[number]): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }

  private listCounts(): Measured[] {
    return COUNTED_OUTCOMES.map((outcome) => ({ labels: { outcome }, value: this.counts.get(outcome) ?? 0 }));
  }

  /** Served by mail_due_idx. */
  private async measure(): Promise<Record<string, readonly Measured[]>> {
    const now = this.clock.now();
    const row = await this.probe.metricsSql.queryOne<{ oldestAt: Date | null; isPaused: boolean }>(
      `SELECT (SELECT min(next_attempt_at) FROM mail WHERE state = 'queued') AS "oldestAt",
         EXISTS (SELECT FROM mail_server_state WHERE paused_until > $1) AS "isPaused"`,
      [now],
    );
    const waitingMs = row.oldestAt ? Math.max(now.getTime() - row.oldestAt.getTime(), 0) : 0;
    return {
      [OLDEST.name]: [{ labels: {}, value: waitingMs / 1_000 }],
      [PAUSED.name]: [{ labels: {}, value: row.isPaused ? 1 : 0 }],
    };
  }
}
