import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Measured, MeasurementRegistry } from '../../common/observability/measurement.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { DatabaseProbeClient } from '../../database/connections/database-probe.client.js';
import type { AttemptOutcome } from './delivery-outcome.rules.js';

/** Outcomes of the attempts of this instance. */
type CountedOutcome = AttemptOutcome['kind'] | 'skipped';

const COUNTED_OUTCOMES: readonly CountedOutcome[] = ['delivered', 'retry', 'dead', 'gone', 'skipped'];

const TOTAL = {
  name: 'webhook_deliveries_total',
  help: 'Attempts of this instance to send a delivery of a webhook since its start, by outcome.',
  labels: ['outcome'],
  isCounter: true,
};
const OLDEST = {
  name: 'webhook_oldest_waiting_seconds',
  help: 'Seconds since the oldest delivery was stored that waits for an active webhook; 0 if none waits.',
  labels: [],
};
const DISABLED = {
  name: 'webhooks_disabled',
  help: 'Webhooks that the application has disabled.',
  labels: [],
};

/** Measures what webhooks deliver. */
@Injectable()
export class WebhookFiguresService implements OnModuleInit {
  private readonly counts = new Map<CountedOutcome, number>();

  constructor(
    private readonly probe: DatabaseProbeClient,
    private readonly clock: Clock,
    private readonly measurements: MeasurementRegistry,
  ) {}

  onModuleInit(): void {
    this.measurements.declare({ measurements: [TOTAL], read: async () => ({ [TOTAL.name]: this.listCounts() }) });
    this.measurements.declare({ measurements: [OLDEST, DISABLED], read: () => this.measure() });
  }

  /** Counts an attempt. */
  count(outcome: CountedOutcome): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }

  private listCounts(): Measured[] {
    return COUNTED_OUTCOMES.map((outcome) => ({ labels: { outcome }, value: this.counts.get(outcome) ?? 0 }));
  }

  /** Served by webhook_delivery_due_idx. */
  private async measure(): Promise<Record<string, readonly Measured[]>> {
    const row = await this.probe.metricsSql.queryOne<{ oldestAt: Date | null; disabled: number }>(
      `SELECT (SELECT min(d.at) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
           WHERE d.next_attempt_at IS NOT NULL AND w.state = 'active' AND w.archived_at IS NULL) AS "oldestAt",
         (SELECT count(*)::int FROM webhook WHERE state = 'disabled' AND archived_at IS NULL) AS disabled`,
    );
    const waitingMs = row.oldestAt ? Math.max(this.clock.now().getTime() - row.oldestAt.getTime(), 0) : 0;
    return {
      [OLDEST.name]: [{ labels: {}, value: waitingMs / 1_000 }],
      [DISABLED.name]: [{ labels: {}, value: row.disabled }],
    };
  }
}
