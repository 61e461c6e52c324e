import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { describeError } from '../../common/http/problem.filter.js';
import { Clock } from '../../common/time/clock.service.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { ParseResult } from '../parsing/connector.rules.js';
import { classifyFailure, UNEXPECTED, computeRetryDelay } from '../inbox/delivery-failure.rules.js';
import {
  readDueIds,
  findWaiting,
  storeDrift,
  storeState,
  computeDueUntil,
  lockWaiting,
  type WorkableDelivery,
} from './delivery.queries.js';
import { DELIVERIES, FETCHES, chooseQueue, THIN_PROVIDERS } from '../inbox/delivery-queues.constants.js';
import type { DeliveryState } from '../inbox/delivery.constants.js';
import { type Outcome, parseDelivery, SubmissionIntakeService } from './submission-intake.service.js';
import { ThinEventService } from './thin-event.service.js';
import { lockCompanions, type MarkedSubject, shareRegistrations } from './thin-event.queries.js';

/** Outcome of a delivery. Without `registrationIds` it keeps the registrations of its earlier processing. */
type DeliveryOutcome = Omit<Outcome, 'registrationIds'> & Partial<Pick<Outcome, 'registrationIds'>>;

/** Response of a provider about a subject, and the generation of the subject that the response certainly includes. */
interface FetchedState {
  subject: MarkedSubject;
  parsed: ParseResult;
}

/** Processes deliveries, each in one transaction, so that its effects and its new state are committed together. */
@Injectable()
export class DeliveryHandler implements OnModuleInit {
  private readonly log = new Logger(DeliveryHandler.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly submissions: SubmissionIntakeService,
    private readonly thinEvents: ThinEventService,
  ) {}

  onModuleInit(): void {
    const declare = (name: string, thin: boolean, batch: number) =>
      this.queues.declare({
        name,
        batch,
        concurrency: 4,
        processItem: (id) =>
          thin
            ? this.thinEvents.runInOrder(this.createWaitingFinder(id), () => this.process(id))
            : this.process(id, { isThin: false }),
        findDue: (after) => readDueIds(this.sql, THIN_PROVIDERS, thin, this.clock.now(), after),
      });
    declare(DELIVERIES, false, 20);
    declare(FETCHES, true, 2);
  }

  /**
   * Processes a delivery if it waits and no other process has locked it. A failure is stored with the delivery and not
   * thrown. `isThin` is false if the delivery is certainly not a thin event.
   */
  async process(id: string, { isThin = true } = {}): Promise<void> {
    let subject: MarkedSubject | undefined;
    try {
      // The state is fetched outside of the transaction, because a slow provider must not keep rows locked.
      const task = isThin ? await this.thinEvents.markSubject(this.createWaitingFinder(id)) : undefined;
      subject = task?.subject;
      const fetched = task && { subject: task.subject, parsed: await this.thinEvents.fetch(task) };
      const state = await this.work.run(SYSTEM, (tx) => this.processWaiting(tx, id, fetched), { isRepeatable: true });
      if (state) this.log.debug({ deliveryId: id, state }, 'delivery.done');
    } catch (error) {
      await this.storeFailure(id, error, subject);
    }
  }

  private createWaitingFinder(id: string) {
    return () => findWaiting(this.sql, id, this.clock.now());
  }

  private async processWaiting(
    tx: Tx,
    id: string,
    fetched: FetchedState | undefined,
  ): Promise<DeliveryState | undefined> {
    const delivery = await lockWaiting(tx.sql, id, tx.now);
    if (!delivery) return undefined;
    const outcome = await this.applyDelivery(tx, delivery, fetched);
    await storeDrift(tx.sql, { id, connectionId: delivery.connection.id }, outcome.drift, tx.now);
    if (fetched) await this.thinEvents.markFetched(tx, fetched.subject);
    const processed = {
      state: outcome.state,
      error: outcome.error,
      registrationIds: outcome.registrationIds,
      mappingVersion: delivery.connection.mappingVersion,
      at: this.clock.now(),
      actorName: tx.actor.name,
    };
    await storeState(tx.sql, id, uuidv7(), { ...processed, attempts: delivery.attempts + 1 });
    // The fetched state also answers the other deliveries about this subject, including those that wait for a retry.
    for (const other of fetched ? await lockCompanions(tx.sql, id, fetched.subject, null) : []) {
      await shareRegistrations(tx.sql, id, other.id, tx.now);
      await storeState(tx.sql, other.id, uuidv7(), { ...processed, attempts: other.attempts + 1 });
    }
    return outcome.state;
  }

  private async applyDelivery(
    tx: Tx,
    delivery: WorkableDelivery,
    fetched: FetchedState | undefined,
  ): Promise<DeliveryOutcome> {
    const { archived, paused } = delivery.connection;
    // A page that is disabled takes no registrations, but those that it took before and walk-ins still count.
    const isWaiting = paused && delivery.connection.provider !== 'registration_page';
    if (archived || isWaiting) {
      const error = archived ? 'connection.archived' : 'connection.paused';
      return { state: 'parked', error, drift: [] };
    }
    const parsed: ParseResult = fetched?.parsed ?? parseDelivery(delivery);
    return this.submissions.applyParsed(tx, delivery, parsed);
  }

  /**
   * Stores a failure. The delivery is parked if another attempt would fail in the same way, and otherwise tried again.
   */
  private async storeFailure(id: string, error: unknown, subject: MarkedSubject | undefined): Promise<void> {
    const { isTransient, code, pauseMs } = classifyFailure(error);
    // The stack trace is logged for unexpected failures only.
    const trace = code === UNEXPECTED ? describeError(error) : {};
    this.log.warn({ deliveryId: id, code, ...trace }, 'delivery.failed');
    await this.work.run(SYSTEM, async (tx) => {
      const delivery = await lockWaiting(tx.sql, id, tx.now);
      if (!delivery) return;
      const at = this.clock.now();
      const actorName = SYSTEM.name;
      // Other deliveries about the same subject would fail in the same way.
      const others = subject ? await lockCompanions(tx.sql, id, subject, computeDueUntil(tx.now)) : [];
      for (const each of [delivery, ...others]) {
        const attempts = each.attempts + 1;
        const retryDelayMs = isTransient ? computeRetryDelay(attempts, Math.random(), pauseMs) : null;
        const nextAttemptAt = retryDelayMs === null ? null : new Date(tx.now.getTime() + retryDelayMs);
        const state = nextAttemptAt ? 'retry' : isTransient ? 'dead' : 'parked';
        await storeState(tx.sql, each.id, uuidv7(), { state, error: code, attempts, nextAttemptAt, at, actorName });
        if (nextAttemptAt) this.queues.send(chooseQueue(delivery.connection.provider), [each.id], nextAttemptAt);
      }
    });
  }
}
