import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient, FormClient, Reply } from './api.client.js';

const KINDS = ['lead', 'delivery', 'read'] as const;
type Kind = (typeof KINDS)[number];

/** Clients of each kind, and how long each pauses between two requests: some twenty requests a second in all. */
const CLIENTS: Record<Kind, { count: number; pauseMs: number }> = {
  lead: { count: 3, pauseMs: 300 },
  delivery: { count: 3, pauseMs: 300 },
  read: { count: 2, pauseMs: 150 },
};
/** Before a request that was not acknowledged is sent again. */
const RETRY_PAUSE_MS = 250;
/** How long clients go on trying after the load has ended. */
const LAST_RETRIES_MS = 120_000;

/** Something that a client wants to be stored, once. */
export interface WrittenItem {
  /** The title of a lead, or the id of a registration; no other one has it. */
  name: string;
  /** When it was acknowledged, by the clock of `performance`. */
  acknowledgedAt?: number;
  /** The id of the lead that was answered. */
  id?: string;
}

/** The outcomes that the clients have seen so far. */
export interface LoadFigures {
  requests: number;
  acknowledged: number;
  /** Answers 503: the client is asked to come again. */
  unavailable: number;
  /** Connections that broke, here or between HAProxy and an instance (502, 504), and answers that never came. */
  resets: number;
  /** Answers that tell a client with the same key to wait. */
  conflicts: number;
  /** Answers that no client should get. */
  unexpected: string[];
}

/** A load of bounded writers and readers through the front, which try again as the real ones do. */
export class LoadRunner {
  readonly leads: WrittenItem[] = [];
  readonly registrations: WrittenItem[] = [];
  readonly figures: LoadFigures = {
    requests: 0,
    acknowledged: 0,
    unavailable: 0,
    resets: 0,
    conflicts: 0,
    unexpected: [],
  };
  private readonly successes: Record<Kind, number[]> = { lead: [], delivery: [], read: [] };
  private readonly clients: Promise<void>[] = [];
  private stoppedAt = Infinity;

  /** @param prefix what the names of everything that this load writes begin with */
  constructor(
    readonly prefix: string,
    private readonly api: ApiClient,
    private readonly form: FormClient,
    private readonly companyId: string,
  ) {}

  start(): void {
    const steps: Record<Kind, () => Promise<void>> = {
      lead: () => this.writeLead(),
      delivery: () => this.writeRegistration(),
      read: () => this.read(),
    };
    for (const kind of KINDS) {
      for (let n = 0; n < CLIENTS[kind].count; n++) this.clients.push(this.repeat(kind, steps[kind]));
    }
  }

  /** Sends nothing new; what was begun is tried until it is acknowledged. */
  async stop(): Promise<void> {
    this.stoppedAt = performance.now();
    await Promise.all(this.clients);
  }

  /** The number of successes of the kind that has the fewest since a moment. */
  countSuccesses(since: number): number {
    return Math.min(...KINDS.map((kind) => this.successes[kind].filter((at) => at >= since).length));
  }

  /** The milliseconds from a moment until each kind of request has succeeded again. */
  measureGap(since: number): number {
    const first = KINDS.map((kind) => this.successes[kind].find((at) => at >= since) ?? Infinity);
    return Math.max(...first) - since;
  }

  private async repeat(kind: Kind, step: () => Promise<void>): Promise<void> {
    while (this.stoppedAt === Infinity) {
      await step();
      await sleep(CLIENTS[kind].pauseMs * (0.5 + Math.random()));
    }
  }

  private async writeLead(): Promise<void> {
    const item: WrittenItem = { name: `${this.prefix}-lead-${this.leads.length}` };
    this.leads.push(item);
    const lead = { title: item.name, companyId: this.companyId, source: { channel: 'web' } };
    await this.write('lead', item, 201, () =>
      this.api.send('POST', '/api/v1/leads', lead, { 'idempotency-key': item.name }),
    );
  }

  private async writeRegistration(): Promise<void> {
    const item: WrittenItem = { name: `${this.prefix}-registration-${this.registrations.length}` };
    this.registrations.push(item);
    await this.write('delivery', item, 202, () => this.form.sendRegistration(item.name));
  }

  private async write(kind: Kind, item: WrittenItem, expected: number, send: () => Promise<Reply>): Promise<void> {
    while (performance.now() < this.stoppedAt + LAST_RETRIES_MS) {
      const reply = await send();
      this.count(kind, reply, [expected]);
      if (reply.status === expected) {
        this.figures.acknowledged += 1;
        item.acknowledgedAt = performance.now();
        item.id = (reply.body as { id?: string }).id;
        return;
      }
      await sleep(RETRY_PAUSE_MS);
    }
  }

  /** Reads what was acknowledged last, a page of a list, or a report, which a replica serves. */
  private async read(): Promise<void> {
    const last = this.leads.findLast(({ id }) => id !== undefined);
    const paths = [
      ...(last ? [`/api/v1/leads/${last.id}`] : []),
      '/api/v1/leads?limit=10&sort=-createdAt',
      '/api/v1/intake/deliveries?limit=10',
      '/api/v1/reports/pipeline-summary?format=json',
    ];
    const path = paths[Math.floor(Math.random() * paths.length)]!;
    this.count('read', await this.api.send('GET', path), [200]);
  }

  private count(kind: Kind, { status, code, body }: Reply, expected: readonly number[]): void {
    const { figures } = this;
    figures.requests += 1;
    if (expected.includes(status)) this.successes[kind].push(performance.now());
    else if (status === 503) figures.unavailable += 1;
    else if (status === 0 || status === 502 || status === 504) figures.resets += 1;
    else if (code === 'idempotency.in_flight') figures.conflicts += 1;
    else figures.unexpected.push(`${kind}: ${status} ${JSON.stringify(body)}`);
  }
}
