import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { toLoggedError } from '../common/observability/logged-error.rules.js';
import type { ShutdownService } from '../operations/shutdown.service.js';
import type { OpenDatabase } from '../database/database.factory.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Process that started this one. */
const PARENT = process.ppid;
/** Milliseconds between two checks whether the parent process still exists. */
const PARENT_CHECK_INTERVAL_MS = 500;

/**
 * Ends the process in an orderly way after a signal, at any point of its start. Signals are handled from the first
 * moment, because a container's first process is not ended by a signal without a handler.
 *
 * Before the server is ready, work in progress is cut off and the database is left; a database that is being started is
 * left as soon as it runs. Afterwards SIGTERM, which the supervisor of several instances sends, first lets the server
 * answer requests for some seconds while clients move to other instances. Then no new connections are accepted,
 * requests in flight finish, and the database is left. A second signal, or a request that does not end in time, cuts
 * off the requests, but not the database, because an embedded server would remain running. A third signal ends the
 * process at once. The exit code is 1 if answers were cut off.
 */
export class ShutdownSignalHandler {
  private readonly log = new Logger(ShutdownSignalHandler.name);
  private signals = 0;
  private database?: OpenDatabase;
  private app?: NestFastifyApplication;
  private shutdown?: ShutdownService;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => void this.stop(signal));
    // Ctrl-C also ends npm's shell. Its end is not a second signal.
    watchParent(() => void (this.signals === 0 && this.stop('SIGHUP')));
  }

  /** Whether a signal has arrived. Later failures are a consequence of it. */
  get isStopping(): boolean {
    return this.signals > 0;
  }

  /** Registers the database to leave. Does not return if the process is already stopping. */
  async registerDatabase(database: OpenDatabase): Promise<void> {
    this.database = database;
    if (this.isStopping) await this.cutOff(0);
  }

  /** Registers the application that answers requests from now on. */
  registerApp(app: NestFastifyApplication, shutdown: ShutdownService): void {
    this.app = app;
    this.shutdown = shutdown;
  }

  private async stop(signal: (typeof SIGNALS)[number]): Promise<void> {
    this.signals += 1;
    if (this.signals > 2) process.exit(1);
    if (!this.database) return;
    if (!this.app) return this.cutOff(0);
    if (this.signals === 2) return this.cutOff(1);
    if (signal === 'SIGTERM') await this.drain(this.database.settings.drainSeconds);
    setTimeout(() => void this.cutOff(1), this.database.settings.shutdownSeconds * 1_000).unref();
    try {
      await this.app.close();
    } catch (error) {
      console.error('Stopping failed:', toLoggedError(error));
      return this.cutOff(1);
    }
    await this.database.close(this.shutdown?.hasOpenConnections ? 'cut' : undefined);
    process.exit(this.logCutAnswers() > 0 ? 1 : 0);
  }

  /**
   * Answers requests while clients are told to use another instance, because a connection may have a request under way
   * at any time.
   */
  private async drain(seconds: number): Promise<void> {
    if (seconds === 0) return;
    this.shutdown?.startDraining();
    await sleep(seconds * 1_000);
  }

  private async cutOff(code: number): Promise<void> {
    this.logCutAnswers();
    await this.database?.close('cut');
    process.exit(code);
  }

  /** Logs the number of answers that were cut off, if there are any. */
  private logCutAnswers(): number {
    const requests = this.shutdown?.countCutAnswers() ?? 0;
    if (requests > 0) this.log.error({ requests }, 'requests.cut');
    return requests;
  }
}

/**
 * Calls `onEnd` once when npm's shell has ended. It does not pass signals on, and the port would stay taken. A service
 * that was started without npm is not ended with its parent process.
 */
function watchParent(onEnd: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    onEnd();
  }, PARENT_CHECK_INTERVAL_MS);
  timer.unref();
}
