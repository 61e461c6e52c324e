import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ServerAccount } from '../../src/database/embedded/server-account.reader.js';

/** Another process that starts or joins the embedded PostgreSQL, as a second command line would. */
export interface LauncherChild {
  process: ChildProcess;
  /** Fulfilled when its server is up; rejected with its error output when it ends before. */
  ready: Promise<{ url: string; joined: boolean }>;
  /** Lets it stop its server and end. */
  finish(): Promise<void>;
}

const SCRIPT = `
  const [launcher, dataDir] = process.argv.slice(1);
  const { startEmbeddedPostgres } = await import(launcher);
  process.on('SIGINT', () => undefined);
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  console.log(JSON.stringify({ url: server.url, joined: server.joined }));
  process.stdin.once('end', () => void server.stop()).resume();
`;

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** Runs the launcher in a process of its own; it ends when `finish` closes its input, or when killed. */
export function spawnLauncher(dataDir: string, account?: ServerAccount): LauncherChild {
  const child = spawn(
    process.execPath,
    [
      '--experimental-transform-types',
      '--disable-warning=ExperimentalWarning',
      `--import=${new URL('../support/typescript.hooks.js', import.meta.url).href}`,
      '--input-type=module',
      '--eval',
      SCRIPT,
      '--',
      path('../../src/database/embedded/embedded-server.runner.ts'),
      dataDir,
    ],
    {
      cwd: '/',
      // A process group of its own, as a command in a terminal has.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<{ url: string; joined: boolean }>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('error', reject);
    void exited.then(() => reject(new Error(`The launcher ended: ${errors}`)));
  });
  // A test that kills the child on purpose does not wait for this.
  ready.catch(() => undefined);
  return {
    process: child,
    ready,
    finish: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
