import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { type PayloadSource, WebhookPayloadFactory } from '../payload/webhook-payload.factory.js';
import { WebhookSecretCipher } from '../webhooks/webhook-secret.cipher.js';
import type { WebhookRequest } from './webhook.client.js';
import { buildSignatureHeaders, listSigningSecrets } from './webhook-signature.rules.js';

/** The fields of a webhook that a request needs. */
export interface WebhookTarget {
  webhookId: string;
  url: string;
  secretEncrypted: Buffer;
  formerSecretEncrypted: Buffer | null;
  formerSecretUntil: Date | null;
}

/** A request, or the reason why there is none. */
export type PreparedRequest = WebhookRequest | 'not_visible' | 'secret_unreadable';

/** Builds signed requests. The bytes of a body are made once for each attempt, and signed as they are sent. */
@Injectable()
export class WebhookRequestFactory {
  constructor(
    private readonly payloads: WebhookPayloadFactory,
    private readonly secrets: WebhookSecretCipher,
  ) {}

  /** Builds the request of an attempt at a time, with what a key may see then. */
  async build(delivery: PayloadSource & WebhookTarget, key: Actor, sentAt: Date): Promise<PreparedRequest> {
    const payload = await this.payloads.build(delivery, key);
    if (payload === null) return 'not_visible';
    const secrets = await this.readSecrets(delivery, sentAt);
    if (secrets === null) return 'secret_unreadable';
    const body = Buffer.from(payload);
    const signature = buildSignatureHeaders(secrets, { id: delivery.id, sentAt, body });
    const headers = { 'content-type': 'application/json', 'user-agent': 'locate-crm', ...signature };
    return { url: delivery.url, headers, body };
  }

  /** Reads the secrets that sign at a time; null if this instance lacks the key of the present one. */
  private async readSecrets(target: WebhookTarget, now: Date): Promise<string[] | null> {
    const { webhookId, secretEncrypted, formerSecretEncrypted, formerSecretUntil } = target;
    const secret = await this.secrets.decrypt(webhookId, secretEncrypted);
    if (secret === undefined) return null;
    const former = formerSecretEncrypted && (await this.secrets.decrypt(webhookId, formerSecretEncrypted));
    return listSigningSecrets({ secret, formerSecret: former ?? null, formerSecretUntil }, now);
  }
}
