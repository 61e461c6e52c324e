import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { whenParentGoes } from './config/own.node.js';
import { loadSettings } from './config/settings.js';
import { migrate } from './database/migrate.js';
import { type OpenDatabase, openDatabase } from './database/open.database.js';
import { DemoSeed, type DemoAccount } from './demo/demo.seed.js';
import { FirstAdmin } from './identity/first-admin.service.js';
import { JobRunner } from './operations/job.runner.js';
import { SettingHistory } from './operations/setting.history.js';

/** Starts everything: database, migrations, first data, API; says where to go; and stops all of it on a signal. */
export async function startServer(env: Record<string, string | undefined>): Promise<void> {
  const database = await openDatabase(loadSettings(env));
  let app: NestFastifyApplication | undefined;
  try {
    const { settings } = database;
    await migrate(settings.databaseUrl!);
    app = await createApp(settings);
    await app.get(SettingHistory).record();
    await app.get(FirstAdmin).ensure();
    const wanted = settings.demo ?? database.embedded;
    const demo = wanted ? await app.get(DemoSeed).seedIfEmpty() : undefined;
    await app.listen(settings.port, settings.host);
    // Before anybody is told where it is: who knows may stop it.
    stopOnSignals(app, database);
    announce(await app.getUrl(), database, demo);
    let asked = false;
    app.getHttpServer().once('request', () => (asked = true));
    // Nobody waits for the jobs: requests are answered already.
    await app.get(JobRunner).start();
    if (!asked) giveBackMemory();
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}

/**
 * Gives back what only the start needed: a seventh of the memory at rest, for a tenth of a second in which nothing is
 * answered. Not while requests come in: what they have made V8 compile would go as well. `npm start` allows it
 * (`--expose-gc`); a Node.js that is started in another way keeps it (decision 43).
 */
function giveBackMemory(): void {
  void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
}

/**
 * On a signal to end: no new connections, requests in flight finish, then the database is left. A second signal, or a
 * request that does not end in time, cuts the requests off, but not the database: an own server would stay behind. A third
 * ends the process at once.
 */
function stopOnSignals(app: NestFastifyApplication, database: OpenDatabase): void {
  let signals = 0;
  const cutOff = async () => {
    await database.close('cut');
    process.exit(1);
  };
  const stop = async () => {
    signals += 1;
    if (signals > 2) process.exit(1);
    if (signals === 2) return cutOff();
    setTimeout(() => void cutOff(), database.settings.shutdownSeconds * 1_000).unref();
    await app.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
  // Ctrl-C reaches the shell of npm as well: that it goes then is no second signal.
  whenParentGoes(() => void (signals === 0 && stop()));
}

function announce(url: string, { embedded, settings }: OpenDatabase, accounts: DemoAccount[] | undefined): void {
  const base = url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const lines = [
    `Locate CRM is running.`,
    `  Swagger UI   ${base}/docs`,
    `  API          ${base}/api/v1`,
    `  Database     ${embedded ? settings.dataDir : 'as DATABASE_URL says'}`,
  ];
  if (accounts && accounts.length > 0) {
    lines.push(`  Demo accounts (password for all: ${accounts[0]!.password})`);
    for (const { email, role, name } of accounts) lines.push(`    ${email.padEnd(30)} ${role.padEnd(10)} ${name}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
