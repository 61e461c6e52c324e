import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError, createNotFoundError, type FieldError } from '../../common/errors/domain.errors.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { lockLive, readLive } from '../../database/records/record.store.js';
import {
  EVENT_TYPES,
  type EventType,
  findEventType,
  getEventGroup,
  isSelected,
  listGroupEntities,
} from '../../database/transactions/event-types.rules.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { WEBHOOK_DELIVERIES } from '../../database/transactions/webhook-outbox.queries.js';
import { buildWebhookDeliveryList } from '../deliveries/webhook-delivery.list.js';
import type { WebhookDeliveryView } from '../deliveries/webhook-delivery.view.js';
import { validateEventTypes } from '../model/event-selection.rules.js';
import { WEBHOOK, type Webhook } from '../model/webhook.entity.js';
import { isDryRun, type RedeliverPeriod } from './redelivery.dto.js';
import {
  type AuditedChange,
  type AuditPlace,
  insertDeliveries,
  lockDelivery,
  makeDue,
  type NewDelivery,
  readChanges,
  readEarlierDeliveries,
} from './redelivery.queries.js';
import type { RedeliveryView } from './redelivery.view.js';

const DAY_MS = 86_400_000;
/** Maximum number of deliveries that one request inserts. */
const MAX_REDELIVERIES = 50_000;
/** Number of entries of the audit trail that one statement reads. */
const BATCH_SIZE = 2_000;
/** The id before all others. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A period of the audit trail, and which events of it a webhook is to be told of. */
interface Selection {
  webhook: Webhook;
  from: Date;
  to: Date;
  types: readonly string[] | undefined;
  includeDelivered: boolean;
}

/** Sends events again: a delivery, or the changes of a period. */
@Injectable()
export class RedeliveryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queues: QueueRegistry,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Sends a delivery that waits now, after the earlier ones of its record; otherwise inserts a delivery that repeats it, with the record read anew.
   * @throws 404, 409 `webhook.disabled` or when the webhook is archived
   */
  redeliver(webhookId: string, deliveryId: string, actor: Actor): Promise<WebhookDeliveryView> {
    return this.work.run(actor, async (tx) => {
      await lockEnabled(tx, webhookId);
      const delivery = await lockDelivery(tx.sql, webhookId, deliveryId);
      if (!delivery) throw createNotFoundError('webhook_delivery', deliveryId);
      const { state, ...content } = delivery;
      if (state === 'waiting') {
        await this.announce(tx, webhookId, await makeDue(tx.sql, deliveryId, tx.now));
        return readDelivery(tx, webhookId, deliveryId);
      }
      const id = uuidv7();
      await insertDeliveries(tx.sql, webhookId, [{ ...content, id, redeliveryOf: delivery.id }], tx.now);
      await this.announce(tx, webhookId, [id]);
      return readDelivery(tx, webhookId, id);
    });
  }

  /**
   * Inserts deliveries of the changes of a period that the webhook was not told of, or counts them.
   * @throws 404, 409 `webhook.disabled` or when the webhook is archived, 422 naming every wrong field
   */
  redeliverPeriod(webhookId: string, body: RedeliverPeriod, actor: Actor): Promise<RedeliveryView> {
    const { types } = body;
    const includeDelivered = body.includeDelivered ?? false;
    const dryRun = isDryRun(body);
    const [from, to] = [new Date(body.from), new Date(body.to)];
    assertNoErrors([
      ...validatePeriod(from, to),
      ...(includeDelivered ? [] : this.validateAge(from)),
      ...validateEventTypes(types ?? [], '/types'),
    ]);
    return this.work.run(actor, async (tx) => {
      // A count takes long and needs no lock, with which the webhook could not be paused meanwhile.
      const webhook = dryRun ? assertEnabled(await readLive(tx, WEBHOOK, webhookId)) : await lockEnabled(tx, webhookId);
      const ids: string[] = [];
      let next: Date | null = null;
      for await (const { deliveries, at } of findMissing(tx.sql, { webhook, from, to, types, includeDelivered })) {
        const room = MAX_REDELIVERIES - ids.length;
        const taken = deliveries.slice(0, room);
        if (!dryRun && taken.length > 0) await insertDeliveries(tx.sql, webhookId, taken, tx.now);
        ids.push(...taken.map(({ id }) => id));
        if (deliveries.length <= room) continue;
        next = at[room]!;
        break;
      }
      if (!dryRun && ids.length > 0) await this.announce(tx, webhookId, ids);
      return { dryRun, count: ids.length, next };
    });
  }

  /** Rejects a period that begins before the log, which no longer says what was delivered then. */
  private validateAge(from: Date): FieldError[] {
    const days = this.settings.webhookLogDays;
    if (from.getTime() >= this.clock.now().getTime() - days * DAY_MS) return [];
    const detail = `Deliveries are kept for ${days} days; choose a later from, or set includeDelivered.`;
    return [{ pointer: '/from', code: 'webhook.period_too_old', detail }];
  }

  /** Records the redelivery in the audit trail, and queues the deliveries after the commit. */
  private async announce(tx: Tx, webhookId: string, ids: readonly string[]): Promise<void> {
    const changes = { redelivered: { before: null, after: ids.length } };
    await tx.audit({ action: 'redelivered', entityType: WEBHOOK.name, entityId: webhookId, changes });
    tx.runAfterCommit(() => this.queues.send(WEBHOOK_DELIVERIES, ids));
  }
}

