import { Agent, get } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { type ServerProcess, startProcess } from './process.js';

let database: TestDatabase;
beforeAll(async () => (database = await cloneDatabase()));
afterAll(() => database.drop());

const CLIENTS = 16;
/** Requests of each client before the signal, and after the instance has said that it is not ready. */
const REQUESTS = 20;

interface Reply {
  status: number;
  code: string | undefined;
  closes: boolean;
}

/** Sends a request once; nothing is tried again. @throws when the connection is refused, reset or closed instead */
function ask(url: string, agent: Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { code } = JSON.parse(text) as { code?: string };
        resolve({ status: response.statusCode!, code, closes: response.headers.connection === 'close' });
      });
    }).on('error', reject);
  });
}

/** A client that keeps its one connection for as long as the server lets it, and counts what goes wrong. */
class KeepAliveClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly replies: Reply[] = [];
  readonly errors: string[] = [];

  constructor(private readonly url: string) {}

  async send(): Promise<void> {
    try {
      this.replies.push(await ask(this.url, this.agent));
    } catch (error) {
      this.errors.push((error as NodeJS.ErrnoException).code ?? String(error));
    }
  }

  async sendWhile(isWanted: () => boolean): Promise<void> {
    // A server that is gone answers at once, with an error.
    while (isWanted() && this.errors.length < REQUESTS) await this.send();
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Asks for the readiness on a connection of its own, as a load balancer does, until it is not ready. */
async function untilNotReady(server: ServerProcess): Promise<Reply> {
  for (;;) {
    const reply = await ask(`${server.url}/health/ready`, new Agent());
    if (reply.status !== 200) return reply;
    await turn();
  }
}

describe('An instance that is stopped while requests arrive', () => {
  it('says that it is not ready, answers every request, and loses no connection', async () => {
    const server = await startProcess({ DATABASE_URL: database.url, JOBS: 'false', DRAIN_SECONDS: '6' });
    const clients = Array.from({ length: CLIENTS }, () => new KeepAliveClient(`${server.url}/api/v1/me`));
    // These have a connection, and send nothing on it until the instance is about to go.
    const quiet = Array.from({ length: CLIENTS }, () => new KeepAliveClient(`${server.url}/health/live`));
    await Promise.all([...clients, ...quiet].map((client) => client.send()));

    let isReady = true;
    const load = clients.map((client) => client.sendWhile(() => isReady));
    while (clients.some(({ replies }) => replies.length < REQUESTS)) await turn();
    const ended = server.end('SIGTERM');
    const refusal = await untilNotReady(server).catch((error: NodeJS.ErrnoException) => error.code);
    isReady = false;
    await Promise.all(load);
    // A load balancer takes some time to notice: requests come all the same.
    const before = clients.map(({ replies }) => replies.length);
    for (let round = 0; round < REQUESTS; round++) await Promise.all(clients.map((client) => client.send()));
    await Promise.all(quiet.map((client) => client.send()));

    expect([...clients, ...quiet].flatMap(({ errors }) => errors)).toEqual([]);
    expect(refusal).toEqual({ status: 503, code: 'service.stopping', closes: true });
    const late = clients.flatMap(({ replies }, index) => replies.slice(before[index]));
    expect(late).toHaveLength(CLIENTS * REQUESTS);
    expect(late.filter(({ closes, status }) => !closes || status !== 401)).toEqual([]);
    expect(quiet.map(({ replies }) => replies.at(-1))).toEqual(
      quiet.map(() => ({ status: 200, code: undefined, closes: true })),
    );
    expect(await ended).toBe(0);
    for (const client of [...clients, ...quiet]) client.close();
  });

  it('stops at once on SIGINT, or on a second signal', async () => {
    for (const signals of [['SIGINT'], ['SIGTERM', 'SIGTERM']] as const) {
      const server = await startProcess({ DATABASE_URL: database.url, JOBS: 'false', DRAIN_SECONDS: '600' });
      const ended = server.end(signals[0]);
      if (signals.length > 1) {
        await untilNotReady(server);
        server.child.kill(signals[1]);
      }
      expect(await ended).toBe(signals.length === 1 ? 0 : 1);
    }
  });
});
