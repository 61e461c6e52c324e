import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getProjectPath } from './project-files.reader.js';

/** The release of Node.js for which the application is written (decision 1). */
const NODE = 24;

/** Signals that would end this process but not the child process. */
const FORWARDED_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const;

/** Milliseconds between two checks whether the parent process still exists. */
const POLL_INTERVAL_MS = 500;

/** Environment variable that marks a process started by this file. */
const STARTED_VARIABLE = 'LOCATE_OWN_NODE';

/**
 * Tells whether a version of Node.js lacks features that the application uses. Some would fail late, in the middle of a
 * report.
 */
export function isTooOld(version: string): boolean {
  return Number(version.split('.')[0]) < NODE;
}

/**
 * Runs a program of the build again on the project's own Node.js, and ends with its result. Signals to this process are
 * passed on to it, except a SIGINT that a terminal sends to both.
 * @throws if the project has no Node.js of its own, for example after `npm ci --omit=dev`
 */
export function runOnOwnNode(program: string): void {
  const own = getProjectPath('node_modules', 'node', 'bin', 'node');
  // The project's own Node.js must not start itself in a loop if it is too old as well.
  if (!existsSync(own) || process.env[STARTED_VARIABLE] !== undefined) {
    throw new Error(`Locate CRM requires Node.js ${NODE} or later; this is ${process.version}.`);
  }
  const env = { ...process.env, [STARTED_VARIABLE]: 'yes' };
  // Options about memory are passed on if the value is joined to the option by "=". Other options belong to the other
  // Node.js and name files to load first.
  const options = process.execArgv.filter((option) => /^--(?:max-[\w-]+=|expose-gc$)/.test(option));
  const child = spawn(own, [...options, program, ...process.argv.slice(2)], { stdio: 'inherit', env });
  child.on('error', (error) => {
    console.error(`Node.js ${NODE} of the project cannot be started: ${error.message}`);
    process.exitCode = 1;
  });
  for (const signal of FORWARDED_SIGNALS) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    for (const one of ['SIGINT', ...FORWARDED_SIGNALS]) process.removeAllListeners(one);
    if (signal) process.kill(process.pid, signal);
  });
}

const PARENT = process.ppid;

/**
 * Calls `tell` once when the parent process has ended: npm's shell does not pass signals on, nothing passes SIGKILL on,
 * and the port would stay taken. A service without such a parent is not monitored.
 */
export function watchParent(onEnd: () => void): void {
  if (process.env[STARTED_VARIABLE] === undefined && process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    onEnd();
  }, POLL_INTERVAL_MS);
  timer.unref();
}
