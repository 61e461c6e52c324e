import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.factory.js';
import { getSessionUrl, loadSettings, type Settings, SettingsError } from './config/settings.factory.js';
import { DatabaseClockService } from './database/clock/database-clock.service.js';
import { assertDatabaseUsable } from './database/connections/database-check.queries.js';
import { migrate } from './database/schema/migration.runner.js';
import { type OpenDatabase, openDatabase } from './database/database.factory.js';
import { FutureVersionsService } from './database/history/future-versions.service.js';
import { describeAccounts } from './demo/seeding/demo-accounts.constants.js';
import { DemoSeedService } from './demo/demo-seed.service.js';
import { isExposed, planDemo } from './config/demo-plan.rules.js';
import { FirstAdminService } from './identity/users/first-admin.service.js';
import { ApplicationKeyService } from './identity/keys/application-keys.service.js';
import { JobRunner } from './operations/job.runner.js';
import { SettingHistoryService } from './operations/setting-history.service.js';
import { ShutdownService } from './operations/shutdown.service.js';
import type { ShutdownSignalHandler } from './server/shutdown-signal.handler.js';
import { assertAddressFree, createListenError } from './server/listen-address.factory.js';
import { assertWebApplicationBuilt } from './server/web-application.handler.js';
import { StartProgressHandler } from './server/start-progress.handler.js';
import { makeFolders } from './common/files/folder-tree.store.js';
import { describeConnectionError } from './database/connections/connection.errors.js';

/**
 * Starts the database, the migrations, the initial data and the API, prints the addresses, and stops all of it on a
 * signal. `namesOfFile` are the variables of the environment that come from the file `.env`.
 */
export async function startServer(
  env: Record<string, string | undefined>,
  signalHandler: ShutdownSignalHandler,
  namesOfFile: ReadonlySet<string> = new Set(),
): Promise<void> {
  // A signal arrived before anything was started.
  if (signalHandler.isStopping) return;
  let database: OpenDatabase | undefined;
  let app: NestFastifyApplication | undefined;
  const progress = new StartProgressHandler((line) => process.stdout.write(line));
  try {
    const given = loadSettings(env, namesOfFile);
    assertWebApplicationBuilt();
    await assertAddressFree(given);
    progress.begin('opening the database');
    database = await openDatabase(given);
    await signalHandler.registerDatabase(database);
    const { settings } = database;
    if (!database.embedded) await assertDatabaseUsable(settings);
    // The default folder is created when a report is written, because an instance without a disk does not need it.
    if (settings.jobs && env['REPORTS_DIR']?.trim()) await createReportsFolder(settings.reportsDir);
    progress.begin('updating the schema of the database');
    await migrate(getSessionUrl(settings));
    progress.begin('starting the application');
    app = await createApp(settings);
    const databaseClock = app.get(DatabaseClockService);
    const accounts = await databaseClock.run(() => prepare(app!, settings, progress));
    databaseClock.startComparing();
    await app.listen(settings.port, settings.host).catch((error: unknown) => {
      throw createListenError(error);
    });
    // This comes before the announcement, because a reader of the address may stop the process.
    const shutdown = app.get(ShutdownService);
    signalHandler.registerApp(app, shutdown);
    progress.end();
    announce(await app.getUrl(), database, describeAccounts(accounts));
    // Requests are already answered, so nobody waits for the jobs.
    await app.get(FutureVersionsService).report();
    await app.get(JobRunner).start();
  } catch (error) {
    progress.end();
    // The failure is a consequence of the signal, whose handler ends the process.
    if (signalHandler.isStopping && database) return;
    await app?.close();
    await database?.close();
    throw error;
  }
}

/**
 * Writes what the instance needs before it listens: the choice of its keys, the history of settings, the first
 * administrator, and the demo.
 * @returns the demo accounts to show
 */
async function prepare(app: NestFastifyApplication, settings: Settings, progress: StartProgressHandler) {
  await app.get(ApplicationKeyService).open();
  await app.get(SettingHistoryService).record();
  await app.get(FirstAdminService).ensure();
  // This comes before listening: the published password must not allow a login at any moment.
  const replaced = isExposed(settings) ? await app.get(DemoSeedService).replaceDefaultPasswords() : [];
  const plan = planDemo(settings);
  if (plan) progress.begin('creating the demo data');
  const demo = plan ? await app.get(DemoSeedService).seedIfEmpty(undefined, plan) : undefined;
  return replaced.length > 0 ? replaced : demo;
}

function announce(url: string, { embedded, settings }: OpenDatabase, accounts: string[]): void {
  const base = url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const lines = [
    `Locate CRM is running.`,
    `  Application  ${base}`,
    `  Swagger UI   ${base}/docs`,
    `  API          ${base}/api/v1`,
    `  Database     ${embedded ? settings.dataDir : 'from DATABASE_URL'}`,
    ...accounts.map((line) => `  ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/**
 * Creates the folder of `REPORTS_DIR`.
 * @throws SettingsError if no file can be written there
 */
async function createReportsFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SettingsError([`REPORTS_DIR must be a writable folder (${describeConnectionError(error)})`]);
  }
}
