import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  buildNewRecord,
  insertRecord,
  lockLive,
  lockRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { WEBHOOK_DELIVERIES } from '../../database/transactions/webhook-outbox.queries.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { FORMER_SECRET_HOURS } from '../model/webhook.constants.js';
import { WEBHOOK, Webhook } from '../model/webhook.entity.js';
import { releaseWaiting, skipWaiting } from '../model/webhook-delivery.queries.js';
import { makeWebhookSecret, WebhookSecretCipher } from './webhook-secret.cipher.js';
import { WebhookPolicy } from './webhook.policy.js';
import type { CreateWebhook, UpdateWebhook } from './webhook.dto.js';
import { webhookList } from './webhook.list.js';
import type { SecretWebhookView, WebhookView } from './webhook.view.js';

const HOUR_MS = 3_600_000;

const INITIAL_VALUES = buildInitialValues(Webhook);
const WRITABLE = ['name', 'url', 'eventTypes', 'apiKeyId', 'description'] as const;

/** Creates and changes webhooks, with their states and secrets. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly queues: QueueRegistry,
    private readonly secrets: WebhookSecretCipher,
    private readonly policy: WebhookPolicy,
  ) {}

  /**
   * Creates a webhook. Its secret is shown only in this response.
   * @throws 403 `auth.missing_scopes`, 409 `webhook.too_many`, 422 naming every wrong field
   */
  create(body: CreateWebhook, actor: Actor, id: string = uuidv7()): Promise<SecretWebhookView> {
    const secret = makeWebhookSecret();
    const applyChange = async (tx: Tx) => {
      const secretEncrypted = await this.secrets.encrypt(tx, id, secret);
      await this.policy.assertRoom(tx);
      await this.policy.assertAllowed(tx, body);
      const webhook = {
        ...INITIAL_VALUES,
        ...buildNewRecord(tx, id),
        ...pickColumns(body, WRITABLE, INITIAL_VALUES),
        secretEncrypted,
      } as Webhook;
      await insertRecord(tx, WEBHOOK, webhook);
      return { ...(await readView(tx, id)), secret };
    };
    return this.work.run(actor, applyChange, { secret: 'secret' });
  }

  /** Returns a webhook by its id. @throws 404 */
  read(id: string, actor: Actor): Promise<WebhookView> {
    return readRecord(this.sql, webhookList, WEBHOOK.name, id, actor);
  }

  /** Changes a webhook. @throws 403 `auth.missing_scopes`, 404, 409 when archived, 412, 422 naming every wrong field */
  async update(tx: Tx, id: string, body: UpdateWebhook, ifMatch?: number): Promise<WebhookView> {
    const webhook = await lockLive(tx, WEBHOOK, id, ifMatch);
    await this.policy.assertAllowed(tx, body, webhook);
    const set: Partial<Webhook> = pickColumns(body, WRITABLE, INITIAL_VALUES);
    await updateRecord(tx, WEBHOOK, webhook, { set });
    return readView(tx, id);
  }

  /** Archives a webhook. Deliveries that wait are skipped. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<WebhookView> {
    await archiveRecord(tx, WEBHOOK, id, ifMatch);
    await skipWaiting(tx.sql, id, 'disabled');
    return readView(tx, id);
  }

  /** Restores an archived webhook, which is paused then. @throws 404, 409 `webhook.too_many`, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<WebhookView> {
    const webhook = await lockRecord(tx, WEBHOOK, id, ifMatch);
    if (webhook.archivedAt) {
      await this.policy.assertRoom(tx);
      const set = { archivedAt: null, ...buildStateChange('paused') };
      await updateRecord(tx, WEBHOOK, webhook, { set, action: 'restored' });
    }
    return readView(tx, id);
  }

  /**
   * Pauses a webhook, so that deliveries wait. Changes nothing if it is paused already; a disabled one is paused too.
   * @throws 404, 409 when archived, 412
   */
  async pause(tx: Tx, id: string, ifMatch?: number): Promise<WebhookView> {
    const webhook = await lockLive(tx, WEBHOOK, id, ifMatch);
    await updateRecord(tx, WEBHOOK, webhook, { set: buildStateChange('paused'), action: 'paused' });
    return readView(tx, id);
  }

  /**
   * Resumes a paused or disabled webhook, and makes all deliveries that wait due.
   * @throws 404, 409 when archived, 412, 422 `webhook.key_unusable`
   */
  async resume(tx: Tx, id: string, ifMatch?: number): Promise<WebhookView> {
    const webhook = await lockLive(tx, WEBHOOK, id, ifMatch);
    if (webhook.state !== 'active') {
      await this.policy.assertKeyUsable(tx, webhook.apiKeyId);
      await updateRecord(tx, WEBHOOK, webhook, { set: buildStateChange('active'), action: 'resumed' });
      const released = await releaseWaiting(tx.sql, id, tx.now);
      tx.runAfterCommit(() => this.queues.send(WEBHOOK_DELIVERIES, released));
    }
    return readView(tx, id);
  }

  /** Replaces the secret. For a day the former one signs too. @throws 404, 409 when archived, 412 */
  rotateSecret(id: string, ifMatch: number | undefined, actor: Actor): Promise<SecretWebhookView> {
    const secret = makeWebhookSecret();
    const applyChange = async (tx: Tx) => {
      const secretEncrypted = await this.secrets.encrypt(tx, id, secret);
      const webhook = await lockLive(tx, WEBHOOK, id, ifMatch);
      // A former secret that cannot be decrypted can sign nothing, so it is dropped.
      const former = await this.secrets.decrypt(id, webhook.secretEncrypted, tx.sql);
      const set = {
        secretEncrypted,
        formerSecretEncrypted: former ? webhook.secretEncrypted : null,
        formerSecretUntil: former ? new Date(tx.now.getTime() + FORMER_SECRET_HOURS * HOUR_MS) : null,
      };
      await updateRecord(tx, WEBHOOK, webhook, { set, action: 'secret_rotated' });
      return { ...(await readView(tx, id)), secret };
    };
    return this.work.run(actor, applyChange, { secret: 'secret' });
  }
}

/** Builds the change to a state that a person chooses. */
function buildStateChange(state: 'active' | 'paused'): Partial<Webhook> {
  return { state, disabledReason: null, disabledAt: null };
}

function readView(tx: Tx, id: string): Promise<WebhookView> {
  return readRecord(tx.sql, webhookList, WEBHOOK.name, id, tx.actor);
}
