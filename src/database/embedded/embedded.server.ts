import { setTimeout as sleep } from 'node:timers/promises';
import { attach, type Attachment, type AttachOptions } from './embedded.attach.js';
import { type EmbeddedLog, EmbeddedPostgresError, messageOf } from './embedded.error.js';
import { type DatabaseFolder, openFolder } from './embedded.folder.js';
import { holderOf, isRunning, readLock } from './embedded.lock.js';
import { APP_ROLE, type LauncherSession, type Others } from './embedded.session.js';

/** What to start, and where. */
export interface EmbeddedPostgresOptions {
  /** The application's data folder; the database takes `postgres` below it. */
  dataDir: string;
  /** The database to make and connect to. Default: `locate`. */
  database?: string;
  /** PostgreSQL settings beside the defaults, such as `fsync: 'off'` for tests. Ignored when a server runs already. */
  settings?: Record<string, string>;
  /** Receives what the launcher does. */
  log?: EmbeddedLog;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/database`; the user owns the database and is no superuser. */
  url: string;
  /** Whether the server had been started by another process, or had outlived one. */
  joined: boolean;
  /**
   * To be called after the application closed its own connections. Stops the server when no other client is connected,
   * whoever started it; otherwise the last launcher to leave stops it. Never rejects because the server is gone.
   * @param clients `cut` by who could not close all of its own: only other launchers keep the server then
   */
  stop(clients?: 'cut'): Promise<void>;
}

/** Between two tries to get a lost server back, in milliseconds: doubled from the first to the last. */
const FIRST_PAUSE = 100;
const LAST_PAUSE = 5_000;
/** How often a server may be lost while the database is made. */
const MOST_ATTEMPTS = 3;
/** How long connections that are just closing may still be listed. */
const CLOSING_LIMIT = 500;
/** How long a fast shutdown may take before it becomes an immediate one, which loses nothing but time at next start. */
const SHUTDOWN_LIMIT = 30_000;

/**
 * Starts the PostgreSQL in a data folder, or joins the one that runs there already, and keeps it running: when it
 * crashes, it is started again on the same port until `stop()` is called.
 * @throws EmbeddedPostgresError with a message that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, database = 'locate', settings = {}, log = () => undefined } = options;
  const started = Date.now();
  const folder = await openFolder(dataDir);
  const { session, port, credentials, joined } = await attachTo(database, { folder, settings, log }).catch((error) => {
    if (error instanceof EmbeddedPostgresError) throw error;
    const advice = 'Check free disk space and the rights on the folder, or set DATABASE_URL to a PostgreSQL server.';
    const message = `The embedded PostgreSQL in ${folder.home} cannot be used: ${messageOf(error)}. ${advice}`;
    throw new EmbeddedPostgresError('embedded.folder_unusable', message, { cause: error });
  });
  log(joined ? 'postgres.joined' : 'postgres.started', { port, milliseconds: Date.now() - started });

  const supervisor = new Supervisor(session, { folder, settings, log, port });
  return {
    url: `postgres://${APP_ROLE}:${credentials.app}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    joined,
    stop: (clients) => supervisor.stop(clients),
  };
}

/** Attaches, and makes the database. The server we join may be on its way down: then the next attempt starts it. */
async function attachTo(database: string, options: AttachOptions): Promise<Attachment> {
  for (let attempt = 1; ; attempt += 1) {
    const attachment = await attach(options);
    try {
      await attachment.session.provision(database, attachment.credentials.app);
      return attachment;
    } catch (error) {
      await new Supervisor(attachment.session, options).stop();
      if (attempt === MOST_ATTEMPTS) throw error;
      options.log('postgres.lost', { error: messageOf(error) });
    }
  }
}

/** Watches over a server through an open connection, and ends it. */
class Supervisor {
  private readonly stopping = new AbortController();
  private session: LauncherSession | undefined;
  private recovery: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;

  constructor(
    session: LauncherSession,
    private readonly options: AttachOptions,
  ) {
    this.watch(session);
  }

  stop(clients?: 'cut'): Promise<void> {
    this.stopped ??= this.stopOnce(clients);
    return this.stopped;
  }

  private watch(session: LauncherSession): void {
    this.session = session;
    void session.closed.then(() => {
      this.session = undefined;
      if (!this.stopping.signal.aborted) this.recovery = this.recover();
      return undefined;
    });
  }

  private async recover(): Promise<void> {
    const { log, port } = this.options;
    const { signal } = this.stopping;
    log('postgres.lost', { port });
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LAST_PAUSE)) {
      // The pause comes first: a server that dies right after each start must not be started in a tight loop.
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const { session, port: found } = await attach({ ...this.options, signal });
        if (found !== port) {
          // Another process started it while our port was taken; our callers' connection string leads nowhere.
          log('postgres.port_changed', { from: port, to: found, advice: 'restart this process' });
        }
        log('postgres.recovered', { port: found });
        this.watch(session);
        return;
      } catch (error) {
        if (!signal.aborted) log('postgres.recovery_failed', { error: messageOf(error) });
      }
    }
  }

  private async stopOnce(clients?: 'cut'): Promise<void> {
    const { folder, log } = this.options;
    this.stopping.abort();
    await this.recovery;
    const session = this.session;
    // Lost and not recovered: whatever state the server is in, the next start deals with it.
    if (session === undefined) return;
    try {
      const others = clients === 'cut' ? { ...(await session.others()), clients: 0 } : await othersThatStay(session);
      if (others.launchers + others.clients > 0) {
        log('postgres.left_running', others);
        return;
      }
      await shutDown(folder, log);
    } catch (error) {
      log('postgres.stop_failed', { error: messageOf(error) });
    } finally {
      await session.end().catch(() => undefined);
    }
  }
}

/** Who else is connected, not counting clients that are gone within a moment. */
async function othersThatStay(session: LauncherSession): Promise<Others> {
  const until = Date.now() + CLOSING_LIMIT;
  for (;;) {
    const others = await session.others();
    if (others.launchers > 0 || others.clients === 0 || Date.now() > until) return others;
    await sleep(25);
  }
}

/**
 * Ends the server: "fast" first, because "smart" would wait for our own connection and shut new ones out meanwhile;
 * "immediate" when that takes too long, so that nothing hangs.
 */
async function shutDown(folder: DatabaseFolder, log: EmbeddedLog): Promise<void> {
  const lock = await readLock(folder.cluster);
  if (lock === undefined || (await holderOf(lock, folder.cluster)) !== 'server') return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(lock.pid, signal);
    const until = Date.now() + SHUTDOWN_LIMIT;
    while (Date.now() < until) {
      if (!(await isRunning(lock.pid))) {
        log('postgres.stopped', { pid: lock.pid });
        return;
      }
      await sleep(20);
    }
  }
  log('postgres.stop_failed', { pid: lock.pid });
}
