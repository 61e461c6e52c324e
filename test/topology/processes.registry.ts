import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServerAccount } from '../../src/database/embedded/server-account.reader.js';

/** The user that servers run as which refuse to run as root; absent: the user of this process. */
export interface Account {
  uid: number;
  gid: number;
}

/** A program that runs until somebody stops it. Its output goes to a file. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly log: string;
  hasEnded(): boolean;
  /** Sends a signal and waits until the process has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Every process that the script starts, so that each of them is ended by its id whatever happens. */
export class ProcessRegistry {
  private readonly running = new Set<ChildProcess>();
  private isStopping = false;

  private constructor(
    readonly folder: string,
    readonly account?: Account,
  ) {
    // Where the script fails before it can stop anything in order.
    process.on('exit', () => this.killAll());
  }

  static async open(folder: string): Promise<ProcessRegistry> {
    return new ProcessRegistry(folder, await findServerAccount());
  }

  /** Starts a server; under root as the unprivileged account when `asAccount` says so. */
  start(
    name: string,
    program: string,
    args: readonly string[],
    { env, asAccount = false }: { env?: Record<string, string>; asAccount?: boolean } = {},
  ): RunningProcess {
    if (this.isStopping) throw new Error('The topology is being stopped.');
    const log = join(this.folder, `${name}.log`);
    const output = openSync(log, 'a');
    const child = spawn(program, args, {
      cwd: this.folder,
      // A Ctrl-C of the terminal is for this script, which stops its servers in order.
      detached: true,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
      stdio: ['ignore', output, output],
      ...(asAccount ? this.account : {}),
    });
    closeSync(output);
    this.running.add(child);
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    child.once('error', () => this.running.delete(child)).once('exit', () => this.running.delete(child));
    return {
      child,
      log,
      hasEnded,
      end: async (signal) => {
        if (hasEnded()) return;
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      },
    };
  }

  /** Runs a program to its end. @throws with its output when it fails */
  async run(
    name: string,
    program: string,
    args: readonly string[],
    env?: Record<string, string>,
    asAccount = true,
  ): Promise<void> {
    const { child, log } = this.start(name, program, args, { env, asAccount });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${readTail(log)}`);
  }

  /** Ends what still runs, in order where it ends within some seconds. */
  async stopAll(): Promise<void> {
    this.isStopping = true;
    const children = [...this.running];
    for (const child of children) child.kill('SIGINT');
    const deadline = Date.now() + 8_000;
    while (this.running.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    const ended = [...this.running].map((child) => once(child, 'exit'));
    this.killAll();
    await Promise.all(ended);
  }

  private killAll(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }
}

/** The last lines that a process has written. */
export function readTail(log: string, lines = 15): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
