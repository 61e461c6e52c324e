import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { projectFile } from './project.files.js';

/** The release of Node.js that the application is written for (decision 1). */
const NODE = 24;

/** Tells a process that it has been started here. */
const STARTED = 'LOCATE_OWN_NODE';

/** Whether a Node.js of this version lacks what the application uses. Some of it is missed late, in the middle of a report. */
export function isTooOld(version: string): boolean {
  return Number(version.split('.')[0]) < NODE;
}

/**
 * Starts a program of the build anew on the project's own Node.js, and ends as it ends. What supervises this process
 * reaches it by SIGTERM, and by SIGINT where no terminal sends that to both.
 * @throws where the project has none of its own, as after `npm ci --omit=dev`
 */
export function runOnOwnNode(program: string): void {
  const own = projectFile('node_modules', 'node', 'bin', 'node');
  // One that is too old as well must not start itself for ever.
  if (!existsSync(own) || process.env[STARTED] !== undefined) {
    throw new Error(`Locate CRM needs Node.js ${NODE} or later; this is ${process.version}.`);
  }
  const env = { ...process.env, [STARTED]: 'yes' };
  const child = spawn(own, [program, ...process.argv.slice(2)], { stdio: 'inherit', env });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1;
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    if (signal) process.kill(process.pid, signal);
  });
}
