import { Injectable } from '@nestjs/common';

/** Number of uploads that one instance writes at the same time. */
const MAX_WRITES = 2;

/**
 * The uploads that this instance is writing to the database. The others wait without a connection, so that uploads leave
 * connections to other requests.
 */
@Injectable()
export class WriteSlotRegistry {
  private free = MAX_WRITES;
  /** Those who wait, the first one first. */
  private readonly waiting = new Set<() => void>();

  /**
   * Runs `write` when there is a slot.
   * @throws the reason of `signal` if the client goes while it waits
   */
  async run<T>(signal: AbortSignal, write: () => Promise<T>): Promise<T> {
    await this.acquire(signal);
    try {
      return await write();
    } finally {
      this.release();
    }
  }

  private async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free--;
      return;
    }
    const turn = Promise.withResolvers<void>();
    const giveUp = () => turn.reject(signal.reason as Error);
    this.waiting.add(turn.resolve);
    signal.addEventListener('abort', giveUp);
    try {
      await turn.promise;
    } finally {
      this.waiting.delete(turn.resolve);
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Passes the slot to the next one who waits. */
  private release(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.free++;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
