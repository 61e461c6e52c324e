import { Injectable } from '@nestjs/common';

/**
 * A queue of items that are processed one by one, soon after they arrive. The feature stores each item in a table of
 * its own, under its id.
 */
export interface Queue {
  /** Feature and kind of the items, for example `intake.deliveries`. */
  name: string;
  /** Number of items that one instance processes at the same time. */
  concurrency: number;
  /**
   * Number of items that a worker fetches at once and processes one after the other: many for quick items, two for slow
   * items. At least two, because a worker that fetched a single item waits for the next notification or poll.
   */
  batch: number;
  /**
   * Processes an item. Two instances can receive the same item at once, so the job handler takes a lock and checks
   * whether there is still work to do. It stores failures with the item; a thrown error is only logged.
   */
  processItem(id: string): Promise<void>;
  /**
   * Returns the items that are due according to the feature's table, after a place in their order. It finds items that
   * were stored but never queued, or lost with an instance.
   */
  findDue(after: string | null): Promise<string[]>;
}

/**
 * The transport that carries items from the code that stores them to the job handlers. The operations layer provides
 * it.
 */
export interface QueueTransport {
  send(queue: string, ids: readonly string[], at?: Date): void;
}

/** The registry of queues. Each feature declares its own queues at start. */
@Injectable()
export class QueueRegistry {
  private readonly declared = new Map<string, Queue>();
  private transport?: QueueTransport;

  /**
   * Adds a queue.
   * @throws when the name is taken, which is a programming error
   */
  declare(queue: Queue): void {
    if (this.declared.has(queue.name)) throw new Error(`The queue name ${queue.name} is already taken.`);
    this.declared.set(queue.name, queue);
  }

  /** Returns every queue in the order of declaration. */
  getAll(): readonly Queue[] {
    return [...this.declared.values()];
  }

  /** Sets the transport. Without one, items stay in their tables until an instance looks for due items. */
  setTransport(transport: QueueTransport | undefined): void {
    this.transport = transport;
  }

  /**
   * Announces that stored items are to be processed, now or at a given time. Returns at once and never fails:
   * {@link Queue.findDue} finds an item that was not carried.
   */
  send(queue: string, ids: readonly string[], at?: Date): void {
    if (ids.length > 0) this.transport?.send(queue, ids, at);
  }

  /**
   * Processes everything that is due in this process.
   * @returns the number of items
   */
  async drain(name: string): Promise<number> {
    const queue = this.declared.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    let processed = 0;
    for (let ids = await queue.findDue(null); ids.length > 0; ids = await queue.findDue(ids.at(-1)!)) {
      for (const id of ids) await queue.processItem(id);
      processed += ids.length;
    }
    return processed;
  }
}
