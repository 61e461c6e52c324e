import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { skipWaiting } from '../model/webhook-delivery.queries.js';
import type { DisabledReason } from '../model/webhook.constants.js';
import { WEBHOOK } from '../model/webhook.entity.js';
import { isFailing, listAdministrators, listWebhooksWithUnusableKeys } from './webhook-disabling.queries.js';

/** Disables webhooks that cannot deliver any more, and tells the administrators. A person resumes them. */
@Injectable()
export class WebhookDisablingService {
  private readonly log = new Logger(WebhookDisablingService.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly notifications: NotificationWriter,
  ) {}

  /** Disables a webhook whose receiver wants no more, unless its address is no longer the one that was called. */
  async disableAsGone(tx: Tx, id: string, calledUrl: string): Promise<void> {
    const { url } = await lockRecord(tx, WEBHOOK, id);
    if (url === calledUrl) await this.disable(tx, id, 'gone');
  }

  /** Disables a webhook that has delivered nothing for days. */
  async disableIfFailing(id: string): Promise<void> {
    if (!(await isFailing(this.sql, id, this.clock.now()))) return;
    await this.disableIf(id, 'failing', (tx) => isFailing(tx.sql, id, tx.now));
  }

  /** Disables a webhook whose API key is revoked or has expired. */
  async disableIfKeyUnusable(id: string): Promise<void> {
    await this.disableIf(id, 'key_unusable', async (tx) => {
      const found = await listWebhooksWithUnusableKeys(tx.sql, tx.now, id);
      return found.length > 0;
    });
  }

  /** Disables a webhook and skips its deliveries that wait. Changes nothing if it is disabled or archived already. */
  private async disable(tx: Tx, id: string, reason: DisabledReason): Promise<void> {
    const webhook = await lockRecord(tx, WEBHOOK, id);
    if (webhook.state === 'disabled' || webhook.archivedAt) return;
    const set = { state: 'disabled', disabledReason: reason, disabledAt: tx.now } as const;
    await updateRecord(tx, WEBHOOK, webhook, { set, action: 'disabled' });
    await skipWaiting(tx.sql, id, 'disabled');
    const recipients = await listAdministrators(tx.sql);
    await this.notifications.write(tx, { kind: 'webhook_disabled', recipients, record: { kind: 'webhook', id } });
    tx.runAfterCommit(() => this.log.warn({ webhookId: id, reason }, 'webhook.disabled'));
  }

  /** Disables a webhook if a condition holds, which is read after the lock because a person may have corrected it. */
  private async disableIf(
    id: string,
    reason: DisabledReason,
    mustDisable: (tx: Tx) => Promise<boolean>,
  ): Promise<void> {
    await this.work.run(SYSTEM, async (tx) => {
      await lockRecord(tx, WEBHOOK, id);
      if (await mustDisable(tx)) await this.disable(tx, id, reason);
    });
  }
}
