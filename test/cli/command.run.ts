import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { runCommand } from '../../src/cli/cli.runner.js';
import { TerminalClient } from '../../src/cli/runtime/terminal.client.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';

/** What a command did. */
export interface CommandRun {
  code: number;
  /** Standard output, to the byte. */
  out: Buffer;
  err: string;
}

class Sink extends Writable {
  readonly chunks: Buffer[] = [];

  constructor(readonly isTTY: boolean) {
    super();
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
}

/** Runs a command in this process. `env` is all of its environment. */
export async function run(
  argv: string[],
  env: Record<string, string> = {},
  { terminal = false, input = '' }: { terminal?: boolean; input?: string | Buffer } = {},
): Promise<CommandRun> {
  const [out, err] = [new Sink(terminal), new Sink(terminal)];
  const code = await runCommand(argv, new TerminalClient(env, out, err, Readable.from([Buffer.from(input)])));
  return { code, out: Buffer.concat(out.chunks), err: Buffer.concat(err.chunks).toString() };
}

/** A command in a process of its own, as a shell starts it. */
export interface CommandChild {
  process: ChildProcess;
  ended: Promise<CommandRun>;
}

/** Starts a command of the build in a process of its own; with its output to a file where one is given. */
export function start(argv: string[], env: Record<string, string> = {}, out?: number): CommandChild {
  return child([getProjectPath('dist', 'src', 'cli', 'main.js'), ...argv], env, { out });
}

/** Starts Node.js with these arguments. */
export function child(
  args: string[],
  env: Record<string, string> = {},
  { cwd, out: file }: { cwd?: string; out?: number } = {},
): CommandChild {
  const started = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', file ?? 'pipe', 'pipe'],
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  started.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  started.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const ended = new Promise<CommandRun>((resolve, reject) => {
    started.once('error', reject);
    started.once('close', (code, signal) => {
      if (code === null) reject(new Error(`The command was killed by ${signal}: ${Buffer.concat(err).toString()}`));
      else resolve({ code, out: Buffer.concat(out), err: Buffer.concat(err).toString() });
    });
  });
  // A test that fails before it looks must not bring the others down.
  ended.catch(() => undefined);
  return { process: started, ended };
}
