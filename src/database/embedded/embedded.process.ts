import { spawn } from 'node:child_process';
import type { ServerAccount } from './embedded.account.js';
import { codeOf, messageOf } from './embedded.error.js';

/** How a program ended. `error` is set when it could not be started at all. */
export interface ProgramResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  error?: { message: string; code?: string };
  /** Both output streams, as they came. */
  output: string;
}

/**
 * What PostgreSQL's programs see of our environment. Variables such as PGPORT or PGTZ of a developer's shell would
 * otherwise change how the embedded server behaves.
 */
export function serverEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...extra };
}

/** Runs a program to its end. Never rejects: not being able to start is a result too. */
export function runProgram(
  program: string,
  args: string[],
  options: { cwd: string; account?: ServerAccount },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = '';
    const failed = (error: unknown): void => {
      resolve({ code: null, signal: null, error: { message: messageOf(error), code: codeOf(error) }, output });
    };
    try {
      const child = spawn(program, args, {
        cwd: options.cwd,
        env: serverEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
      });
      child.on('error', failed);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      }
      child.on('close', (code, signal) => resolve({ code, signal, output }));
    } catch (error) {
      // Node throws some failures of spawn (such as EPERM for the uid) and emits others.
      failed(error);
    }
  });
}
