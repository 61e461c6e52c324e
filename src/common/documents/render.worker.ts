import { randomUUID } from 'node:crypto';
import { Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import { getProjectPath } from '../../config/project-files.reader.js';
import { CodedError } from '../errors/domain.errors.js';
import { describeError } from '../http/problem.filter.js';

/**
 * The function that a rendering module exports as `render`. Its input must be plain data because it is sent to another
 * thread.
 */
export type RenderTask<Input> = (input: Input) => Promise<Uint8Array>;

/** A file that waits or is being rendered, and the clients that wait for it. A client that cannot go has no signal. */
interface PendingFile {
  content: Promise<Uint8Array>;
  clients: (AbortSignal | undefined)[];
}

/** Maximum number of waiting requests. Most files take a third of a second. */
const MAX_QUEUED_TASKS = 50;
/** Milliseconds for which an idle thread stays alive with its libraries in memory. */
const IDLE_MS = 60_000;
/** Milliseconds after which a file is considered endless. It would block all files after it. */
const RENDER_TIMEOUT_MS = 120_000;
/**
 * Memory limit of the thread in MB. A file that exceeds it ends the thread instead of the process. The space for young
 * objects is small, which costs no time here, because V8 never returns the space that it once gave them.
 */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 8 };

/**
 * Renders files in a thread of its own, one after the other, so that other requests do not wait meanwhile. The first
 * file starts the thread. The thread ends, with its loaded libraries, after a minute without requests.
 */
export class RenderWorker implements OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger(RenderWorker.name);
  private pool: Promise<Piscina> | undefined;
  private waiting = 0;
  private isStopping = false;
  private last: Promise<unknown> = Promise.resolve();
  private readonly pending = new Map<string, PendingFile>();

  /** @param limit creates the signal for each file; it aborts when the file takes too long, which ends the thread */
  constructor(private readonly limit: () => AbortSignal = () => AbortSignal.timeout(RENDER_TIMEOUT_MS)) {}

  /**
   * Renders a file.
   * @param file the rendering module, relative to the sources: `reports/files/report-render.worker.js`. Tests load it from
   * the build too, because a thread does not use the transform with which tests read TypeScript.
   * @param clientAborted aborts when the client has gone; a file that is being rendered is finished nevertheless
   * @param identity the same for files with the same content; a request for a file that is not finished waits for it
   * @throws 503 `service.drawing_busy`, the error of the rendering module, or the error that the thread died or was
   * ended
   */
  async render<D extends RenderTask<never>>(
    file: string,
    input: Parameters<D>[0],
    clientAborted?: AbortSignal,
    identity: string = randomUUID(),
  ): Promise<Buffer> {
    if (this.waiting >= MAX_QUEUED_TASKS) throw createBusyError();
    this.waiting += 1;
    const known = this.pending.get(identity);
    known?.clients.push(clientAborted);
    const { content } = known ?? this.enqueue(file, input, clientAborted, identity);
    try {
      // A client that closes the connection frees its place in the queue at once.
      const { buffer, byteOffset, byteLength } = await Promise.race([
        content,
        ...(clientAborted ? [rejectOnAbort(clientAborted)] : []),
      ]);
      return Buffer.from(buffer, byteOffset, byteLength);
    } finally {
      this.waiting -= 1;
    }
  }

  /** Adds a file to the queue. */
  private enqueue(file: string, input: unknown, client: AbortSignal | undefined, identity: string): PendingFile {
    const clients = [client];
    // The queue of the pool is not used: after its thread has died, it stands still until the next request.
    const content = this.last.then(async () => {
      try {
        if (clients.every((one) => one?.aborted)) throw createAbortedError();
        // Fifty files may take longer than the process has time to stop. The client can ask another instance.
        if (this.isStopping && clients.every((one) => one !== undefined)) throw createBusyError();
        const pool = await this.getPool();
        const runOptions = { filename: getProjectPath('dist', 'src', file), name: 'render', signal: this.limit() };
        return (await pool.run(input, runOptions)) as Uint8Array;
      } finally {
        this.pending.delete(identity);
      }
    });
    this.last = content.catch(() => undefined);
    const added = { content, clients };
    this.pending.set(identity, added);
    return added;
  }

  /** Runs before the requests in flight have ended. None of their waiting files is started any more. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Waits until the remaining files are rendered. Those with a client that waits were rejected before. */
  async onApplicationShutdown(): Promise<void> {
    await this.last;
    await (await this.pool?.catch(() => undefined))?.destroy();
  }

  /** Returns the pool. A pool that could not be opened is not kept. */
  private getPool(): Promise<Piscina> {
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
      // The options of the process are not passed on, because those that name a script would make the thread run it
      // again.
      execArgv: [],
      resourceLimits: RESOURCE_LIMITS,
    });
    // The thread died between two files or could not start. The tasks that wait for it fail.
    pool.on('error', (error) => {
      this.log.error(describeError(error), 'drawing.thread_died');
      void pool.destroy();
    });
    return pool;
  }
}

const createBusyError = () =>
  new CodedError('service.drawing_busy', 'Too many files are being rendered; try again shortly.');

const createAbortedError = () =>
  new CodedError('request.aborted', 'The client closed the connection before the file was rendered.');

/** Rejects when the client closes the connection. */
function rejectOnAbort(clientAborted: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    clientAborted.addEventListener('abort', () => reject(createAbortedError()), { once: true });
  });
}
