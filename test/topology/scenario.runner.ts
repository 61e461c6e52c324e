import type { InstanceRunner } from './instance.runner.js';
import { LoadRunner, type LoadFigures } from './load.runner.js';
import type { Scenario } from './scenarios.registry.js';
import { compareDeliveries, compareLeads, compareRegistrations, countUnprocessed } from './stored.queries.js';
import type { Topology } from './topology.factory.js';
import { waitUntil } from './waiting.rules.js';

/** Successes of each kind of request before the fault and after its end. */
const CALM_SUCCESSES = 10;
const CALM_TIMEOUT_MS = 90_000;
/** How long the instances may take to serve, and to have processed every delivery, after the fault has been healed. */
const RECOVERY_TIMEOUT_MS = 90_000;

/** The outcome of a scenario. */
export interface ScenarioResult {
  name: string;
  title: string;
  skipped?: string;
  figures?: LoadFigures;
  /** Milliseconds from the end of the fault until each kind of request succeeded. */
  gapMs?: number;
  /** Milliseconds from the end of the fault until each instance was ready, with its jobs running. */
  instancesMs?: number;
  /** Milliseconds from the end of the fault until the deliveries from before were processed. */
  processedMs?: number;
  lost: string[];
  duplicates: string[];
  unprocessed?: number;
  notes: string[];
  failures: string[];
}

/** Runs a scenario under load, and compares afterwards what was acknowledged with what is stored. */
export async function runScenario(scenario: Scenario, topology: Topology, prefix: string): Promise<ScenarioResult> {
  const { name, title } = scenario;
  const result: ScenarioResult = { name, title, lost: [], duplicates: [], notes: [], failures: [] };
  const obstacle = scenario.findObstacle?.(topology);
  if (obstacle !== undefined) return { ...result, skipped: obstacle };
  const load = new LoadRunner(prefix, topology.api, topology.form, topology.companyId);
  result.figures = load.figures;
  const attempt = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      result.failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  load.start();
  await attempt(async () => {
    await waitUntilCalm(load);
    await causeAndRecover(scenario, { topology, load, result });
    await waitUntilCalm(load);
  });
  await load.stop();
  await attempt(() => compareStored(topology, load, result));
  addFailures(scenario, load, result);
  return result;
}

interface Recovery {
  topology: Topology;
  load: LoadRunner;
  result: ScenarioResult;
}

async function waitUntilCalm(load: LoadRunner): Promise<void> {
  const since = performance.now();
  await waitUntil(
    'requests of every kind succeed',
    CALM_TIMEOUT_MS,
    () => load.countSuccesses(since) >= CALM_SUCCESSES,
  );
}

async function causeAndRecover(scenario: Scenario, { topology, load, result }: Recovery): Promise<void> {
  const before = topology.instances.map(({ pid }) => pid);
  const replaced = await scenario.run({ topology, load, note: (text) => result.notes.push(text) });
  const [healedAt, healedOn] = [performance.now(), new Date()];
  const [instancesMs, processedMs] = await Promise.all([
    Promise.all(topology.instances.map(waitUntilServing)),
    waitUntilProcessed(topology, healedOn),
  ]);
  result.instancesMs = Math.max(...instancesMs);
  result.processedMs = processedMs;
  await waitUntil('every kind of request succeeds', RECOVERY_TIMEOUT_MS, () => load.measureGap(healedAt) < Infinity);
  result.gapMs = load.measureGap(healedAt);
  for (const [index, { name, pid }] of topology.instances.entries()) {
    if (pid !== before[index] && !replaced.includes(name)) result.failures.push(`${name} had to be started anew`);
  }
}

function waitUntilServing(instance: InstanceRunner): Promise<number> {
  return waitUntil(`${instance.name} serves and its jobs run`, RECOVERY_TIMEOUT_MS, async () => {
    const { isReady, jobs } = await instance.readState();
    if (isReady && jobs === 'running') return true;
    throw new Error(isReady ? `jobs: ${jobs}` : 'not ready');
  });
}

/** Waits until nothing lies unprocessed that was received before a moment. */
async function waitUntilProcessed(topology: Topology, before: Date): Promise<number> {
  return waitUntil('deliveries from before are processed', RECOVERY_TIMEOUT_MS, async () => {
    const db = await topology.connect();
    try {
      return (await countUnprocessed(db, before)) === 0;
    } finally {
      await db.end();
    }
  });
}

async function compareStored(topology: Topology, load: LoadRunner, result: ScenarioResult): Promise<void> {
  const db = await topology.connect();
  try {
    const drained = waitUntil('every delivery is processed', RECOVERY_TIMEOUT_MS, async () => {
      return (await countUnprocessed(db)) === 0;
    });
    await drained.catch((error: Error) => result.failures.push(error.message));
    result.unprocessed = await countUnprocessed(db);
    const { prefix, leads, registrations } = load;
    const { connectionId } = topology.form;
    const compared = [
      await compareLeads(db, prefix, leads),
      await compareDeliveries(db, connectionId, prefix, registrations),
      await compareRegistrations(db, connectionId, prefix, registrations),
    ];
    result.lost = compared.flatMap(({ lost }) => lost);
    result.duplicates = compared.flatMap(({ duplicates }) => duplicates);
  } finally {
    await db.end();
  }
}

/** Adds to a result what no scenario may show, and what this one may not. */
function addFailures(
  { isUnnoticed }: Scenario,
  { figures, leads, registrations }: LoadRunner,
  result: ScenarioResult,
): void {
  const { lost, duplicates, failures } = result;
  const unacknowledged = [...leads, ...registrations].filter(({ acknowledgedAt }) => acknowledgedAt === undefined);
  const problems: [number, string][] = [
    [lost.length, `acknowledged and not there: ${lost.slice(0, 3).join(', ')}`],
    [duplicates.length, `there more than once: ${duplicates.slice(0, 3).join(', ')}`],
    [unacknowledged.length, `never acknowledged: ${unacknowledged.length}`],
    [figures.unexpected.length, `unexpected answers: ${figures.unexpected.slice(0, 3).join('; ')}`],
    [isUnnoticed ? figures.resets : 0, `connections broke: ${figures.resets}`],
    [isUnnoticed ? figures.unavailable : 0, `requests were answered with 503: ${figures.unavailable}`],
  ];
  for (const [count, problem] of problems) if (count > 0) failures.push(problem);
}
