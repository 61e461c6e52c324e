import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** How a receiver answers: with a status, or in a way that no program should. */
export type ReceiverAnswer =
  | number
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Reads the request and sends nothing. */
  | 'nothing'
  /** Sends the first line and a part of a header. */
  | 'half_a_header'
  /** Sends a header and then one byte of the body after the other. */
  | 'drip'
  /** Sends a body of 1 GB. */
  | 'gigabyte'
  /** Closes the connection without an answer. */
  | 'close';

/** A request as it arrived. */
export interface ReceivedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  at: Date;
}

const DRIP_INTERVAL_MS = 20;
const GIGABYTE = 2 ** 30;

/** A receiver of webhooks on this machine. It records what it received, and answers as it is told. */
export class WebhookReceiver {
  readonly requests: ReceivedRequest[] = [];
  /** The answers to the next requests; after them, {@link answer}. */
  readonly nextAnswers: ReceiverAnswer[] = [];
  /** The answer to all other requests. */
  answer: ReceiverAnswer = 204;
  /** Decides instead of {@link answer}, while a test needs it. */
  decide?: (request: ReceivedRequest) => ReceiverAnswer | Promise<ReceiverAnswer>;
  /** The secrets of the webhooks that send to it. Once there is one, each request must be signed with one of them. */
  readonly secrets: string[] = [];
  /** The ids of requests that the library of the standard has refused. */
  readonly refusedIds: string[] = [];
  /** The clock of the receiver, which that of the sender must agree with. */
  getTime = () => new Date();
  /** The number of bytes of a gigabyte that were accepted. */
  pouredBytes = 0;
  private server?: Server;
  private port = 0;
  private waiting: (() => void)[] = [];

  /** Starts to listen, and after {@link stop} on the same port again. */
  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.receive(request, response));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.origin}/hooks?source=locate`;
  }

  /** The ids of the received requests, in their order. */
  get ids(): string[] {
    return this.requests.map(({ headers }) => String(headers['webhook-id']));
  }

  /** Forgets what was received. */
  clear(): void {
    this.requests.length = 0;
  }

  /** Waits until a condition on the received requests holds. It is checked after each request. */
  async waitUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      // The sender is gone in the middle of its request.
      return;
    }
    const { url: path = '', headers } = request;
    const received = { path, headers, body: Buffer.concat(chunks), at: this.getTime() };
    this.requests.push(received);
    const isGenuine = this.secrets.length === 0 || this.secrets.some((secret) => isSignedWith(secret, received));
    if (!isGenuine) this.refusedIds.push(String(headers['webhook-id']));
    const answer = this.nextAnswers.shift() ?? (this.decide ? await this.decide(received) : this.answer);
    this.respond(response, answer);
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private respond(response: ServerResponse, answer: ReceiverAnswer): void {
    if (answer === 'nothing') return;
    if (answer === 'close') return void response.destroy();
    if (answer === 'half_a_header') return void response.socket?.write('HTTP/1.1 200 OK\r\ncontent-ty');
    if (answer === 'drip') return drip(response);
    if (answer === 'gigabyte') return this.pour(response);
    const { status, headers = {}, body = '' } = typeof answer === 'number' ? { status: answer } : answer;
    response.writeHead(status, headers).end(body);
  }

  private pour(response: ServerResponse): void {
    response.writeHead(200, { 'content-length': String(GIGABYTE) });
    const block = Buffer.alloc(64 * 1024, 'x');
    const write = () => {
      while (!response.destroyed && this.pouredBytes < GIGABYTE) {
        this.pouredBytes += block.length;
        if (!response.write(block)) return;
      }
    };
    response.on('drain', write);
    write();
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write('.'), DRIP_INTERVAL_MS);
  response.on('close', () => clearInterval(timer));
}

/**
 * Verifies a request as its receiver does when it arrives, and returns its payload.
 * @throws when the library of the standard refuses it
 */
export function verifyRequest(secret: string, { headers, body, at }: ReceivedRequest): WebhookPayload {
  // The library compares the time of the request with this clock. The clock of a test may be days ahead.
  const readClock = Date.now;
  Date.now = () => at.getTime();
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookPayload;
  } finally {
    Date.now = readClock;
  }
}

/** Tells whether the library of the standard accepts a request with a secret. */
export function isSignedWith(secret: string, request: ReceivedRequest): boolean {
  try {
    verifyRequest(secret, request);
    return true;
  } catch {
    return false;
  }
}

/** A payload of an event. */
export interface WebhookPayload {
  type: string;
  timestamp: string;
  data: {
    entity: string;
    id: string;
    reference?: string | null;
    version?: number | null;
    changed: Record<string, { before: unknown; after: unknown }>;
    record: Record<string, unknown> | null;
    recordOmitted?: boolean;
  };
}

/** Starts a receiver before the tests of a file and stops it after them. */
export function useReceiver(): WebhookReceiver {
  const receiver = new WebhookReceiver();
  beforeAll(() => receiver.start());
  afterAll(() => receiver.stop());
  return receiver;
}
