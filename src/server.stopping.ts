import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loggedError } from './common/logging/logged.error.js';
import { whenParentGoes } from './config/own.node.js';
import type { OpenDatabase } from './database/open.database.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Ends the process in order when a signal asks for it, however far its start has come: heard from the first moment on, for a
 * container's first process is not ended by a signal that it does not hear.
 *
 * Before it is ready: what has begun is cut off, and the database is left; one that is just being started, as soon as it is
 * there. Afterwards: on SIGTERM, which comes from what runs several instances, requests are answered for some seconds more
 * while they go elsewhere; then no new connections, requests in flight finish, and the database is left. A second signal, or
 * a request that does not end in time, cuts the requests off, but not the database: an own server would stay behind. A
 * third ends the process at once.
 */
export class Stopping {
  private signals = 0;
  private database?: OpenDatabase;
  private app?: NestFastifyApplication;
  private startDraining?: () => void;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => void this.stop(signal));
    // Ctrl-C reaches the shell of npm as well: that it goes then is no second signal.
    whenParentGoes(() => void (this.signals === 0 && this.stop('SIGHUP')));
  }

  /** Whether a signal has come: what fails from then on fails because of it. */
  get asked(): boolean {
    return this.signals > 0;
  }

  /** From here on there is a database to leave. Does not return when it is to be left already. */
  async opened(database: OpenDatabase): Promise<void> {
    this.database = database;
    if (this.asked) await this.cutOff(0);
  }

  /** From here on requests are answered; `startDraining` has them sent elsewhere. */
  ready(app: NestFastifyApplication, startDraining: () => void): void {
    this.app = app;
    this.startDraining = startDraining;
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
      console.error('Stopping failed:', loggedError(error));
      return this.cutOff(1);
    }
    await this.database.close();
    process.exit(0);
  }

  /** Answers requests while those who send them are told to go elsewhere: a connection may have one under way at any time. */
  private async drain(seconds: number): Promise<void> {
    if (seconds === 0) return;
    this.startDraining?.();
    await sleep(seconds * 1_000);
  }

  private async cutOff(code: number): Promise<void> {
    await this.database?.close('cut');
    process.exit(code);
  }
}
