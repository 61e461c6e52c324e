import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type MeasurementGroup, MeasurementRegistry } from '../common/observability/measurement.registry.js';
import type { DatabasePool } from '../database/connections/database-pool.factory.js';
import { POOL } from '../database/connections/connection.constants.js';

/** The measurements of this process. Its applications share them, because what observes a process does so until it ends. */
let processRegistry: Registry | undefined;

function getProcessRegistry(): Registry {
  if (!processRegistry) collectDefaultMetrics({ register: (processRegistry = new Registry()) });
  return processRegistry;
}

/** The measurements for Prometheus: the process, the pool, and the response time of every route. */
@Injectable()
export class MetricsService {
  private readonly process = getProcessRegistry();
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
    private readonly measurements: MeasurementRegistry,
  ) {
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
  }

  /**
   * Records one answered request. `route` is the pattern and not the address, because each id would create a series.
   */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Returns all measurements in the Prometheus text format. Values of a feature that cannot be read are left out. */
  async renderText(): Promise<string> {
    const groups = this.measurements.getAll().map((group) => renderGroup(group));
    return (await Promise.all([this.registry.metrics(), this.process.metrics(), ...groups])).join('');
  }
}

/** Formats a group. Each call has a registry of its own, so that labels that no longer exist are not shown. */
async function renderGroup(group: MeasurementGroup): Promise<string> {
  const registry = new Registry();
  const figures = await group.read().catch(() => undefined);
  if (!figures) return '';
  for (const { name, help, labels, isCounter } of group.measurements) {
    const metric = new (isCounter ? Counter : Gauge)({ name, help, labelNames: [...labels], registers: [registry] });
    for (const { labels: own, value } of figures[name] ?? []) metric.inc(own, value);
  }
  return registry.metrics();
}
