import type { Server } from '../../bench/processes.js';
import { formatFailures, formatTable } from '../../bench/results.js';
import { runWorkloads } from '../../bench/workload.runner.js';
import { buildMeasure, type Bench, type Workload } from '../../bench/workload.js';

const WORKS: Workload = {
  name: 'works',
  title: 'A workload that works',
  run: () => Promise.resolve([buildMeasure('figure', 0.9, '×', { atLeast: 1 })]),
};
const FAILS: Workload = {
  name: 'fails',
  title: 'A workload that fails',
  run: () => Promise.reject(new Error('answered 500')),
};

describe('workloads of the bench', () => {
  let running: number;
  const startServer = (): Server => {
    running += 1;
    return {
      url: '',
      startedIn: 1,
      memory: () => ({ now: 150, peak: 200 }),
      cpu: () => 0,
      stop: () => {
        running -= 1;
        return Promise.resolve();
      },
    };
  };
  const run = (workloads: Workload[], startServers = async () => ({ app: startServer(), comparison: startServer() })) =>
    runWorkloads(workloads, { share: 0.01 } as Bench, startServers);

  beforeEach(() => {
    running = 0;
  });

  it('names a workload that fails, and runs the others', async () => {
    const results = await run([FAILS, WORKS]);
    expect(formatFailures(results)).toEqual(['Workload fails failed at 1 % of the full size: answered 500']);
    expect(results[1]!.measures).toMatchObject([{ what: 'figure', met: false }]);
    expect(formatTable(results)).toMatch(/^fails +failed +FAILED$/m);
    expect(running).toBe(0);
  });

  it('names a workload whose application does not start', async () => {
    const results = await run([WORKS], () => Promise.reject(new Error('The server ended with 1')));
    expect(formatFailures(results)).toEqual(['Workload works failed at 1 % of the full size: The server ended with 1']);
  });

  it('does not count a goal that is missed as a failure', async () => {
    expect(formatFailures(await run([WORKS]))).toEqual([]);
  });
});
