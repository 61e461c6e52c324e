import type pg from 'pg';
import type { Size } from './dataset/table.js';
import type { Ask, Load } from './load.js';
import { load, median } from './load.js';
import type { Server } from './processes.js';

/** What a workload has at hand. */
export interface Bench {
  share: number;
  size: Size;
  /** A database of the server that has no data set, to make others from. */
  serverUrl: string;
  /** The database with the data set. */
  databaseUrl: string;
  db: pg.Pool;
  /** The application and the comparison server, on that database. */
  app: Server;
  comparison: Server;
  /** Headers of a caller who may do everything asked here. */
  headers: Record<string, string>;
  /** Alternations, and seconds of load in each. */
  rounds: number;
  seconds: number;
  /** Requests a second, where a workload keeps a pace. */
  rate: number;
  /** A folder for whatever a workload starts itself. */
  folder: string;
}

/** One figure of a workload, and the goal it has. */
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

/** Something the bench measures. */
export interface Workload {
  name: string;
  title: string;
  /** Settings of the application that differ from those of the other workloads. */
  env?: Record<string, string>;
  run(bench: Bench): Promise<Measure[]>;
}

/** A figure that must be at least, or at most, something. */
export function measure(
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

/** The throughput of the application over that of the comparison server: the median of several rounds in alternation. */
export async function throughput(
  bench: Bench,
  what: string,
  connections: number,
  asks: { app: () => Ask; bare: () => Ask },
  atLeast: number,
): Promise<Measure[]> {
  const run = (server: Server, next: () => Ask) => load({ server, connections, seconds: bench.seconds, next });
  const signed = () => ({ ...asks.app(), headers: { ...bench.headers, ...asks.app().headers } });
  const rounds: { app: Load; bare: Load }[] = [];
  // The first round warms up both: plans, caches and the compiler.
  for (let round = 0; round <= bench.rounds; round++) {
    const pair = { app: await run(bench.app, signed), bare: await run(bench.comparison, asks.bare) };
    if (round > 0) rounds.push(pair);
  }
  const ratio = median(rounds.map(({ app, bare }) => app.perSecond / bare.perSecond));
  const [app, bare] = [middle(rounds.map(({ app }) => app)), middle(rounds.map(({ bare }) => bare))];
  return [
    { ...measure(what, ratio, '×', { atLeast }), app, bare },
    // Processor time does not depend on what else the machine is doing, as throughput does.
    {
      ...measure('processor time a request to bare', app.cpu / bare.cpu, '×'),
      note: `${cpuOf(app)} to ${cpuOf(bare)}`,
    },
  ];
}

function middle(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
    cpu: median(loads.map(({ cpu }) => cpu)),
  };
}

const cpuOf = ({ cpu }: Load) => `${cpu.toFixed(2)} ms`;
