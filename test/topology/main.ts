import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ProcessRegistry } from './processes.registry.js';
import { findPrograms, type Programs } from './programs.registry.js';
import { formatResults } from './results.report.js';
import { runScenario, type ScenarioResult } from './scenario.runner.js';
import { type Scenario, SCENARIOS } from './scenarios.registry.js';
import { runToolTests, TOOL_TESTS } from './tool-tests.runner.js';
import { Topology } from './topology.factory.js';

const NAMES = [...SCENARIOS, ...TOOL_TESTS].map(({ name }) => name).join(',');
const USAGE = `npm run topology -- [--only ${NAMES}] [--path FOLDERS] [--keep]

Starts three instances behind HAProxy, on PgBouncer, on a PostgreSQL primary with a synchronous standby, causes faults under
load, and compares what was acknowledged with what is stored. Then mails pass through Postfix and swaks, and uploads through
ClamAV, where they are installed. Exit code 0: everything passed or was skipped; 1: not.

  --only  scenarios to run, with commas; all of them unless told.
  --path  folders of the programs, with colons, instead of PATH and of those that Debian uses.
  --keep  keep the folder with the logs.

Columns: gap = from the end of the fault until each kind of request has succeeded; instances = until each instance is ready
and its jobs run; processed = until the deliveries received before are processed; resets = connections that broke, 502, 504.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: NAMES },
    path: { type: 'string' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const names = values.only.split(',');
const chosen = SCENARIOS.filter(({ name }) => names.includes(name));
const tools = TOOL_TESTS.filter(({ name }) => names.includes(name));
if (values.help || chosen.length + tools.length < names.length) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
const found = findPrograms(values.path);
if (chosen.length === 0) {
  // Only tests with other programs were asked for.
} else if ('missing' in found) {
  console.log(`topology: skipped, because these programs are not installed: ${found.missing.join(', ')}`);
} else {
  process.exitCode = await runAll(chosen, found.programs);
}
if (!(await runToolTests(tools, (line) => console.log(line), values.path))) process.exitCode = 1;

async function runAll(scenarios: readonly Scenario[], programs: Programs): Promise<number> {
  const started = performance.now();
  const printLine = (text: string) =>
    console.log(`${((performance.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${text}`);
  const folder = await mkdtemp(join(tmpdir(), 'locate-topology-'));
  // The account of the servers has to reach its folders.
  await chmod(folder, 0o755);
  const topology = new Topology(await ProcessRegistry.open(folder), programs);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= topology.stop().then(() => removeFolder(folder)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(130)));
  }
  const results: ScenarioResult[] = [];
  try {
    await topology.startServers();
    printLine('HAProxy, PgBouncer, the primary and its synchronous standby run');
    await topology.startInstances();
    await topology.prepareLoad();
    printLine('three instances, started together on the empty database, are ready');
    for (const scenario of scenarios) {
      printLine(`${scenario.name}: ${scenario.title}`);
      const result = await runScenario(scenario, topology, scenario.name);
      for (const failure of result.failures) printLine(`  FAILED ${failure}`);
      results.push(result);
    }
  } finally {
    await stop();
  }
  printLine('everything is stopped');
  console.log(`\n${formatResults(results)}`);
  const count = (isCounted: (result: ScenarioResult) => boolean) => results.filter(isCounted).length;
  const failed = count(({ failures }) => failures.length > 0);
  const skipped = count((result) => result.skipped !== undefined);
  console.log(`${results.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

async function removeFolder(folder: string): Promise<void> {
  if (values.keep) console.log(`The logs are in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
