import { Inject, Injectable } from '@nestjs/common';
import { assertNoErrors, CodedError } from '../../common/errors/domain.errors.js';
import { type AllowedOrigins, parseAllowedOrigins } from '../../common/http/remote-address.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { assertCanGrant } from '../../identity/access/access-grants.policy.js';
import { ApiKey } from '../../identity/api-keys/api-key.entity.js';
import { validateEventTypes } from '../model/event-selection.rules.js';
import { MAX_WEBHOOKS } from '../model/webhook.constants.js';
import type { Webhook } from '../model/webhook.entity.js';
import { validateWebhookUrl } from './webhook-url.rules.js';
import type { UpdateWebhook } from './webhook.dto.js';

/** Checks what a webhook may be: its address, its events and its key. */
@Injectable()
export class WebhookPolicy {
  private readonly origins: AllowedOrigins;

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.origins = parseAllowedOrigins(settings.webhookPrivateOrigins);
  }

  /** Checks that another webhook is allowed. The lock lets one caller at a time count. @throws 409 `webhook.too_many` */
  async assertRoom({ sql }: Tx): Promise<void> {
    await acquireAdvisoryLock(sql, 'webhook.too_many');
    const { count } = await sql.queryOne<{ count: number }>(
      'SELECT count(*)::int AS count FROM webhook WHERE archived_at IS NULL',
    );
    if (count < MAX_WEBHOOKS) return;
    const detail = `There are ${count} webhooks; archive one first, because at most ${MAX_WEBHOOKS} are possible.`;
    throw new CodedError('webhook.too_many', detail);
  }

  /**
   * Checks the given fields of a webhook. The rights of its key are compared with those of the caller only if the key,
   * the address or the events change, because each of them decides what leaves the application.
   * @throws 422 naming every wrong field, 403 `auth.missing_scopes`
   */
  async assertAllowed(tx: Tx, body: UpdateWebhook, before?: Webhook): Promise<void> {
    assertNoErrors([
      ...(body.url === undefined ? [] : validateWebhookUrl(body.url, this.origins)),
      ...validateEventTypes(body.eventTypes ?? [], '/eventTypes'),
    ]);
    const apiKeyId = body.apiKeyId ?? before?.apiKeyId;
    const isSame = body.apiKeyId === undefined && body.url === undefined && body.eventTypes === undefined;
    if (apiKeyId && !isSame) await this.assertKeyUsable(tx, apiKeyId);
  }

  /** Checks that a webhook can have the rights of a key. @throws 422 `webhook.key_unusable`, 403 `auth.missing_scopes` */
  async assertKeyUsable(tx: Tx, id: string): Promise<void> {
    const key = await tx.manager.findOne(ApiKey, { where: { id }, lock: { mode: 'for_key_share' } });
    const problem = describeUnusableKey(key, id, this.clock.now());
    assertNoErrors(problem ? [{ pointer: '/apiKeyId', code: 'webhook.key_unusable', detail: problem }] : []);
    assertCanGrant(tx.actor, key!, '/apiKeyId');
  }
}

/** Says why a webhook cannot have the rights of a key; null if it can. */
function describeUnusableKey(key: ApiKey | null, id: string, now: Date): string | null {
  if (!key) return `There is no API key ${id}.`;
  if (key.archivedAt) return `The API key ${key.name} is revoked; choose another key.`;
  if (key.expiresAt && key.expiresAt <= now) return `The API key ${key.name} has expired; choose another key.`;
  if (key.role === 'integration')
    return `The API key ${key.name} has the role integration, which webhooks cannot have.`;
  return null;
}
