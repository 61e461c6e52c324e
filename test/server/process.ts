import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { TEST_KEYS } from '../support/keys.js';

/** The built application in a process of its own. */
export interface ServerProcess {
  child: ChildProcess;
  url: string;
  /** Everything it has written to standard output: the announcement, then JSON logs. */
  output: () => string;
  /** Ends it with a signal and gives its exit code (null when the signal killed it). */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the build on a free port and waits until it says where it is; `preload` is a script that Node runs before it, and
 * `main` the build of another copy of the project.
 * @throws with its output when it ends instead
 */
export async function startProcess(
  env: Record<string, string>,
  preload?: string,
  main?: string,
): Promise<ServerProcess> {
  const child = spawnServer(env, { preload, main });
  let output = '';
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /(http:\/\/\S+)\/docs/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return {
    child,
    url: url.replace('localhost', '127.0.0.1'),
    output: () => output,
    end: async (signal) => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

/** Runs the build until it ends by itself, and gives its exit code (null when a signal killed it) and whatever it said. */
export async function runToEnd(
  env: Record<string, string>,
  { preload, cwd }: { preload?: string; cwd?: string } = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawnServer(env, { preload, cwd });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
}

interface SpawnOptions {
  preload?: string | undefined;
  main?: string | undefined;
  /** The working folder. By default it is one without the settings of a developer in `.env`. */
  cwd?: string | undefined;
}

function spawnServer(env: Record<string, string>, { preload, main, cwd = tmpdir() }: SpawnOptions) {
  const first = preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : [];
  // A private database makes its own.
  const keys = env['DATABASE_URL'] ? TEST_KEYS : {};
  return spawn(process.execPath, [...first, main ?? getProjectPath('dist', 'src', 'main.js')], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      DEMO: 'false',
      DRAIN_SECONDS: '0',
      ...keys,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
