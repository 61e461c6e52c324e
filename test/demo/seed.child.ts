import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { getProjectPath } from '../../src/config/project-files.reader.js';

/** A process of its own that seeds the demo, as a starting API does. */
export interface SeedChild {
  process: ChildProcess;
  /** Fulfilled once so many steps are done. */
  reached(steps: number): Promise<void>;
  /** Fulfilled when it has ended, by itself or killed. Gives what it wrote to standard error. */
  ended: Promise<string>;
}

const SCRIPT = `
  const [build, url, now] = process.argv.slice(1);
  const load = (file) => import(new URL(file, build).href);
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await load('app.module.js');
  const { ManualClock } = await load('common/time/clock.service.js');
  const { loadSettings } = await load('config/settings.factory.js');
  const { DemoSeedService } = await load('demo/demo-seed.service.js');
  const { ApplicationKeyService } = await load('identity/keys/application-keys.service.js');
  const keys = { JWT_SECRET: 'a signing key of over 32 characters', ENCRYPTION_KEY: 'another key of over 32 characters' };
  const settings = loadSettings({ DATABASE_URL: url, LOG_LEVEL: 'silent', ...keys });
  const module = AppModule.with(settings, new ManualClock(new Date(now)));
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  await app.get(ApplicationKeyService).open();
  const accounts = await app.get(DemoSeedService).seedIfEmpty((done) => console.log(done));
  console.log('accounts', accounts.length);
  await app.close();
`;

/** Seeds the database at `url` as if it were `now`. */
export function seedInChild(url: string, now: Date): SeedChild {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      SCRIPT,
      '--',
      pathToFileURL(getProjectPath('dist', 'src', '/')).href,
      url,
      now.toISOString(),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: getProjectPath(), env: { PATH: process.env['PATH'] } },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => errors);
  const reached = (steps: number) =>
    new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (Number(line) >= steps) resolve();
      });
      child.once('exit', () => reject(new Error(`ended before step ${steps}: ${errors}`)));
    });
  return { process: child, reached, ended };
}
