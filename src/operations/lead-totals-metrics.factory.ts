import { Gauge, type Registry } from 'prom-client';
import type { SqlClient } from '../database/connections/sql.client.js';

/** Measures the running totals of leads. Set alerts on differences above 0 and on changes that accumulate. */
export function observeLeadTotals(registry: Registry, sql: SqlClient): void {
  const createGauge = (name: string, help: string, text: string) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        try {
          const row = await sql.queryOneOrNull<{ value: number | null }>(text);
          this.set(row?.value ?? 0);
        } catch {
          // The other measurements must still be served if the database is down.
          this.reset();
        }
      },
    });
  createGauge(
    'lead_totals_differences',
    'Totals that differed from a count when they were last compared.',
    'SELECT differences AS value FROM lead_total_check',
  );
  createGauge(
    'lead_totals_waiting_changes',
    'Changes of leads that have not been added up yet.',
    'SELECT count(*) AS value FROM lead_total_change',
  );
}
