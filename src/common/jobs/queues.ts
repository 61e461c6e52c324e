import { Injectable } from '@nestjs/common';

/** Work that comes item by item and is wanted soon. What an item is stands in a table of the feature, under its id. */
export interface Queue {
  /** `intake.deliveries`: the feature, and what waits. */
  name: string;
  /** Items one instance works on at the same time. */
  concurrency: number;
  /** Items taken from the queue at once, and worked on one after the other: more for quick ones, one for slow ones. */
  batch: number;
  /**
   * Works on an item. An item can come twice, to two instances at once: the work takes a lock and finds out whether
   * there is still something to do. What fails is noted with the item; what is thrown is only logged.
   */
  work(id: string): Promise<void>;
  /**
   * The items that are due now by the feature's own table, after a place in their order: how what was stored but never
   * queued, or was lost with an instance, is found again.
   */
  due(after: string | null): Promise<string[]>;
}

/** Carries items from whoever stores them to whoever works on them; the floor of operations has one. */
export interface QueueTransport {
  send(queue: string, ids: readonly string[], at?: Date): void;
}

/** The queues there are. Each feature declares its own as it starts. */
@Injectable()
export class Queues {
  private readonly declared = new Map<string, Queue>();
  private transport?: QueueTransport;

  /** Adds a queue. @throws when the name is taken, which is a mistake of ours */
  declare(queue: Queue): void {
    if (this.declared.has(queue.name)) throw new Error(`There is a queue ${queue.name} already.`);
    this.declared.set(queue.name, queue);
  }

  /** Every queue, in the order of their declaration. */
  all(): readonly Queue[] {
    return [...this.declared.values()];
  }

  /** Says who carries items. Without anybody they stay where they are stored until some instance looks. */
  carriedBy(transport: QueueTransport | undefined): void {
    this.transport = transport;
  }

  /**
   * Says that stored items are to be worked on, now or at a time. Returns at once and never fails: an item that is
   * not carried is found by {@link Queue.due}.
   */
  send(queue: string, ids: readonly string[], at?: Date): void {
    if (ids.length > 0) this.transport?.send(queue, ids, at);
  }

  /** Works on everything that is due, here and now. @returns how many items there were */
  async drain(name: string): Promise<number> {
    const queue = this.declared.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    let worked = 0;
    for (let ids = await queue.due(null); ids.length > 0; ids = await queue.due(ids.at(-1)!)) {
      for (const id of ids) await queue.work(id);
      worked += ids.length;
    }
    return worked;
  }
}
