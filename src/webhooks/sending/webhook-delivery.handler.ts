import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { isUnavailable } from '../../common/errors/problem-details.factory.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { WEBHOOK_DELIVERIES } from '../../database/transactions/webhook-outbox.queries.js';
import { WebhookKeyReader } from '../payload/webhook-key.reader.js';
import {
  type ClaimedDelivery,
  claimDelivery,
  findNextOfRecord,
  readDueIds,
  skipDelivery,
  storeAttempt,
} from './delivery-attempt.queries.js';
import { type AttemptOutcome, decideOutcome } from './delivery-outcome.rules.js';
import { buildStoredAnswer } from './stored-answer.rules.js';
import { WebhookDisablingService } from './webhook-disabling.service.js';
import { publishDeliveries } from './delivery-updates.queries.js';
import { WebhookFiguresService } from './webhook-figures.service.js';
import { type PreparedRequest, WebhookRequestFactory } from './webhook-request.factory.js';
import { type Exchange, WebhookClient, type WebhookRequest } from './webhook.client.js';

/** Time in milliseconds after which a worker leaves further deliveries of a record to the queue. */
const MAX_RUN_MS = 30_000;

/** A request that could be sent, and what became of it. */
interface Attempt extends Exchange {
  at: Date;
  request: WebhookRequest | null;
}

/**
 * Sends deliveries. An attempt claims its delivery, sends without a transaction, and then stores the result, so that a slow
 * receiver locks nothing.
 */
@Injectable()
export class WebhookDeliveryHandler implements OnModuleInit {
  private readonly log = new Logger(WebhookDeliveryHandler.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly keys: WebhookKeyReader,
    private readonly requests: WebhookRequestFactory,
    private readonly client: WebhookClient,
    private readonly disabling: WebhookDisablingService,
    private readonly figures: WebhookFiguresService,
  ) {}

  onModuleInit(): void {
    this.queues.declare({
      name: WEBHOOK_DELIVERIES,
      concurrency: 4,
      batch: 2,
      processItem: (id) => this.processInOrder(id),
      findDue: (after) => readDueIds(this.sql, this.clock.now(), after),
    });
  }

  /** Sends a delivery, and then the later ones of the same record that it held back. */
  private async processInOrder(id: string): Promise<void> {
    const startedAt = performance.now();
    for (let next: string | null = id; next !== null;) {
      if (performance.now() - startedAt > MAX_RUN_MS) return this.queues.send(WEBHOOK_DELIVERIES, [next]);
      const delivery: ClaimedDelivery | null = await claimDelivery(this.sql, next, this.clock.now());
      if (!delivery) return;
      await this.process(delivery);
      next = await findNextOfRecord(this.sql, delivery, this.clock.now());
    }
  }

  private async process(delivery: ClaimedDelivery): Promise<void> {
    const { id, webhookId, apiKeyId } = delivery;
    const at = this.clock.now();
    const key = await this.keys.find(apiKeyId, at);
    if (!key) return this.disabling.disableIfKeyUnusable(webhookId);
    const prepared = await this.prepare(delivery, () => this.requests.build(delivery, key, at));
    if (prepared !== 'not_visible') return this.storeResult(delivery, await this.send(prepared, at));
    await skipDelivery(this.sql, id, 'not_visible');
    await publishDeliveries(this.sql, webhookId);
    this.figures.count('skipped');
  }

  /**
   * Builds the request of a delivery. An unexpected error counts as an attempt, because the delivery would otherwise hold
   * back the later ones of its record for ever. While the database is unavailable, the delivery keeps its claim.
   */
  private async prepare(
    { id, webhookId }: ClaimedDelivery,
    build: () => Promise<PreparedRequest>,
  ): Promise<PreparedRequest | 'unexpected'> {
    try {
      return await build();
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error({ deliveryId: id, webhookId, err: toLoggedError(error) }, 'webhook.not_prepared');
      return 'unexpected';
    }
  }

  private async send(prepared: WebhookRequest | 'secret_unreadable' | 'unexpected', at: Date): Promise<Attempt> {
    if (typeof prepared !== 'string') return { ...(await this.client.send(prepared)), at, request: prepared };
    return { result: { kind: 'failure', code: `webhook.${prepared}` }, durationMs: 0, at, request: null };
  }

  private async storeResult(delivery: ClaimedDelivery, { result, durationMs, at, request }: Attempt): Promise<void> {
    const { id, webhookId } = delivery;
    const outcome = decideOutcome(result, { number: delivery.attempts + 1, at, chance: Math.random() });
    const nextAttemptAt = outcome.kind === 'retry' ? new Date(this.clock.now().getTime() + outcome.delayMs) : null;
    const answer = buildStoredAnswer(result);
    const store = (sql: SqlClient) =>
      storeAttempt(sql, delivery, { ...answer, at, durationMs, request }, { state: toState(outcome), nextAttemptAt });
    if (outcome.kind === 'gone') {
      await this.work.run(SYSTEM, async (tx) => {
        // This locks the webhook before the deliveries, as every other change of a webhook does.
        await this.disabling.disableAsGone(tx, webhookId, delivery.url);
        await store(tx.sql);
      });
    } else {
      await store(this.sql);
    }
    await publishDeliveries(this.sql, webhookId);
    this.figures.count(outcome.kind);
    const { statusCode, errorCode } = answer;
    this.log.debug(
      { deliveryId: id, webhookId, outcome: outcome.kind, statusCode, errorCode, durationMs },
      'webhook.sent',
    );
    if (nextAttemptAt) this.queues.send(WEBHOOK_DELIVERIES, [id], nextAttemptAt);
    if (outcome.kind === 'dead') await this.disabling.disableIfFailing(webhookId);
  }
}

/**
 * Returns the state after an attempt. A delivery whose receiver is gone was skipped with its webhook, and stays so. If the
 * address of the webhook was corrected meanwhile, it waits and is due.
 */
function toState({ kind }: AttemptOutcome): 'delivered' | 'dead' | 'waiting' {
  return kind === 'delivered' || kind === 'dead' ? kind : 'waiting';
}
