import pg from 'pg';
import { ADMIN_ROLE, readCredentials } from '../src/database/embedded/database-cluster.store.js';
import { openFolder } from '../src/database/embedded/database-folder.store.js';

/** Installs pg_stat_statements in the embedded server of a folder, which only its superuser may do. */
export async function installStatementStatistics(serverUrl: string, folder: string): Promise<void> {
  const { admin } = await readCredentials(await openFolder(folder));
  const url = Object.assign(new URL(serverUrl), { username: ADMIN_ROLE, password: admin });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await client.end();
}

/**
 * Measures the milliseconds that a request costs PostgreSQL, including planning, with pg_stat_statements. Statements
 * that ran less often than there were requests are left out, because they belong to jobs of the application.
 */
export async function measurePostgresTime(
  urls: { serverUrl: string; databaseUrl: string },
  requests: number,
  run: () => Promise<unknown>,
): Promise<number> {
  const client = new pg.Client({ connectionString: urls.serverUrl });
  await client.connect();
  try {
    const before = await readTotals(client, urls.databaseUrl);
    await run();
    const after = await readTotals(client, urls.databaseUrl);
    let total = 0;
    for (const [id, { calls, ms }] of after) {
      const earlier = before.get(id) ?? { calls: 0, ms: 0 };
      if (calls - earlier.calls >= requests) total += ms - earlier.ms;
    }
    return total / requests;
  } finally {
    await client.end();
  }
}

async function readTotals(client: pg.Client, databaseUrl: string): Promise<Map<string, { calls: number; ms: number }>> {
  const { rows } = await client.query<{ id: string; calls: number; ms: number }>(
    `SELECT queryid::text AS id, sum(calls)::float8 AS calls, sum(total_plan_time + total_exec_time) AS ms
     FROM pg_stat_statements
     WHERE toplevel AND dbid = (SELECT oid FROM pg_database WHERE datname = $1) GROUP BY queryid`,
    [new URL(databaseUrl).pathname.slice(1)],
  );
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
}
