import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.constants.js';
import { toLoggedError } from '../common/observability/logged-error.rules.js';
import { MeasurementRegistry } from '../common/observability/measurement.registry.js';
import { SqlClient } from '../database/connections/sql.client.js';
import type { LiveUpdateNotification } from '../database/transactions/live-update.rules.js';
import type { Credentials } from '../identity/authentication/credentials.rules.js';
import { findPeopleOfLeads } from '../leads/model/lead.queries.js';
import { LiveUpdateListenerClient } from './live-update-listener.client.js';
import { type LiveUpdateStream, LiveUpdateStreamRegistry } from './live-update-stream.registry.js';
import { chooseLiveUpdate, listLeadIds } from './live-update-visibility.rules.js';

/** Maximum number of notifications that wait. With more, clients read everything again. */
const MAX_WAITING = 2_000;

const STREAMS = { name: 'live_update_streams', help: 'Open streams of live updates.', labels: [] };
const LISTENING = {
  name: 'live_updates_listening',
  help: 'Whether this instance hears of changes; 0 while it cannot listen to the database, and before the first stream.',
  labels: [],
};

/** Sends the changes of all instances to the clients of this one, each to those who may see the record. */
@Injectable()
export class LiveUpdatesService {
  private readonly log = new Logger(LiveUpdatesService.name);
  private waiting: string[] = [];
  private isDelivering = false;

  constructor(
    private readonly streams: LiveUpdateStreamRegistry,
    private readonly listener: LiveUpdateListenerClient,
    private readonly sql: SqlClient,
    measurements: MeasurementRegistry,
  ) {
    const read = async () => ({
      [STREAMS.name]: [{ labels: {}, value: this.streams.getAll().size }],
      [LISTENING.name]: [{ labels: {}, value: Number(this.listener.isListening) }],
    });
    measurements.declare({ measurements: [STREAMS, LISTENING], read });
  }

  /**
   * Opens a stream. The first one starts to listen.
   * @throws 429 `live_updates.too_many_streams`
   */
  open(actor: Actor, credentials: Credentials): LiveUpdateStream {
    const stream = this.streams.open(actor, credentials);
    this.listener.start({
      onNotification: (payload) => this.receive(payload),
      onListening: () => this.streams.requestResync(),
    });
    return stream;
  }

  private receive(payload: string): void {
    if (this.streams.getAll().size === 0) return;
    if (this.waiting.length >= MAX_WAITING) {
      this.waiting = [];
      this.streams.requestResync();
    }
    this.waiting.push(payload);
    if (!this.isDelivering) void this.sendWaiting();
  }

  /** Delivers in the order of the commits. Notifications that arrive meanwhile are delivered together afterwards. */
  private async sendWaiting(): Promise<void> {
    this.isDelivering = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.sendBatch(batch);
      } catch (error) {
        this.log.warn({ err: toLoggedError(error) }, 'live_updates.not_delivered');
        this.streams.requestResync();
      }
    }
    this.isDelivering = false;
  }

  private async sendBatch(payloads: string[]): Promise<void> {
    const batch = payloads.map((payload) => JSON.parse(payload) as LiveUpdateNotification);
    for (const { entity, id } of batch) {
      if (entity === 'user' || entity === 'api_key') await this.streams.checkCaller(id);
    }
    const leadIds = [...new Set(batch.flatMap(listLeadIds))];
    // The visibility is read after the commit and just before sending, so that it is never older than the change.
    const people = leadIds.length > 0 ? await findPeopleOfLeads(this.sql, leadIds) : new Map();
    for (const stream of this.streams.getAll()) {
      for (const notification of batch) {
        const update = chooseLiveUpdate(stream.actor, notification, people);
        if (update) stream.send(update);
      }
    }
  }
}
