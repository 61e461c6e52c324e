import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import type { Role } from '../../src/common/actor/actor.constants.js';
import { type Caller, type TestApi, type TestApiOptions, useApi } from '../support/api.js';
import { type Made, type Make, ok } from '../support/make.js';
import { useReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

/** A webhook of a test, with the secret and the key that only its creation shows. */
export interface MadeWebhook {
  id: string;
  secret: string;
  /** A caller with the key of the webhook. */
  key: Caller;
}

/** Webhooks of a test, on an API whose clock stands still until the test moves it. */
export class GivenWebhooks {
  private readonly made: string[] = [];

  constructor(
    readonly api: TestApi,
    readonly make: Make,
    readonly receiver: WebhookReceiver,
    readonly clock: ManualClock,
  ) {}

  /** Creates a webhook. Its key is an administrator's, unless a role is given. */
  async create(change: object = {}, role: Role = 'admin', scopes?: string[]): Promise<MadeWebhook> {
    const key = await this.api.key(role, scopes);
    const body = { name: 'Receiver', url: this.receiver.url, eventTypes: ['company.*'], apiKeyId: key.id, ...change };
    const { id, secret } = await ok(this.api.admin.post('/webhooks', body));
    this.made.push(id);
    this.receiver.secrets.push(secret);
    return { id, secret, key };
  }

  /** Archives the webhooks of a test, so that they receive nothing of the next one. Each request was signed. */
  async archiveAll(): Promise<void> {
    const { refusedIds, secrets } = this.receiver;
    expect(refusedIds.splice(0)).toEqual([]);
    secrets.length = 0;
    for (const id of this.made.splice(0)) await ok(this.api.admin.delete(`/webhooks/${id}`));
  }

  read(id: string): Promise<Made> {
    return ok(this.api.admin.get(`/webhooks/${id}`));
  }

  /** Returns the deliveries of a webhook in their sequence, because the clock of a test stands still. */
  async listDeliveries(id: string): Promise<Made[]> {
    const { items } = await ok(this.api.admin.get(`/webhooks/${id}/deliveries?limit=200`));
    const { rows } = await this.api.db.query<{ id: string }>(
      'SELECT id FROM webhook_delivery WHERE webhook_id = $1 ORDER BY sequence',
      [id],
    );
    return rows.map((row) => items.find((item: Made) => item.id === row.id));
  }

  readDelivery(id: string, deliveryId: string): Promise<Made> {
    return ok(this.api.admin.get(`/webhooks/${id}/deliveries/${deliveryId}`));
  }

  /** Sends everything that is due. */
  send(): Promise<number> {
    return this.api.app.get(QueueRegistry).drain('webhooks.deliveries');
  }

  /** Moves the clock ahead. */
  wait(milliseconds: number): void {
    this.clock.set(new Date(this.clock.now().getTime() + milliseconds));
  }

  /** Sends what is due, and moves the clock to the next attempt, until nothing waits. */
  async sendUntilSettled(id: string): Promise<void> {
    for (;;) {
      await this.send();
      const waiting = (await this.listDeliveries(id)).filter(({ state }) => state === 'waiting');
      if (waiting.length === 0) return;
      // One that an earlier one holds back has been due for long.
      const now = this.clock.now().getTime();
      const times = waiting.map(({ nextAttemptAt }) => Date.parse(nextAttemptAt)).filter((time) => time > now);
      if (times.length === 0) throw new Error('Deliveries wait although they are due.');
      this.clock.set(new Date(Math.min(...times)));
    }
  }
}

/** Starts an API that may send to a receiver on this machine, with callers whose rights do not end when its clock moves. */
export function useWebhooks({ env, ...options }: TestApiOptions = {}): GivenWebhooks {
  const clock = new ManualClock(new Date());
  const receiver = useReceiver();
  const keys = ['admin', 'manager', 'bdm', 'viewer'] as const;
  const { api, make } = useApi({
    clock,
    keys: [...keys],
    ...options,
    env: { WEBHOOK_PRIVATE_ORIGINS: 'loopback', ...env },
  });
  receiver.getTime = () => clock.now();
  beforeEach(() => {
    receiver.clear();
    receiver.nextAnswers.length = 0;
    receiver.answer = 204;
    receiver.decide = undefined;
  });
  const given = new GivenWebhooks(api, make, receiver, clock);
  afterEach(() => given.archiveAll());
  return given;
}
