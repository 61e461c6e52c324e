import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { PayloadSource } from '../payload/webhook-payload.factory.js';
import { WebhookKeyReader } from '../payload/webhook-key.reader.js';
import { isAccepted } from './delivery-outcome.rules.js';
import { buildStoredAnswer } from './stored-answer.rules.js';
import { readTestTarget, storeTest } from './webhook-test.queries.js';
import type { WebhookTestView } from './webhook-test.view.js';
import { WebhookRequestFactory } from './webhook-request.factory.js';
import { type Exchange, WebhookClient } from './webhook.client.js';

/** Sends tests while their callers wait. */
@Injectable()
export class WebhookTestService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly keys: WebhookKeyReader,
    private readonly requests: WebhookRequestFactory,
    private readonly client: WebhookClient,
  ) {}

  /**
   * Sends a test, and stores it with its answer as a delivery that is not repeated. A repeated request sends nothing.
   * @throws 404, 409 when archived, 422 `webhook.key_unusable`
   */
  async send(id: string, actor: Actor): Promise<WebhookTestView> {
    await this.work.assertUnanswered();
    const target = await readTestTarget(this.sql, id);
    if (!target) throw createNotFoundError('webhook', id);
    if (target.isArchived)
      throw new CodedError('record.archived', 'The webhook is archived; restore it before testing it.');
    const at = this.clock.now();
    const key = await this.keys.find(target.apiKeyId, at);
    if (!key) throw createUnusableKeyError();
    const delivery: PayloadSource = {
      id: uuidv7(),
      webhookId: id,
      auditEntryId: null,
      at,
      type: 'webhook.test',
      entityType: 'webhook',
      entityId: id,
    };
    const request = await this.requests.build({ ...delivery, ...target }, key, at);
    if (request === 'not_visible') throw createUnusableKeyError();
    const isPrepared = request !== 'secret_unreadable';
    const { result, durationMs } = isPrepared ? await this.client.send(request) : buildUnsent();
    const answer = buildStoredAnswer(result);
    const delivered = isAccepted(result);
    return this.work.run(actor, async (tx) => {
      const attempt = { ...answer, at, durationMs, request: isPrepared ? request : null };
      await storeTest(tx.sql, delivery, attempt, delivered);
      await tx.audit({ action: 'tested', entityType: 'webhook', entityId: id });
      const { statusCode, errorCode, responseBody } = answer;
      return { delivered, statusCode, durationMs, error: errorCode, responseBody };
    });
  }
}

function createUnusableKeyError(): CodedError {
  const detail = 'The API key of the webhook is revoked or has expired; choose another key.';
  const code = 'webhook.key_unusable';
  return createInvalidError([{ pointer: '/apiKeyId', code, detail }], code);
}

/** Builds the result of a test that could not be signed. */
function buildUnsent(): Exchange {
  return { result: { kind: 'failure', code: 'webhook.secret_unreadable' }, durationMs: 0 };
}
