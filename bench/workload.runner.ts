import type { Server } from './processes.js';
import type { Result } from './results.js';
import type { Bench, Workload } from './workload.js';

/** A new application and a new comparison server for one workload. */
interface Servers {
  app: Server;
  comparison: Server;
}

/** Runs workloads one after the other. One that fails does not stop the others. */
export async function runWorkloads(
  workloads: readonly Workload[],
  common: Omit<Bench, keyof Servers>,
  startServers: (workload: Workload) => Promise<Servers>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const workload of workloads) {
    const result: Result = { size: common.share, workload: workload.name, measures: [] };
    results.push(result);
    try {
      const servers = await startServers(workload);
      try {
        result.measures = await workload.run({ ...common, ...servers });
      } finally {
        result.memory = servers.app.memory();
        await servers.app.stop();
        await servers.comparison.stop();
      }
    } catch (error) {
      result.failure = error instanceof Error ? error.message : String(error);
    }
  }
  return results;
}
