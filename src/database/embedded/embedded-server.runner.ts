import { setTimeout as sleep } from 'node:timers/promises';
import { attach, type Attachment, type AttachOptions } from './server-attachment.runner.js';
import { type EmbeddedLog, EmbeddedPostgresError, getErrorMessage } from './embedded.errors.js';
import { type DatabaseFolder, openFolder } from './database-folder.store.js';
import { findLockHolder, isRunning, readLock } from './postmaster-lock.reader.js';
import { APP_ROLE, type LauncherSession, type ConnectionCounts } from './launcher-session.client.js';

/** The parameters of an embedded server. */
export interface EmbeddedPostgresOptions {
  /** The application's data folder. The database uses its subfolder `postgres`. */
  dataDir: string;
  /** The database to create and connect to. Default: `locate`. */
  database?: string;
  /**
   * PostgreSQL settings that override the defaults, such as `fsync: 'off'` for tests. They are ignored if a server
   * already runs.
   */
  settings?: Record<string, string>;
  /** Receives the launcher's actions. */
  log?: EmbeddedLog;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/database`. The user owns the database and is not a superuser. */
  url: string;
  /** Whether another process had started the server, or it had outlived its process. */
  joined: boolean;
  /**
   * Leaves the server. Call it after the application has closed its own connections. Stops the server if no other
   * client is connected, whoever started it; otherwise the last launcher to leave stops it. Never rejects because the
   * server is gone.
   * @param clients `cut` if the caller could not close all its connections: then only other launchers keep the server
   * running
   */
  stop(clients?: 'cut'): Promise<void>;
}

/** Milliseconds between two attempts to recover a lost server. The pause doubles from the first value to the last. */
const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 5_000;
/** Number of attempts to create the database if the server is lost meanwhile. */
const MAX_ATTEMPTS = 3;
/** Milliseconds for which connections that are closing may still be listed. */
const CLOSING_TIMEOUT_MS = 500;
/** Maximum time of a fast shutdown before it becomes an immediate one, which only makes the next start slower. */
const SHUTDOWN_TIMEOUT_MS = 30_000;

/**
 * Starts PostgreSQL in a data folder, or joins the server that already runs there, and keeps it running: after a crash
 * it is started again on the same port until `stop()` is called.
 * @throws EmbeddedPostgresError with a message that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, database = 'locate', settings = {}, log = () => undefined } = options;
  const started = Date.now();
  const folder = await openFolder(dataDir);
  const { session, port, credentials, joined } = await attachTo(database, { folder, settings, log }).catch((error) => {
    if (error instanceof EmbeddedPostgresError) throw error;
    const advice = 'Check free disk space and the rights on the folder, or set DATABASE_URL to a PostgreSQL server.';
    const message = `The embedded PostgreSQL in ${folder.home} cannot be used: ${getErrorMessage(error)}. ${advice}`;
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

/**
 * Attaches to the server and creates the database. The server may be shutting down when it is joined; the next attempt
 * then starts it.
 */
async function attachTo(database: string, options: AttachOptions): Promise<Attachment> {
  for (let attempt = 1; ; attempt += 1) {
    const attachment = await attach(options);
    try {
      await attachment.session.ensureDatabase(database, attachment.credentials.app);
      return attachment;
    } catch (error) {
      await new Supervisor(attachment.session, options).stop();
      if (attempt === MAX_ATTEMPTS) throw error;
      options.log('postgres.lost', { error: getErrorMessage(error) });
    }
  }
}

/** Monitors a server through an open connection, and stops it. */
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
    for (let pause = FIRST_RETRY_MS; !signal.aborted; pause = Math.min(pause * 2, MAX_RETRY_MS)) {
      // The pause comes first because a server that dies right after each start must not be started in a tight loop.
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const { session, port: found } = await attach({ ...this.options, signal });
        if (found !== port) {
          // Another process started the server while the port was taken, so the connection string of the callers is no
          // longer valid.
          log('postgres.port_changed', { from: port, to: found, advice: 'restart this process' });
        }
        log('postgres.recovered', { port: found });
        this.watch(session);
        return;
      } catch (error) {
        if (!signal.aborted) log('postgres.recovery_failed', { error: getErrorMessage(error) });
      }
    }
  }

  private async stopOnce(clients?: 'cut'): Promise<void> {
    const { folder, log } = this.options;
    this.stopping.abort();
    await this.recovery;
    const session = this.session;
    // The server was lost and not recovered. The next start deals with its state.
    if (session === undefined) return;
    try {
      const others =
        clients === 'cut'
          ? { ...(await session.countOtherConnections()), clients: 0 }
          : await countRemainingConnections(session);
      if (others.launchers + others.clients > 0) {
        log('postgres.left_running', others);
        return;
      }
      await shutDown(folder, log);
    } catch (error) {
      log('postgres.stop_failed', { error: getErrorMessage(error) });
    } finally {
      await session.end().catch(() => undefined);
    }
  }
}

/** Counts the other connections, without clients that disconnect within a moment. */
async function countRemainingConnections(session: LauncherSession): Promise<ConnectionCounts> {
  const until = Date.now() + CLOSING_TIMEOUT_MS;
  for (;;) {
    const others = await session.countOtherConnections();
    if (others.launchers > 0 || others.clients === 0 || Date.now() > until) return others;
    await sleep(25);
  }
}

/**
 * Shuts the server down with a "fast" shutdown, because "smart" would wait for the launcher's own connection and reject
 * new ones meanwhile. If that takes too long, an "immediate" shutdown follows, so that nothing hangs.
 */
async function shutDown(folder: DatabaseFolder, log: EmbeddedLog): Promise<void> {
  const lock = await readLock(folder.cluster);
  if (lock === undefined || (await findLockHolder(lock, folder.cluster)) !== 'server') return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(lock.pid, signal);
    const until = Date.now() + SHUTDOWN_TIMEOUT_MS;
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
