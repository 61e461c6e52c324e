import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { getProjectPath } from '../src/config/project-files.reader.js';

/** A server of the benchmark in a process of its own. */
export interface Server {
  url: string;
  /** Milliseconds from its start until it printed its address. */
  startedIn: number;
  /** Returns the current and the peak memory in MB, according to the kernel. */
  memory(): { now: number; peak: number };
  /** Returns the processor time used so far in milliseconds. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Starts the application as shipped: the build, with the Node options of `npm start`. */
export function startApp(env: Record<string, string>): Promise<Server> {
  const { scripts } = JSON.parse(readFileSync(getProjectPath('package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [, options] = /^node (.*)dist\/src\/main\.js$/.exec(scripts.start)!;
  return start([...options!.split(' ').filter(Boolean), getProjectPath('dist', 'src', 'main.js')], env);
}

/** Starts the comparison server: Fastify, pg and manually written SQL. */
export function startComparison(env: Record<string, string>): Promise<Server> {
  return start([getProjectPath('dist', 'bench', 'comparison-server.js')], env);
}

async function start(args: string[], env: Record<string, string>): Promise<Server> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await said(child);
  return {
    url,
    startedIn: performance.now() - began,
    memory: () => ({ now: status(child, 'VmRSS'), peak: status(child, 'VmHWM') }),
    cpu: () => measureCpu(child),
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Waits for the address that a server prints. Later output is discarded. */
async function said(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      if (output === 'said') return;
      output += chunk.toString();
      const url = /http:\/\/[\w.]+:\d+/.exec(output)?.[0];
      if (!url) return;
      output = 'said';
      resolve(url.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
}

/** Reads a line of /proc/PID/status in MB; NaN if there is none. */
function status(child: ChildProcess, name: string): number {
  try {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    return Math.round(Number(line?.[1]) / 1_024);
  } catch {
    return Number.NaN;
  }
}

/**
 * Reads the user and system time of a process, which the kernel counts in hundredths of a second; NaN if it is
 * unavailable.
 */
function measureCpu(child: ChildProcess): number {
  try {
    const [, fields] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields!.split(' ').slice(11, 13);
    return 10 * (Number(user) + Number(system));
  } catch {
    return Number.NaN;
  }
}
