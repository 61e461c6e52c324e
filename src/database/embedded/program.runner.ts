import { spawn } from 'node:child_process';
import type { ServerAccount } from './server-account.reader.js';
import { findErrorCode, getErrorMessage } from './embedded.errors.js';

/** The result of a program. `error` is set if it could not be started. */
export interface ProgramResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  error?: { message: string; code?: string };
  /** Both output streams, in the order of arrival. */
  output: string;
}

/**
 * Builds the environment of PostgreSQL's programs. Variables such as PGPORT or PGTZ of a developer's shell would
 * otherwise change the behaviour of the embedded server.
 */
export function buildServerEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...extra };
}

/** Runs a program to its end. Never rejects: a program that cannot be started is a result too. */
export function runProgram(
  program: string,
  args: string[],
  options: { cwd: string; account?: ServerAccount },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = '';
    const resolveFailure = (error: unknown): void => {
      resolve({
        code: null,
        signal: null,
        error: { message: getErrorMessage(error), code: findErrorCode(error) },
        output,
      });
    };
    try {
      const child = spawn(program, args, {
        cwd: options.cwd,
        env: buildServerEnvironment(),
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
      });
      child.on('error', resolveFailure);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      }
      child.on('close', (code, signal) => resolve({ code, signal, output }));
    } catch (error) {
      // Node throws some errors of spawn (such as EPERM for the uid) and emits others.
      resolveFailure(error);
    }
  });
}
