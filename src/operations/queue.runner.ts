import { Logger } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import type { Queue, QueueTransport } from '../common/jobs/queues.js';
import { isUnavailable } from '../common/errors/problem.details.js';
import { loggedError } from '../common/logging/logged.error.js';

/** Seconds between two looks for items where the database cannot say that there are any. */
const POLL_SECONDS = 1;
/**
 * The same where it can, of each hand. Eight hands that looked every second held up one request in a hundred by ten
 * milliseconds (decision 48).
 */
const REST_SECONDS = 60;
/** How often a free hand is made to look, for items that were put off until a time, which nobody says; in milliseconds. */
const LOOK_MS = 2_000;
/** Seconds after which items that were taken and not finished are given to somebody else. */
const LOST_AFTER_SECONDS = 300;
/** Seconds that finished items are kept: what became of an item stands in the feature's own table. */
const KEPT_SECONDS = 600;
/** How long after a failure a queue is looked through for the items that it cost, in milliseconds. */
const PICK_UP_DELAY_MS = 2_000;
/** How long items are collected before they are handed over together, in milliseconds. */
const GATHER_MS = 15;
/** Most items handed over at once. */
const MOST_AT_ONCE = 1_000;

interface Item {
  id: string;
}

/** Carries items of queues over pg-boss, which wakes an instance with free hands at once, and works on them. */
export class QueueRunner implements QueueTransport {
  private readonly log = new Logger(QueueRunner.name);
  private readonly gathered = new Map<string, { id: string; at?: Date }[]>();
  private timer?: NodeJS.Timeout;
  private readonly looks: NodeJS.Timeout[] = [];
  private readonly pickUps = new Map<string, NodeJS.Timeout>();
  private isStopping = false;
  private handingOver: Promise<void> = Promise.resolve();

  constructor(
    private readonly boss: PgBoss,
    private readonly queues: readonly Queue[],
  ) {}

  /** Makes the queues there are, so that items can be carried; nothing is worked on yet. */
  async open(): Promise<void> {
    for (const queue of this.queues) {
      await this.boss.createQueue(queue.name, {
        // An item that waits already is not queued again; one that is being worked on is.
        policy: 'short',
        notify: true,
        retryLimit: 5,
        retryDelay: 30,
        expireInSeconds: LOST_AFTER_SECONDS,
        deleteAfterSeconds: KEPT_SECONDS,
      });
    }
  }

  /** Begins to work, with what was left lying first. */
  async work(): Promise<void> {
    for (const queue of this.queues) {
      await this.pickUp(queue);
      await this.lendHands(queue);
    }
  }

  /**
   * As many hands as the queue may have. All are woken when items are added; whoever finds as much as he can take wakes
   * one that is free, and looks again himself when he has done it.
   */
  private async lendHands(queue: Queue): Promise<void> {
    const free = new Set<string>();
    const wakeOne = () => {
      const [hand] = free;
      if (hand) this.boss.notifyWorker(hand);
    };
    const options = {
      batchSize: queue.batch,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: REST_SECONDS,
    };
    for (let count = 0; count < queue.concurrency; count++) {
      const hand = await this.boss.work<Item>(queue.name, options, async (items) => {
        free.delete(hand);
        const more = items.length >= queue.batch;
        if (more) wakeOne();
        for (const { data } of items) await this.workOn(queue, data.id);
        free.add(hand);
        if (more) this.boss.notifyWorker(hand);
      });
      free.add(hand);
    }
    this.looks.push(setInterval(wakeOne, LOOK_MS));
  }

  /** Queues every item that is due by the feature's own table and does not wait already. */
  async pickUp(queue: Queue): Promise<void> {
    for (let ids = await queue.due(null); ids.length > 0; ids = await queue.due(ids.at(-1)!)) {
      await this.insert(
        queue.name,
        ids.map((id) => ({ id })),
      );
    }
  }

  send(queue: string, ids: readonly string[], at?: Date): void {
    const waiting = this.gathered.get(queue) ?? [];
    for (const id of ids) waiting.push({ id, at });
    this.gathered.set(queue, waiting);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.handingOver = this.handOver();
    }, GATHER_MS);
  }

  /** Looks for nothing any more. */
  rest(): void {
    this.isStopping = true;
    this.looks.forEach((look) => clearInterval(look));
    this.pickUps.forEach((pickUp) => clearTimeout(pickUp));
  }

  /** Queues soon what a failure of the database has cost, instead of when the job for it runs the next time. */
  private schedulePickUp(queue: Queue): void {
    if (this.isStopping || this.pickUps.has(queue.name)) return;
    const pickUp = setTimeout(() => {
      this.pickUps.delete(queue.name);
      this.pickUp(queue).catch(() => this.schedulePickUp(queue));
    }, PICK_UP_DELAY_MS);
    this.pickUps.set(queue.name, pickUp);
  }

  /** Waits until nothing gathered is left to hand over. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    await this.handingOver;
    await this.handOver();
  }

  private async handOver(): Promise<void> {
    const all = [...this.gathered];
    this.gathered.clear();
    for (const [queue, items] of all) {
      for (let start = 0; start < items.length; start += MOST_AT_ONCE) {
        // Items that cannot be handed over are stored all the same, and picked up later.
        await this.insert(queue, items.slice(start, start + MOST_AT_ONCE)).catch((error: unknown) => {
          this.log.warn({ queue, err: loggedError(error) }, 'queue.not_handed_over');
          this.queues.filter(({ name }) => name === queue).forEach((one) => this.schedulePickUp(one));
        });
      }
    }
  }

  private async insert(queue: string, items: readonly { id: string; at?: Date }[]): Promise<void> {
    const jobs = items.map(({ id, at }) => ({ data: { id }, singletonKey: id, ...(at && { startAfter: at }) }));
    await this.boss.insert(queue, jobs);
  }

  private async workOn(queue: Queue, id: string): Promise<void> {
    try {
      await queue.work(id);
    } catch (error) {
      this.log.error({ queue: queue.name, id, err: loggedError(error) }, 'queue.item_failed');
      if (isUnavailable(error)) this.schedulePickUp(queue);
    }
  }
}
