import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.service.js';
import { DatabaseClockService } from '../../database/clock/database-clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Connector, RawDelivery, Verification } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { InboxStore } from '../inbox/inbox.store.js';
import { type CachedConnection, ConnectionCache } from '../connections/connection.cache.js';
import { QuarantineStore } from './quarantine.store.js';
import type { ReadyView, ReceivedView } from './receiving.view.js';

/** A delivery as it was received over HTTP. */
export type Incoming = Pick<RawDelivery, 'headers' | 'contentType' | 'body'>;

/** Receives deliveries: finds the connection, verifies the signature and stores the delivery in the inbox. */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly connections: ConnectionCache,
    private readonly inbox: InboxStore,
    private readonly quarantine: QuarantineStore,
    private readonly clock: Clock,
    private readonly databaseClock: DatabaseClockService,
  ) {}

  /**
   * Stores a delivery. Its content is processed later by a job handler.
   * @throws 404 for an unknown address, 401 for a signature that is missing or wrong, 503 if the clock of this instance is
   * wrong, because it decides whether a signature is too old
   */
  async receive(connectionId: string, token: string, incoming: Incoming): Promise<ReceivedView> {
    this.databaseClock.assertRight();
    const connection = await this.connections.getByAddress(connectionId, token);
    const delivery: RawDelivery = { ...incoming, receivedAt: this.clock.now() };
    const connector = getConnector(connection.provider);
    const verification = verify(connector, delivery, connection);
    if (verification.state === 'refused') {
      await this.quarantine.store(connection.id, delivery, verification.code);
      throw new CodedError(verification.code, 'The signature of this delivery is missing or not valid.');
    }
    const { id, duplicate } = await this.inbox.store({
      connectionId: connection.id,
      provider: connection.provider,
      origin: 'webhook',
      deliveryKey: connector.getDeliveryKey(delivery),
      submissionPrefix: connector.findSubmissionPrefix?.(delivery) ?? null,
      contentSha256: connector.computeContentDigest?.(delivery) ?? null,
      verification: verification.state,
      headers: pickKeptHeaders(connector, delivery),
      contentType: delivery.contentType,
      body: delivery.body,
      receivedAt: delivery.receivedAt,
    });
    return { deliveryId: id, duplicate };
  }

  /** Checks whether an address is valid, for providers that check it before they send. @throws 404 */
  async getReady(connectionId: string, token: string): Promise<ReadyView> {
    await this.connections.getByAddress(connectionId, token);
    return { status: 'ready' };
  }
}

/** Verifies a delivery with the current secret, and then with the previous secret while it is valid. */
function verify(connector: Connector, delivery: RawDelivery, connection: CachedConnection): Verification {
  const now = delivery.receivedAt;
  const good = connection.secrets.filter(({ until }) => until > now.getTime());
  if (good.length === 0) return connector.verify(delivery, null, now);
  const verdicts = good.map(({ text }) => connector.verify(delivery, text, now));
  return verdicts.find(({ state }) => state !== 'refused') ?? verdicts[0]!;
}

function pickKeptHeaders({ keptHeaders: names }: Connector, { headers }: RawDelivery): Record<string, string> {
  const kept = names.filter((name) => headers[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, headers[name]!.slice(0, 1_000)]));
}
