import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type MeasurementGroup, Measurements } from '../common/metrics/measurements.js';
import { DatabaseProbeClient } from '../database/database-probe.client.js';
import type { DatabasePool } from '../database/pool.js';
import { POOL } from '../database/pool.token.js';
import { observeLeadTotals } from './lead-totals.metrics.js';

/** What Prometheus reads: the process, the pool, and the time of every route. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor(
    @Inject(POOL) pool: DatabasePool,
    probe: DatabaseProbeClient,
    private readonly measurements: Measurements,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const state = new Gauge({
      name: 'database_pool_connections',
      help: 'Connections of the pool by state; waiting counts callers without one.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        state.set({ state: 'open' }, pool.totalCount);
        state.set({ state: 'idle' }, pool.idleCount);
        state.set({ state: 'waiting' }, pool.queueLength);
      },
    });
    observeLeadTotals(this.registry, probe.metricsSql);
  }

  /** Notes one answered request. `route` is the pattern, never the address: ids would make a series each. */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Everything in the Prometheus text format; figures of a feature that cannot be read are left out. */
  async text(): Promise<string> {
    const groups = this.measurements.all().map((group) => textOf(group));
    return (await Promise.all([this.registry.metrics(), ...groups])).join('');
  }
}

/** A group in the text format. Each reading has a registry of its own: what has gone since is not shown any more. */
async function textOf(group: MeasurementGroup): Promise<string> {
  const registry = new Registry();
  const figures = await group.read().catch(() => undefined);
  if (!figures) return '';
  for (const { name, help, labels } of group.measurements) {
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
    for (const { labels: own, value } of figures[name] ?? []) gauge.set(own, value);
  }
  return registry.metrics();
}
