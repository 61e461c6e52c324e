import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApi, type TestApi, type TestApiOptions } from '../support/api.js';

/** A stand-in for the API of a sender on this machine: what it has, by path, and what it was asked. */
export class FakeSender {
  readonly asked: { path: string; authorization: string | undefined }[] = [];
  /** What it answers, by path without query; a status alone for an error. */
  readonly has = new Map<string, unknown>();
  /** `Retry-After` of its errors. */
  retryAfter = '60';
  /** What happens between a question and its answer. */
  meanwhile: (path: string) => Promise<void> = async () => undefined;
  private server!: Server;

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.asked.push({ path, authorization: request.headers.authorization });
    await this.meanwhile(path);
    const found = this.has.get(path) ?? this.has.get(path.split('?')[0] ?? '') ?? 404;
    if (typeof found === 'number') {
      response.writeHead(found, { 'retry-after': this.retryAfter }).end('{"detail":"no"}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'x-page-generated': '2026-10-06T00:00:00Z' });
    response.end(JSON.stringify(found));
  }
}

/** Starts the application beside a stand-in for the API of senders, which its connections may fetch from. */
export function useApiWithSender(env: TestApiOptions['env'] = {}): { api: TestApi; sender: FakeSender } {
  const api = {} as TestApi;
  const sender = new FakeSender();
  beforeAll(async () => {
    await sender.start();
    Object.assign(api, await startApi({ env: { INTAKE_PRIVATE_ORIGINS: sender.origin, ...env } }));
  });
  afterAll(async () => {
    await api.close();
    await sender.stop();
  });
  return { api, sender };
}

/** The stored registrations of a connection, oldest first: what a person wants to see of each. */
export async function storedRegistrations(api: TestApi, connectionId: string) {
  const { rows } = await api.db.query(
    `SELECT external_id AS id, status, full_name AS "fullName", email, company_name AS company, buyer->>'email' AS buyer,
       answers FROM intake_registration WHERE connection_id = $1 ORDER BY id`,
    [connectionId],
  );
  return rows as {
    id: string;
    status: string;
    fullName: string | null;
    email: string | null;
    company: string | null;
    buyer: string | null;
    answers: { key: string; value: unknown }[];
  }[];
}

/** The deliveries of a connection, oldest first. */
export async function storedDeliveries(api: TestApi, connectionId: string) {
  const { rows } = await api.db.query(
    'SELECT id, state, error, origin, delivery_key AS key FROM intake_delivery WHERE connection_id = $1 ORDER BY id',
    [connectionId],
  );
  return rows as { id: string; state: string; error: string | null; origin: string; key: string }[];
}
