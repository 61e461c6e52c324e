import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = `
  const [sources, now] = process.argv.slice(1);
  const load = (file) => import(new URL(file, sources).href);
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await load('app.module.ts');
  const { ManualClock } = await load('common/time/clock.service.ts');
  const { JobRegistry } = await load('common/jobs/job.registry.ts');
  const { loadSettings } = await load('config/settings.factory.ts');
  const module = AppModule.with(loadSettings(process.env), new ManualClock(new Date(now)));
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  await app.get(JobRegistry).run('reports.schedules');
  await app.close();
`;

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** An instance in a process of its own that makes what is due as if it were `now`. */
export function instanceAt(now: Date, env: Record<string, string>): { process: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(
    process.execPath,
    [
      '--import',
      path('../support/swc.hooks.js'),
      '--input-type=module',
      '--eval',
      SCRIPT,
      '--',
      new URL('../../src/', import.meta.url).href,
      now.toISOString(),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: path('../..'),
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', JOBS: 'false', ...env },
    },
  );
  return { process: child, ended: once(child, 'exit') };
}
