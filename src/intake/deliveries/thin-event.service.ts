import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { UnitOfWork, type Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { ParseResult } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { ProviderApiClient } from '../remote/provider-api.client.js';
import type { WorkableDelivery } from './delivery.queries.js';
import {
  assignGeneration,
  listOtherWaiting,
  type MarkedSubject,
  startNextGeneration,
  storeFetchedGeneration,
} from './thin-event.queries.js';
import { parseDelivery } from './submission-intake.service.js';

/** A marked subject and the request to its provider. */
interface FetchTask {
  subject: MarkedSubject;
  connection: WorkableDelivery['connection'];
  request: FetchRequest;
}

type DeliveryFinder = () => Promise<WorkableDelivery | null>;
type FetchRequest = ParseResult & { kind: 'fetch' };

/**
 * Fetches the state of subjects that thin events announce. All waiting deliveries about a subject are marked with its
 * next generation before the state is fetched. The state therefore includes the changes of all of them, and one request
 * answers them all. Deliveries that arrive in the meantime are marked and answered later.
 */
@Injectable()
export class ThinEventService {
  /** The last task of each subject. An instance runs one request per subject at a time. */
  private readonly lastTasks = new Map<string, Promise<void>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly apis: ProviderApiClient,
  ) {}

  /** Runs a task for a delivery after the tasks of this instance for other deliveries about the same subject. */
  async runInOrder(find: DeliveryFinder, act: () => Promise<void>): Promise<void> {
    const delivery = await find();
    const request = delivery && findFetchRequest(delivery);
    if (!request) return act();
    const subject = `${delivery.connection.id} ${request.subjectKey}`;
    const ownTask = (this.lastTasks.get(subject) ?? Promise.resolve()).then(act, act);
    this.lastTasks.set(subject, ownTask);
    try {
      await ownTask;
    } finally {
      if (this.lastTasks.get(subject) === ownTask) this.lastTasks.delete(subject);
    }
  }

  /** Marks the subject of a waiting delivery. Returns undefined if it is not a thin event or does not wait. */
  async markSubject(find: DeliveryFinder): Promise<FetchTask | undefined> {
    const delivery = await find();
    const request = delivery && findFetchRequest(delivery);
    if (!request) return undefined;
    const { connection } = delivery;
    const { subjectKey } = request;
    const generation = await this.work.run(SYSTEM, (tx) => markDirty(tx, delivery, subjectKey));
    return { subject: { connectionId: connection.id, subjectKey, generation }, connection, request };
  }

  /** Fetches the state of a subject from its provider. */
  fetch({ connection, request }: FetchTask): Promise<ParseResult> {
    return this.apis.fetchState(connection, request);
  }

  /**
   * Fetches the state for a preview without marking anything. Returns undefined if the delivery is not a thin event.
   */
  async fetchForPreview(delivery: WorkableDelivery): Promise<ParseResult | undefined> {
    const parsed = parseDelivery(delivery);
    return parsed.kind === 'fetch' ? this.apis.fetchState(delivery.connection, parsed) : undefined;
  }

  /** Stores which generation was fetched. The subject stays dirty if it was marked again in the meantime. */
  async markFetched(tx: Tx, subject: MarkedSubject): Promise<void> {
    await storeFetchedGeneration(tx.sql, subject, tx.now);
  }
}

/** Returns the request for a thin event; undefined for another delivery or if the connection is paused or archived. */
function findFetchRequest(delivery: WorkableDelivery): FetchRequest | undefined {
  if (delivery.connection.paused || delivery.connection.archived) return undefined;
  const parsed = parseDelivery(delivery);
  return parsed.kind === 'fetch' ? parsed : undefined;
}

/** Marks a subject as changed, once for all waiting deliveries about it. Returns the new generation. */
async function markDirty(tx: Tx, { id, connection }: WorkableDelivery, subjectKey: string): Promise<number> {
  const generation = await startNextGeneration(tx.sql, connection.id, subjectKey);
  const connector = getConnector(connection.provider);
  const options = { timezone: connection.timezone, paths: {} };
  const otherEvents = (await listOtherWaiting(tx.sql, connection.id, id)).filter((notice) => {
    const parsed = connector.parse(notice, options);
    return parsed.kind === 'fetch' && parsed.subjectKey === subjectKey;
  });
  await assignGeneration(tx.sql, [id, ...otherEvents.map((other) => other.id)], subjectKey, generation);
  return generation;
}
