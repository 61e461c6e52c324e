import { setTimeout as sleep } from 'node:timers/promises';
import { findNativePackage, prepareBinaries } from './server-binaries.store.js';
import {
  checkVersion,
  claimCluster,
  createCluster,
  type Credentials,
  readCredentials,
  removePartialFiles,
} from './database-cluster.store.js';
import { type EmbeddedLog, EmbeddedPostgresError } from './embedded.errors.js';
import type { DatabaseFolder } from './database-folder.store.js';
import { findLockHolder, readLock } from './postmaster-lock.reader.js';
import { choosePort, findFreePort, keepPort } from './server-port.store.js';
import { launchPostmaster, type Postmaster } from './postmaster.runner.js';
import { type LauncherSession, type PendingState, openSession } from './launcher-session.client.js';

/** The folder to attach to, and how to start its server. */
export interface AttachOptions {
  folder: DatabaseFolder;
  settings: Record<string, string>;
  log: EmbeddedLog;
  /** The only acceptable port, because the application has a connection string with it. */
  port?: number;
  /** Aborts the attempt. A server that is still starting is told to stop. */
  signal?: AbortSignal;
}

/** A session on a running server. */
export interface Attachment {
  session: LauncherSession;
  port: number;
  credentials: Credentials;
  /** Whether another process had started the server. */
  joined: boolean;
}

/** Milliseconds between two checks of a server that is starting. */
const POLL_INTERVAL_MS = 25;
/** Milliseconds between two attempts to start after a refusal. */
const RETRY_INTERVAL_MS = 300;
/**
 * Maximum time for refusals that end by themselves: after a kill -9 the server's child processes take a moment to end.
 */
const REFUSED_TIMEOUT_MS = 15_000;
/** Maximum time for which a server that holds the folder may leave connections unanswered. */
const SILENT_TIMEOUT_MS = 60_000;
/**
 * Maximum time for which a server may report that it is starting, for example while it replays its log after a power
 * cut.
 */
const STARTING_TIMEOUT_MS = 600_000;

/** Matches temporary refusals: another start won, or child processes of a killed server are still running. */
const TEMPORARY_REFUSAL = /lock file|shared memory block|still in use|being used by/i;
/** Matches the error that another program has taken the port since it was checked. */
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/i;

/**
 * Joins the server that runs on the folder, or starts one. Creates the cluster first if there is none. If several
 * processes do this at the same time, PostgreSQL's own lock decides, and the refused ones join the other.
 * @throws EmbeddedPostgresError
 */
export async function attach(options: AttachOptions): Promise<Attachment> {
  const { folder, settings, log, signal } = options;
  const source = await findNativePackage();
  if ((await checkVersion(folder, source.version)) !== undefined) {
    const running = await joinRunning(options);
    if (running.attachment) return running.attachment;
  }

  await removePartialFiles(folder, log);
  const native = await prepareBinaries(source, folder, log);
  if ((await checkVersion(folder, source.version)) === undefined) {
    await createCluster(folder, native, settings.fsync !== 'off', log);
  }
  await claimCluster(folder);

  const giveUpAt = Date.now() + REFUSED_TIMEOUT_MS;
  let port = options.port ?? (await choosePort(folder));
  for (;;) {
    const { attachment, strangerPid } = await joinRunning(options);
    if (attachment) return attachment;

    if (strangerPid !== undefined) log('postgres.left_over_lock', { pid: strangerPid });
    const postmaster = await launchPostmaster({ folder, native, port, settings, strangerPid });
    const session = await waitUntilReady(options, postmaster, port);
    if (session) {
      await keepPort(folder, port);
      const credentials = await readCredentials(folder);
      return { session, port, credentials, joined: (await readLock(folder.cluster))?.pid !== postmaster.pid };
    }

    signal?.throwIfAborted();
    const logged = await postmaster.readLog();
    if (PORT_TAKEN.test(logged) && options.port === undefined) port = await findFreePort();
    else if (!TEMPORARY_REFUSAL.test(logged) || Date.now() > giveUpAt)
      throw createStartError(folder, postmaster.findEndReason(), logged);
    log('postgres.start_refused', { reason: logged.split('\n').at(-1) });
    await sleep(RETRY_INTERVAL_MS, undefined, { signal });
  }
}

/** A running server that was found, or the unrelated process that a stale lock names. */
interface Found {
  attachment?: Attachment;
  strangerPid?: number;
}

/** Joins the server that holds the folder's lock, once it answers. */
async function joinRunning({ folder, log, signal }: AttachOptions): Promise<Found> {
  const timeout = new StartTimeout();
  for (;;) {
    const lock = await readLock(folder.cluster);
    if (lock === undefined) return {};
    // The same reading of the lock is used for both: a lock that another start writes meanwhile names another process.
    if ((await findLockHolder(lock, folder.cluster)) !== 'server') return { strangerPid: lock.pid };
    const credentials = await readCredentials(folder);
    const session = await openSession(lock.port, folder.cluster, credentials);
    if (typeof session === 'object') return { attachment: { session, port: lock.port, credentials, joined: true } };
    if (timeout.isOver(session)) {
      throw new EmbeddedPostgresError(
        'embedded.start_failed',
        `A PostgreSQL server (process ${lock.pid}) holds ${folder.cluster} and does not answer on 127.0.0.1. ` +
          `See ${folder.log}. If nobody uses it, end it with "kill -INT ${lock.pid}" and start again.`,
      );
    }
    if (timeout.isNoticeable()) log('postgres.waiting', { pid: lock.pid, state: session });
    await sleep(POLL_INTERVAL_MS, undefined, { signal });
  }
}

/** Waits for the first session on the started server; undefined if the server ended or was told to. */
async function waitUntilReady(
  { folder, log, signal }: AttachOptions,
  postmaster: Postmaster,
  port: number,
): Promise<LauncherSession | undefined> {
  const credentials = await readCredentials(folder);
  const timeout = new StartTimeout();
  while (postmaster.findEndReason() === null) {
    const session = await openSession(port, folder.cluster, credentials);
    if (typeof session === 'object') return session;
    if (signal?.aborted || timeout.isOver(session)) {
      // Nobody can be connected to a server that is not ready, so stopping it disturbs nobody.
      postmaster.kill('SIGQUIT');
      if (!signal?.aborted) throw createStartError(folder, 'it does not answer', await postmaster.readLog());
    }
    if (timeout.isNoticeable()) log('postgres.waiting', { pid: postmaster.pid, state: session });
    await sleep(POLL_INTERVAL_MS);
  }
  return undefined;
}

function createStartError(folder: DatabaseFolder, reason: string | null, logged: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'embedded.start_failed',
    `The embedded PostgreSQL on ${folder.cluster} did not start: ${reason ?? 'unknown reason'}.\n` +
      `Its last log lines:\n${logged || '(none)'}\n` +
      `The whole log is ${folder.log}. Check disk space, memory and the permissions of the folder, then start again; ` +
      'or set DATABASE_URL to a PostgreSQL server (15 or newer).',
  );
}

/** Measures how long a starting server has been waited for. */
class StartTimeout {
  private readonly since = Date.now();
  private isNoticed = false;

  isOver(state: PendingState): boolean {
    return Date.now() - this.since > (state === 'starting' ? STARTING_TIMEOUT_MS : SILENT_TIMEOUT_MS);
  }

  /** Returns true once, when the wait has become long enough to be logged. */
  isNoticeable(): boolean {
    if (this.isNoticed || Date.now() - this.since < 2_000) return false;
    return (this.isNoticed = true);
  }
}
