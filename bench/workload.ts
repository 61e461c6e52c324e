import type pg from 'pg';
import type { Size } from './dataset/table.js';
import type { Ask, Load } from './load.js';
import { runLoad, median } from './load.js';
import type { Server } from './processes.js';

/** The environment of a workload. */
export interface Bench {
  share: number;
  size: Size;
  /** A database of the server without a data set, from which others are created. */
  serverUrl: string;
  /** The database with the data set. */
  databaseUrl: string;
  db: pg.Pool;
  /** The application and the comparison server on that database. */
  app: Server;
  comparison: Server;
  /** Headers of a caller who may do everything in the workloads. */
  headers: Record<string, string>;
  /** Number of alternations, and seconds of load in each. */
  rounds: number;
  seconds: number;
  /** Requests in a second, for workloads with a constant rate. */
  rate: number;
  /** A folder for everything that a workload starts itself. */
  folder: string;
}

/** One figure of a workload, and its goal. */
export interface Measure {
  what: string;
  /** The figure as it is shown. */
  shown: string;
  value: number;
  goal?: string;
  met?: boolean;
  app?: Load;
  bare?: Load;
  note?: string;
}

/** A measurement of the benchmark. */
export interface Workload {
  name: string;
  title: string;
  /** Settings of the application that differ from those of the other workloads. */
  env?: Record<string, string>;
  run(bench: Bench): Promise<Measure[]>;
}

/** Builds a figure that must be at least, or at most, a value. */
export function buildMeasure(
  what: string,
  value: number,
  unit: string,
  goal?: { atLeast: number } | { atMost: number },
): Measure {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  const shown = `${value.toFixed(digits)}${unit}`;
  if (!goal) return { what, value, shown };
  return 'atLeast' in goal
    ? { what, value, shown, goal: `≥ ${goal.atLeast}${unit}`, met: value >= goal.atLeast }
    : { what, value, shown, goal: `≤ ${goal.atMost}${unit}`, met: value <= goal.atMost };
}

/** Builds the figure of a workload for which there is no browser. */
export function buildSkippedMeasure(): Measure {
  const note =
    'There is no browser: set CHROMIUM_PATH, or install /usr/bin/chromium or the package @sparticuz/chromium.';
  return { what: 'skipped', shown: 'skipped', value: Number.NaN, note };
}

/**
 * Measures the ratio of the throughput of the application to that of the comparison server: the median of several
 * alternating rounds.
 */
export async function measureThroughput(
  bench: Bench,
  what: string,
  connections: number,
  asks: { app: () => Ask; bare: () => Ask },
  atLeast: number,
): Promise<Measure[]> {
  const run = (server: Server, next: () => Ask) => runLoad({ server, connections, seconds: bench.seconds, next });
  const signed = () => ({ ...asks.app(), headers: { ...bench.headers, ...asks.app().headers } });
  const rounds: { app: Load; bare: Load }[] = [];
  // The first round warms up both: plans, caches and the compiler.
  for (let round = 0; round <= bench.rounds; round++) {
    const pair = { app: await run(bench.app, signed), bare: await run(bench.comparison, asks.bare) };
    if (round > 0) rounds.push(pair);
  }
  const ratio = median(rounds.map(({ app, bare }) => app.perSecond / bare.perSecond));
  const [app, bare] = [findMedianLoad(rounds.map(({ app }) => app)), findMedianLoad(rounds.map(({ bare }) => bare))];
  return [
    { ...buildMeasure(what, ratio, '×', { atLeast }), app, bare },
    // Unlike throughput, processor time does not depend on the other load of the machine.
    {
      ...buildMeasure('processor time a request to bare', app.cpu / bare.cpu, '×'),
      note: `${cpuOf(app)} to ${cpuOf(bare)}`,
    },
  ];
}

function findMedianLoad(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
    cpu: median(loads.map(({ cpu }) => cpu)),
  };
}

const cpuOf = ({ cpu }: Load) => `${cpu.toFixed(2)} ms`;
