import { setTimeout as sleep } from 'node:timers/promises';
import { findNativePackage, usableBinaries } from './embedded.binaries.js';
import {
  checkVersion,
  claimCluster,
  createCluster,
  type Credentials,
  readCredentials,
  removeHalfMade,
} from './embedded.cluster.js';
import { type EmbeddedLog, EmbeddedPostgresError } from './embedded.error.js';
import type { DatabaseFolder } from './embedded.folder.js';
import { holderOf, readLock } from './embedded.lock.js';
import { choosePort, freePort, keepPort } from './embedded.port.js';
import { launchPostmaster, type Postmaster } from './embedded.postmaster.js';
import { type LauncherSession, type NotYet, openSession } from './embedded.session.js';

/** What to attach to, and how to start it. */
export interface AttachOptions {
  folder: DatabaseFolder;
  settings: Record<string, string>;
  log: EmbeddedLog;
  /** Only this port will do: the application holds a connection string with it. */
  port?: number;
  /** Ends the attempt; a server that is still starting is told to stop. */
  signal?: AbortSignal;
}

/** A running server that we are connected to. */
export interface Attachment {
  session: LauncherSession;
  port: number;
  credentials: Credentials;
  /** Somebody else had started it. */
  joined: boolean;
}

/** Between two looks at a server that is on its way, in milliseconds. */
const GLANCE = 25;
/** Between two starts of which the first was refused. */
const RETRY = 300;
/** How long refusals that pass by themselves are borne: after a kill -9, its helpers take a moment to go. */
const REFUSED_LIMIT = 15_000;
/** How long a server that holds the folder may leave connections unanswered. */
const SILENT_LIMIT = 60_000;
/** How long a server may say that it is starting: replaying its log after a power cut. */
const STARTING_LIMIT = 600_000;

/** Refusals that pass: another start won, or a killed server's helpers are still there. */
const PASSING = /lock file|shared memory block|still in use|being used by/i;
/** Another program took the port since we looked. */
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/i;

/**
 * Joins the server that runs on the folder, or starts one; makes the cluster first where there is none.
 * PostgreSQL's own lock decides between processes that do this at the same time: the one refused joins the other.
 * @throws EmbeddedPostgresError
 */
export async function attach(options: AttachOptions): Promise<Attachment> {
  const { folder, settings, log, signal } = options;
  const source = await findNativePackage();
  if ((await checkVersion(folder, source.version)) !== undefined) {
    const running = await joinRunning(options);
    if (running.attachment) return running.attachment;
  }

  await removeHalfMade(folder, log);
  const native = await usableBinaries(source, folder, log);
  if ((await checkVersion(folder, source.version)) === undefined) {
    await createCluster(folder, native, settings.fsync !== 'off', log);
  }
  await claimCluster(folder);

  const giveUpAt = Date.now() + REFUSED_LIMIT;
  let port = options.port ?? (await choosePort(folder));
  for (;;) {
    const { attachment, strangerPid } = await joinRunning(options);
    if (attachment) return attachment;

    if (strangerPid !== undefined) log('postgres.left_over_lock', { pid: strangerPid });
    const postmaster = await launchPostmaster({ folder, native, port, settings, strangerPid });
    const session = await untilReady(options, postmaster, port);
    if (session) {
      await keepPort(folder, port);
      const credentials = await readCredentials(folder);
      return { session, port, credentials, joined: (await readLock(folder.cluster))?.pid !== postmaster.pid };
    }

    signal?.throwIfAborted();
    const logged = await postmaster.logged();
    if (PORT_TAKEN.test(logged) && options.port === undefined) port = await freePort();
    else if (!PASSING.test(logged) || Date.now() > giveUpAt) throw startFailed(folder, postmaster.ended(), logged);
    log('postgres.start_refused', { reason: logged.split('\n').at(-1) });
    await sleep(RETRY, undefined, { signal });
  }
}

/** A server found running; or none, and the process that a left-over lock was seen to name. */
interface Found {
  attachment?: Attachment;
  strangerPid?: number;
}

/** The server that holds the folder's lock, once it answers. */
async function joinRunning({ folder, log, signal }: AttachOptions): Promise<Found> {
  const patience = new Patience();
  for (;;) {
    const lock = await readLock(folder.cluster);
    if (lock === undefined) return {};
    // Judged and named in one go: a lock that another start writes meanwhile names another process.
    if ((await holderOf(lock, folder.cluster)) !== 'server') return { strangerPid: lock.pid };
    const credentials = await readCredentials(folder);
    const session = await openSession(lock.port, folder.cluster, credentials);
    if (typeof session === 'object') return { attachment: { session, port: lock.port, credentials, joined: true } };
    if (patience.isOver(session)) {
      throw new EmbeddedPostgresError(
        'embedded.start_failed',
        `A PostgreSQL (process ${lock.pid}) holds ${folder.cluster} and does not answer on 127.0.0.1. ` +
          `See ${folder.log}. If it is of no use to anyone, end it with "kill -INT ${lock.pid}" and start again.`,
      );
    }
    if (patience.isNoticeable()) log('postgres.waiting', { pid: lock.pid, state: session });
    await sleep(GLANCE, undefined, { signal });
  }
}

/** The first session on a server that we started; undefined when it ended instead, or was told to. */
async function untilReady(
  { folder, log, signal }: AttachOptions,
  postmaster: Postmaster,
  port: number,
): Promise<LauncherSession | undefined> {
  const credentials = await readCredentials(folder);
  const patience = new Patience();
  while (postmaster.ended() === null) {
    const session = await openSession(port, folder.cluster, credentials);
    if (typeof session === 'object') return session;
    if (signal?.aborted || patience.isOver(session)) {
      // Nobody can be connected to a server that is not ready, so stopping it disturbs nobody.
      postmaster.kill('SIGQUIT');
      if (!signal?.aborted) throw startFailed(folder, 'it does not answer', await postmaster.logged());
    }
    if (patience.isNoticeable()) log('postgres.waiting', { pid: postmaster.pid, state: session });
    await sleep(GLANCE);
  }
  return undefined;
}

function startFailed(folder: DatabaseFolder, reason: string | null, logged: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'embedded.start_failed',
    `The embedded PostgreSQL on ${folder.cluster} did not start: ${reason ?? 'unknown reason'}.\n` +
      `Its last words:\n${logged || '(none)'}\n` +
      `The whole log is ${folder.log}. Check free disk space and memory and the rights on the folder, then start again; ` +
      'or set DATABASE_URL to a PostgreSQL server (15 or newer).',
  );
}

/** How long a server on its way has been waited for. */
class Patience {
  private readonly since = Date.now();
  private noticed = false;

  isOver(state: NotYet): boolean {
    return Date.now() - this.since > (state === 'starting' ? STARTING_LIMIT : SILENT_LIMIT);
  }

  /** True once, when the wait has become long enough to say so. */
  isNoticeable(): boolean {
    if (this.noticed || Date.now() - this.since < 2_000) return false;
    return (this.noticed = true);
  }
}