function readDelivery({ sql, actor }: Tx, webhookId: string, id: string): Promise<WebhookDeliveryView> {
  return readRecord(sql, buildWebhookDeliveryList(webhookId), 'webhook_delivery', id, actor);
}

function validatePeriod(from: Date, to: Date): FieldError[] {
  return from < to ? [] : [{ pointer: '/to', code: 'webhook.period_empty', detail: 'to must be after from.' }];
}

/** Locks a webhook to which something can be sent. @throws 404, 409 */
async function lockEnabled(tx: Tx, id: string): Promise<Webhook> {
  return assertEnabled(await lockLive(tx, WEBHOOK, id));
}

function assertEnabled(webhook: Webhook): Webhook {
  if (webhook.state !== 'disabled') return webhook;
  throw new CodedError('webhook.disabled', 'The webhook is disabled; resume it before sending something again.');
}

/** Finds the changes that a webhook was not told of, in batches, with the time of each. */
async function* findMissing(sql: SqlClient, { webhook, from, to, types, includeDelivered }: Selection) {
  const chosen = EVENT_TYPES.filter(
    (type) => isSelected(webhook.eventTypes, type) && (!types || isSelected(types, type)),
  );
  const entityTypes = [...new Set(chosen.flatMap((type) => listGroupEntities(getEventGroup(type))))];
  // No entry has this id, so the first one of the period is included.
  let after: AuditPlace = { at: from, id: FIRST_ID };
  for (let isLast = false; !isLast;) {
    const changes = await readChanges(sql, { after, to, entityTypes, limit: BATCH_SIZE });
    isLast = changes.length < BATCH_SIZE;
    after = changes.at(-1) ?? after;
    const events = changes.flatMap((change) => findEvent(change, chosen));
    const earlier = await readEarlierDeliveries(
      sql,
      webhook.id,
      events.map(({ change }) => change.id),
    );
    const known = new Map(earlier.map((delivery) => [delivery.auditEntryId, delivery]));
    const missing = events.filter(({ change }) => {
      const delivery = known.get(change.id);
      return !delivery || (!delivery.isWaiting && (includeDelivered || !delivery.isDelivered));
    });
    const deliveries = missing.map(({ change, type }): NewDelivery => ({
      id: uuidv7(),
      auditEntryId: change.id,
      type,
      entityType: change.entityType,
      entityId: change.entityId,
      leadId: change.leadId,
      redeliveryOf: known.get(change.id)?.lastId ?? null,
    }));
    if (deliveries.length > 0) yield { deliveries, at: missing.map(({ change }) => change.at) };
  }
}

function findEvent(change: AuditedChange, chosen: readonly EventType[]) {
  const type = findEventType(change);
  return type && chosen.includes(type) ? [{ change, type }] : [];
}
