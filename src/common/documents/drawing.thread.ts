import { Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { projectFile } from '../../config/project.files.js';
import { CodedError } from '../errors/domain.errors.js';
import { traceOf } from '../errors/problem.filter.js';

/** What a file that draws exports as `draw`. What it is given is data alone: it goes to another thread. */
export type Draw<Input> = (input: Input) => Promise<Uint8Array>;

/** How many files may be waited for at a time; most take a third of a second. */
const MOST_WAITING = 50;
/** How long the thread waits for the next one, in milliseconds, with its libraries in memory. */
const IDLE_MS = 60_000;
/** A file that takes longer, in milliseconds, is taken for one that never ends: it would stop all after it. */
const LONGEST_MS = 120_000;
/**
 * What a file may take of memory before its thread is ended, in MB: the process has to outlive it. Young objects have
 * little room, which costs no time here: V8 keeps what it has given them once.
 */
const MOST_MEMORY = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 8 };

/**
 * Draws files in a thread of its own, one after the other, so that nobody else's request waits meanwhile. It is started
 * by the first file and ends when none has been asked for in a minute; what it has loaded ends with it.
 */
export class DrawingThread implements OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger(DrawingThread.name);
  private pool: Promise<Piscina> | undefined;
  private waiting = 0;
  private stopping = false;
  private last: Promise<unknown> = Promise.resolve();

  /** @param limit begun with each file: aborted when it has taken too long, which ends its thread */
  constructor(private readonly limit: () => AbortSignal = () => AbortSignal.timeout(LONGEST_MS)) {}

  /**
   * Has a file drawn.
   * @param file the one that draws, below the sources: `reports/files/report.drawing.js`. It is loaded from the build by
   * tests as well: a thread has no part in what lets Jest read TypeScript.
   * @param hungUp aborted when nobody waits for it any more; what is being drawn then is finished
   * @throws 503 `service.drawing_busy`, what was thrown where it was drawn, or that the thread has died or was ended
   */
  async draw<D extends Draw<never>>(file: string, input: Parameters<D>[0], hungUp?: AbortSignal): Promise<Buffer> {
    if (this.waiting >= MOST_WAITING) throw busy();
    this.waiting += 1;
    // A queue of our own: that of the pool stands still when its thread has died, until somebody asks again.
    const turn = this.last.then(async () => {
      if (hungUp?.aborted) throw nobodyWaits();
      // Fifty of them may take longer than a process has to stop; another instance can be asked.
      if (hungUp && this.stopping) throw busy();
      const pool = await this.opened();
      const where = { filename: projectFile('dist', 'src', file), name: 'draw', signal: this.limit() };
      return pool.run(input, where) as Promise<Uint8Array>;
    });
    this.last = turn.catch(() => undefined);
    try {
      // Who has hung up makes room at once for somebody who waits.
      const { buffer, byteOffset, byteLength } = await Promise.race([turn, ...(hungUp ? [leaving(hungUp)] : [])]);
      return Buffer.from(buffer, byteOffset, byteLength);
    } finally {
      this.waiting -= 1;
    }
  }

  /** Before the requests in flight have ended: of those that wait here none is begun. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Lets what else waits be drawn. */
  async onApplicationShutdown(): Promise<void> {
    await this.last;
    await (await this.pool?.catch(() => undefined))?.destroy();
  }

  /** The pool. One that could not be opened is not kept. */
  private opened(): Promise<Piscina> {
    this.pool ??= this.open().catch((error: unknown) => {
      this.pool = undefined;
      throw error;
    });
    return this.pool;
  }

  private async open(): Promise<Piscina> {
    const { Piscina: Pool } = await import('piscina');
    const pool = new Pool({
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
      recordTiming: false,
      // None of the options of the process: those that say what to run would be read again.
      execArgv: [],
      resourceLimits: MOST_MEMORY,
    });
    // It died between two files, or could not start: what waits for it is told.
    pool.on('error', (error) => {
      this.log.error(traceOf(error), 'drawing.thread_died');
      void pool.destroy();
    });
    return pool;
  }
}

const busy = () =>
  new CodedError('unavailable', 'service.drawing_busy', 'Many files are being drawn; try again shortly.');

const nobodyWaits = () => new CodedError('malformed', 'request.aborted', 'Nobody waits for the file any more.');

/** Fails when who asked hangs up. */
function leaving(hungUp: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    hungUp.addEventListener('abort', () => reject(nobodyWaits()), { once: true });
  });
}
