import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { getProjectPath } from '../../src/config/project-files.reader.js';

const SCRIPT = `
  const [build, now] = process.argv.slice(1);
  const load = (file) => import(new URL(file, build).href);
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await load('app.module.js');
  const { ManualClock } = await load('common/time/clock.service.js');
  const { JobRegistry } = await load('common/jobs/job.registry.js');
  const { loadSettings } = await load('config/settings.factory.js');
  const module = AppModule.with(loadSettings(process.env), new ManualClock(new Date(now)));
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  await app.get(JobRegistry).run('reports.schedules');
  await app.close();
`;

/** An instance in a process of its own that makes what is due as if it were `now`. */
export function instanceAt(now: Date, env: Record<string, string>): { process: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      SCRIPT,
      '--',
      pathToFileURL(getProjectPath('dist', 'src', '/')).href,
      now.toISOString(),
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: getProjectPath(),
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', JOBS: 'false', ...env },
    },
  );
  return { process: child, ended: once(child, 'exit') };
}
