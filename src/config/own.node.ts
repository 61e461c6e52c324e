import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { projectFile } from './project.files.js';

/** The release of Node.js that the application is written for (decision 1). */
const NODE = 24;

/** Signals that would end this process and leave the other one behind. */
const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const;

/** Milliseconds between two looks whether the starter is still there. */
const LOOK = 500;

/** Tells a process that it has been started here. */
const STARTED = 'LOCATE_OWN_NODE';

/** Whether a Node.js of this version lacks what the application uses. Some of it is missed late, in the middle of a report. */
export function isTooOld(version: string): boolean {
  return Number(version.split('.')[0]) < NODE;
}

/**
 * Starts a program of the build anew on the project's own Node.js, and ends as it ends. What supervises this process
 * reaches it by its signals, by SIGINT where no terminal sends that to both.
 * @throws where the project has none of its own, as after `npm ci --omit=dev`
 */
export function runOnOwnNode(program: string): void {
  const own = projectFile('node_modules', 'node', 'bin', 'node');
  // One that is too old as well must not start itself for ever.
  if (!existsSync(own) || process.env[STARTED] !== undefined) {
    throw new Error(`Locate CRM needs Node.js ${NODE} or later; this is ${process.version}.`);
  }
  const env = { ...process.env, [STARTED]: 'yes' };
  // What it does with memory, where the value is written in one word with its option. Other options are of the other
  // Node.js, and say what to load before it.
  const options = process.execArgv.filter((option) => /^--(?:max-[\w-]+=|expose-gc$)/.test(option));
  const child = spawn(own, [...options, program, ...process.argv.slice(2)], { stdio: 'inherit', env });
  child.on('error', (error) => {
    console.error(`Node.js ${NODE} of the project cannot be started: ${error.message}`);
    process.exitCode = 1;
  });
  for (const signal of PASSED_ON) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    for (const one of ['SIGINT', ...PASSED_ON]) process.removeAllListeners(one);
    if (signal) process.kill(process.pid, signal);
  });
}

const PARENT = process.ppid;

/**
 * Tells once when the process that has started this one is gone: npm's shell does not pass signals on, nothing passes
 * SIGKILL on, and the port would stay taken. A service of its own, which nobody waits for, is not concerned.
 */
export function whenParentGoes(tell: () => void): void {
  if (process.env[STARTED] === undefined && process.env['npm_lifecycle_event'] === undefined) return;
  const look = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(look);
    tell();
  }, LOOK);
  look.unref();
}
