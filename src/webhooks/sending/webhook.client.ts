import { Inject, Injectable } from '@nestjs/common';
import { parseAllowedOrigins } from '../../common/http/remote-address.rules.js';
import { RemoteClient } from '../../common/http/remote.client.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { AttemptResult } from './delivery-outcome.rules.js';

/** Maximum size of the part of an answer that is read and stored. */
const MAX_ANSWER_BYTES = 2 * 1024;

/** A signed request to a receiver. */
export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** The result of a request, and the time that it took. */
export interface Exchange {
  result: AttemptResult;
  durationMs: number;
}

/** Sends requests to the receivers of webhooks. */
@Injectable()
export class WebhookClient {
  private readonly client: RemoteClient;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const allowed = parseAllowedOrigins(settings.webhookPrivateOrigins);
    this.client = new RemoteClient({ allowed, getMaxBytes: () => MAX_ANSWER_BYTES });
  }

  /** Sends a request. Failures are results, because they are expected. */
  async send({ url, headers, body }: WebhookRequest): Promise<Exchange> {
    const startedAt = performance.now();
    const result = await this.client.send({ method: 'POST', url: new URL(url), headers, body });
    return { result, durationMs: Math.round(performance.now() - startedAt) };
  }
}
