import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { migrations } from '../../migrations/index.js';
import type { LoadRunner } from './load.runner.js';
import type { Topology } from './topology.factory.js';
import { waitUntil } from './waiting.rules.js';

/** The means of a scenario. */
export interface ScenarioContext {
  topology: Topology;
  load: LoadRunner;
  /** Notes a figure that the table has no column for. */
  note(text: string): void;
}

/** A fault under load, from which the application has to recover without a restart. */
export interface Scenario {
  name: string;
  title: string;
  /** Whether every request must be answered: no reset, no 502, no 503. */
  isUnnoticed?: boolean;
  /** Why it cannot run here; undefined where it can. */
  findObstacle?(topology: Topology): string | undefined;
  /** Causes the fault and heals it. @returns the instances that were started anew */
  run(context: ScenarioContext): Promise<string[]>;
}

/** How long a fault lasts, in milliseconds. */
const FAULT_MS = 4_000;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'first-start',
    title: 'three instances start together on an empty database',
    isUnnoticed: true,
    run: async ({ topology, note }) => {
      const db = await topology.connect();
      try {
        await assertStartedOnce(db, note);
      } finally {
        await db.end();
      }
      return [];
    },
  },
  {
    name: 'kill-instance',
    title: 'kill -9 of an instance, started again later',
    run: async ({ topology }) => {
      const [instance] = topology.instances;
      await instance!.end('SIGKILL');
      await sleep(FAULT_MS);
      await topology.startInstance(instance!);
      await instance!.waitUntilReady();
      return [instance!.name];
    },
  },
  {
    name: 'rolling-restart',
    title: 'SIGTERM of one instance after the other',
    isUnnoticed: true,
    run: async ({ topology, note }) => {
      for (const instance of topology.instances) {
        const code = await instance.end('SIGTERM');
        if (code !== 0) throw new Error(`${instance.name} ended with ${code}`);
        await topology.startInstance(instance);
        await instance.waitUntilReady();
        // The next one stops only when HAProxy has noticed that this one is back.
        await sleep(1_500);
      }
      note('each exited with 0');
      return topology.instances.map(({ name }) => name);
    },
  },
  {
    name: 'database-stop',
    title: 'the primary is stopped and started',
    run: async ({ topology }) => {
      await topology.primary.stop();
      await sleep(FAULT_MS);
      await topology.primary.start();
      return [];
    },
  },
  {
    name: 'silent-network',
    title: 'the network to PgBouncer and the primary swallows everything',
    run: async ({ topology }) => {
      for (const network of topology.networks) network.silence();
      await sleep(FAULT_MS);
      for (const network of topology.networks) network.restore();
      return [];
    },
  },
  {
    name: 'full-disk',
    title: "the primary's disk is full",
    findObstacle: ({ disk, primary }) => {
      if (!disk) return 'a small disk can only be mounted as root';
      return primary.name === 'pg1' ? undefined : 'the primary is not on the small disk any more';
    },
    run: async ({ topology, load, note }) => {
      const { disk, primary } = topology;
      await disk!.fill();
      const before = load.figures.unavailable + load.figures.resets;
      await waitUntil('the full disk is noticed', 60_000, async () => {
        // Room that the server gives back by itself, such as an old segment of its log, is filled as well.
        await disk!.fill();
        return load.figures.unavailable + load.figures.resets > before + 5;
      });
      await sleep(FAULT_MS);
      await disk!.empty();
      if (primary.isRunning) {
        note('the server went on');
      } else {
        await primary.start();
        note('the server had ended, and was started');
      }
      return [];
    },
  },
  {
    name: 'failover',
    title: 'kill -9 of the primary, the standby is promoted',
    run: async ({ topology, note }) => {
      const [failed, promoted] = [topology.primary, topology.standby];
      await failed.assertSynchronous();
      await failed.kill();
      await sleep(FAULT_MS);
      await promoted.promote();
      [topology.primary, topology.standby] = [promoted, failed];
      note(`${promoted.name} is the primary`);
      return [];
    },
  },
  {
    name: 'standby-return',
    title: 'the failed primary returns as a synchronous standby',
    isUnnoticed: true,
    findObstacle: ({ standby }) => (standby.isRunning ? 'the standby runs: only failover stops it' : undefined),
    run: async ({ topology, note }) => {
      await topology.standby.copyFrom(topology.primary);
      await topology.primary.setSynchronous(true);
      note(`${topology.standby.name} is synchronous`);
      return [];
    },
  },
];

/** Each migration ran once, and there is one first administrator. */
async function assertStartedOnce(db: pg.Client, note: (text: string) => void): Promise<void> {
  const { rows } = await db.query<{ ran: number; names: number; users: number }>(
    `SELECT count(*)::int AS ran, count(DISTINCT name)::int AS names,
       (SELECT count(*)::int FROM app_user) AS users FROM migrations`,
  );
  const { ran, names, users } = rows[0]!;
  const facts = `${ran} migrations, ${users} administrator`;
  if (ran !== migrations.length || names !== ran || users !== 1) throw new Error(`not once each: ${facts}`);
  note(facts);
}
