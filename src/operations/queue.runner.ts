import { Logger } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import type { Queue, QueueTransport } from '../common/jobs/queue.registry.js';
import { isUnavailable } from '../common/errors/problem-details.factory.js';
import { toLoggedError } from '../common/observability/logged-error.rules.js';

/** Seconds between two polls if the database cannot send notifications. */
const POLL_SECONDS = 1;
/**
 * Seconds between two polls if the database can send notifications. They find items that were postponed until a time,
 * for which there is no notification.
 */
const NOTIFIED_POLL_SECONDS = 5;
/** Seconds after which items that were fetched and not finished are given to another worker. */
const ITEM_TIMEOUT_SECONDS = 300;
/** Seconds for which finished items are kept. The result of an item is stored in the feature's own table. */
const RETENTION_SECONDS = 600;
/** Milliseconds after a failure of the database until a queue is searched for lost items. */
const PICK_UP_DELAY_MS = 2_000;
/** Milliseconds for which items are collected before they are queued together. */
const GATHER_DELAY_MS = 15;
/** Maximum number of items that are queued by one statement. */
const MAX_BATCH_SIZE = 1_000;

interface Item {
  id: string;
}

/**
 * Carries the items of queues over pg-boss, which notifies an instance with free workers at once, and runs the job
 * handlers.
 */
export class QueueRunner implements QueueTransport {
  private readonly log = new Logger(QueueRunner.name);
  private readonly gathered = new Map<string, { id: string; at?: Date }[]>();
  private timer?: NodeJS.Timeout;
  private readonly pickUpTimers = new Map<string, NodeJS.Timeout>();
  private isStopping = false;
  private enqueueing: Promise<void> = Promise.resolve();

  constructor(
    private readonly boss: PgBoss,
    private readonly queues: readonly Queue[],
    private readonly runJob: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  /** Creates the queues, so that items can be queued. No item is processed yet. */
  async open(): Promise<void> {
    for (const queue of this.queues) {
      await this.boss.createQueue(queue.name, {
        // A waiting item is not queued again; an item that is being processed is.
        policy: 'short',
        notify: true,
        retryLimit: 5,
        retryDelay: 30,
        expireInSeconds: ITEM_TIMEOUT_SECONDS,
        deleteAfterSeconds: RETENTION_SECONDS,
      });
    }
  }

  /** Starts the job handlers, and first queues the items that are already due. */
  async startPolling(): Promise<void> {
    for (const queue of this.queues) {
      await this.pickUp(queue);
      await this.startHandlers(queue);
    }
  }

  /** Starts as many workers as the queue's concurrency. A worker that fetched a full batch fetches again at once. */
  private async startHandlers(queue: Queue): Promise<void> {
    const options = {
      batchSize: queue.batch,
      localConcurrency: queue.concurrency,
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: NOTIFIED_POLL_SECONDS,
      burstWhenBatchFull: true,
    };
    await this.boss.work<Item>(queue.name, options, async (items) => {
      try {
        await this.runJob(async () => {
          for (const { data } of items) await this.runItem(queue, data.id);
        });
      } catch (error) {
        // The time of the database could not be read, or the clock of this instance is wrong. The items are found again.
        this.log.warn({ queue: queue.name, err: toLoggedError(error) }, 'queue.not_processed');
        this.schedulePickUp(queue);
      }
    });
  }

  /** Queues every item that is due according to the feature's table and is not waiting already. */
  async pickUp(queue: Queue): Promise<void> {
    for (let ids = await queue.findDue(null); ids.length > 0; ids = await queue.findDue(ids.at(-1)!)) {
      await this.enqueue(
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
      this.enqueueing = this.enqueueGathered();
    }, GATHER_DELAY_MS);
  }

  /** Stops all scheduled searches. pg-boss stops its workers itself. */
  stopPolling(): void {
    this.isStopping = true;
    this.pickUpTimers.forEach((pickUp) => clearTimeout(pickUp));
  }

  /** Schedules a search for items that a database failure has lost, earlier than the next run of the job for it. */
  private schedulePickUp(queue: Queue): void {
    if (this.isStopping || this.pickUpTimers.has(queue.name)) return;
    const pickUp = setTimeout(() => {
      this.pickUpTimers.delete(queue.name);
      this.pickUp(queue).catch(() => this.schedulePickUp(queue));
    }, PICK_UP_DELAY_MS);
    this.pickUpTimers.set(queue.name, pickUp);
  }

  /** Waits until all collected items are queued. */
  async drain(): Promise<void> {
    clearTimeout(this.timer);
    await this.enqueueing;
    await this.enqueueGathered();
  }

  private async enqueueGathered(): Promise<void> {
    const all = [...this.gathered];
    this.gathered.clear();
    for (const [queue, items] of all) {
      for (let start = 0; start < items.length; start += MAX_BATCH_SIZE) {
        // Items that cannot be queued are still stored in their tables and found later.
        await this.enqueue(queue, items.slice(start, start + MAX_BATCH_SIZE)).catch((error: unknown) => {
          this.log.warn({ queue, err: toLoggedError(error) }, 'queue.not_handed_over');
          this.queues.filter(({ name }) => name === queue).forEach((one) => this.schedulePickUp(one));
        });
      }
    }
  }

  private async enqueue(queue: string, items: readonly { id: string; at?: Date }[]): Promise<void> {
    // An item that is queued for later must not prevent that it is queued for now, when a person wants it at once.
    const jobs = items.map(({ id, at }) =>
      at ? { data: { id }, singletonKey: `${id} later`, startAfter: at } : { data: { id }, singletonKey: id },
    );
    await this.boss.insert(queue, jobs);
  }

  private async runItem(queue: Queue, id: string): Promise<void> {
    try {
      await queue.processItem(id);
    } catch (error) {
      this.log.error({ queue: queue.name, id, err: toLoggedError(error) }, 'queue.item_failed');
      if (isUnavailable(error)) this.schedulePickUp(queue);
    }
  }
}
