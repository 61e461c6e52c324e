import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { getSessionUrl, loadSettings } from './config/settings.js';
import { assertDatabaseUsable } from './database/database-check.queries.js';
import { migrate } from './database/migrate.js';
import { type OpenDatabase, openDatabase } from './database/open.database.js';
import { describeAccounts } from './demo/demo.accounts.js';
import { DemoSeed } from './demo/demo.seed.js';
import { isExposed, planDemo } from './demo/demo.rules.js';
import { FirstAdmin } from './identity/first-admin.service.js';
import { ApplicationKeyService } from './identity/keys/application-keys.service.js';
import { JobRunner } from './operations/job.runner.js';
import { SettingHistory } from './operations/setting.history.js';
import { ShutdownService } from './operations/shutdown.service.js';
import { notListening, requireReportsFolder } from './server.places.js';
import type { Stopping } from './server.stopping.js';

/** Starts everything: database, migrations, first data, API; says where to go; and stops all of it when asked to. */
export async function startServer(env: Record<string, string | undefined>, stopping: Stopping): Promise<void> {
  // Asked to stop before there was anything to stop.
  if (stopping.asked) return;
  let database: OpenDatabase | undefined;
  let app: NestFastifyApplication | undefined;
  try {
    database = await openDatabase(loadSettings(env));
    await stopping.opened(database);
    const { settings } = database;
    if (!database.embedded) await assertDatabaseUsable(settings);
    // The usual folder is made when there is something to write: an instance without a disk need not have it.
    if (settings.jobs && env['REPORTS_DIR']?.trim()) await requireReportsFolder(settings.reportsDir);
    await migrate(getSessionUrl(settings));
    app = await createApp(settings);
    await app.get(ApplicationKeyService).open();
    await app.get(SettingHistory).record();
    await app.get(FirstAdmin).ensure();
    // Before it listens: the published password must not let anybody in for a moment.
    const replaced = isExposed(settings) ? await app.get(DemoSeed).replaceDefaultPasswords() : [];
    const plan = planDemo(settings);
    const demo = plan ? await app.get(DemoSeed).seedIfEmpty(undefined, plan) : undefined;
    await app.listen(settings.port, settings.host).catch((error: unknown) => {
      throw notListening(error);
    });
    // Before anybody is told where it is: who knows may stop it.
    const shutdown = app.get(ShutdownService);
    stopping.ready(app, () => shutdown.startDraining());
    announce(await app.getUrl(), database, describeAccounts(replaced.length > 0 ? replaced : demo));
    let asked = false;
    app.getHttpServer().once('request', () => (asked = true));
    // Nobody waits for the jobs: requests are answered already.
    await app.get(JobRunner).start();
    if (!asked && !stopping.asked) giveBackMemory();
  } catch (error) {
    // What is cut off fails; who has cut it off ends the process.
    if (stopping.asked && database) return;
    await app?.close();
    await database?.close();
    throw error;
  }
}

/**
 * Gives back what only the start needed: a seventh of the memory at rest, for a fifth of a second in which nothing is
 * answered. Not while requests come in: what they have made V8 compile would go as well. `npm start` allows it
 * (`--expose-gc`); a Node.js that is started in another way keeps it (decision 43).
 */
function giveBackMemory(): void {
  void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
}

function announce(url: string, { embedded, settings }: OpenDatabase, accounts: string[]): void {
  const base = url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const lines = [
    `Locate CRM is running.`,
    `  Swagger UI   ${base}/docs`,
    `  API          ${base}/api/v1`,
    `  Database     ${embedded ? settings.dataDir : 'as DATABASE_URL says'}`,
    ...accounts.map((line) => `  ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
