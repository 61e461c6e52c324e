import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../src/app.factory.js';
import type { Clock } from '../../src/common/time/clock.service.js';
import { SYSTEM, type Role } from '../../src/common/actor/actor.constants.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { ApiKeyService } from '../../src/identity/api-keys/api-key.service.js';
import { ApplicationKeyService } from '../../src/identity/keys/application-keys.service.js';
import { UserService } from '../../src/identity/users/user.service.js';
import { cloneDatabase } from './database.js';
import { TEST_KEYS } from './keys.js';
import { checkAgainstDocument } from './openapi.contract.js';
import { buildPooledUrl } from './pooled-connections.js';

/** Password of every test user. */
export const PASSWORD = 'a password for tests';

/** A response of the API. Its body is parsed if it is JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  // Tests access bodies without types; the contract check compares them with the document.
  body: any; // oxlint-disable-line typescript/no-explicit-any -- bodies are asserted on, not typed
  text: string;
}

type Headers_ = Record<string, string>;

/** A client of the API. */
export class Caller {
  constructor(
    readonly base: string,
    readonly id: string | null,
    readonly headers: Headers_ = {},
  ) {}

  /** Returns the same caller with additional headers on every request. */
  with(headers: Headers_): Caller {
    return new Caller(this.base, this.id, { ...this.headers, ...headers });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Headers_ = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  patch(path: string, body: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('PATCH', path, body, headers);
  }

  put(path: string, body: unknown, headers: Headers_ = {}): Promise<Answer> {
    return this.send('PUT', path, body, headers);
  }

  delete(path: string, headers: Headers_ = {}): Promise<Answer> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Sends any request. A body of text or bytes is sent unchanged. Every response is checked against the OpenAPI document. */
  async send(method: string, path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer> {
    const url =
      path.startsWith('/health') ||
      path.startsWith('/metrics') ||
      path.startsWith('/docs') ||
      path.startsWith('/openapi')
        ? `${this.base}${path}`
        : `${this.base}/api/v1${path}`;
    const response = await fetch(url, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...this.headers, ...headers },
      body: body === undefined ? undefined : buildBody(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const json =
      /json/.test(response.headers.get('content-type') ?? '') &&
      !/jsonl/.test(response.headers.get('content-type') ?? '');
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text ? JSON.parse(text) : undefined,
    };
    checkAgainstDocument(method, new URL(url).pathname, answer);
    return answer;
  }

  /** Returns the bytes of a file. */
  async bytes(path: string): Promise<Buffer> {
    const response = await fetch(`${this.base}/api/v1${path}`, { headers: this.headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const { status, headers } = response;
    const type = headers.get('content-type') ?? '';
    const text = /json/.test(type) && !/jsonl/.test(type) ? bytes.toString('utf8') : '';
    const body = text ? JSON.parse(text) : undefined;
    checkAgainstDocument('GET', new URL(response.url).pathname, { status, headers, text, body });
    return bytes;
  }
}

/** Returns texts and bytes unchanged, and anything else as JSON. */
function buildBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
}

/** A running API on its own database, with a caller for every role. */
export interface TestApi {
  app: NestFastifyApplication;
  url: string;
  databaseUrl: string;
  /** Direct access to the stored rows. */
  db: pg.Pool;
  admin: Caller;
  manager: Caller;
  bdm: Caller;
  viewer: Caller;
  anonymous: Caller;
  /** Creates another user with a role. */
  user(role: Role, name?: string): Promise<Caller>;
  /** Creates an API key with a role. */
  key(role: Role, scopes?: string[]): Promise<Caller>;
  close(): Promise<void>;
}

/** Options of a test API. */
export interface TestApiOptions {
  clock?: Clock;
  /** Whether the API connects without a pooler, as if DATABASE_SESSION_URL were not set. */
  direct?: boolean;
  env?: Record<string, string>;
}

/**
 * Starts the application as shipped, on a database of its own and a free loopback port. Its connections are watched as if they
 * went through a transaction pooler.
 */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await cloneDatabase();
  const settings = loadSettings({
    ...(options.direct
      ? { DATABASE_URL: database.url }
      : { DATABASE_URL: buildPooledUrl(database.url), DATABASE_SESSION_URL: database.url }),
    DEMO: 'false',
    LOG_LEVEL: 'silent',
    LOGIN_ATTEMPTS_PER_MINUTE: '1000',
    DATABASE_POOL_SIZE: '10',
    JOBS: 'false',
    ...TEST_KEYS,
    ...options.env,
  });
  const app = await createApp(settings, options.clock);
  await app.get(ApplicationKeyService).open();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const db = new pg.Pool({ connectionString: database.url, max: 4 });
  db.on('error', () => undefined);
  const anonymous = new Caller(url, null);
  let made = 0;
  const user = async (role: Role, name = `${role} ${made + 1}`) => {
    const email = `${role}.${++made}@locate.test`;
    const created = await app.get(UserService).create({ email, fullName: name, role, password: PASSWORD }, SYSTEM);
    const login = await anonymous.post('/auth/login', { email, password: PASSWORD });
    return new Caller(url, created.id, { authorization: `Bearer ${login.body.accessToken}` });
  };
  const key = async (role: Role, scopes?: string[]) => {
    const created = await app
      .get(ApiKeyService)
      .create({ name: `key ${++made}`, role, scopes: scopes as never }, SYSTEM);
    return new Caller(url, created.id, { 'x-api-key': created.key ?? '' });
  };
  const [admin, manager, bdm, viewer] = [
    await user('admin'),
    await user('manager'),
    await user('bdm'),
    await user('viewer'),
  ];
  return {
    app,
    url,
    databaseUrl: database.url,
    db,
    admin,
    manager,
    bdm,
    viewer,
    anonymous,
    user,
    key,
    close: async () => {
      await db.end();
      await app.close();
      await database.drop();
    },
  };
}

/** Reads a stream to its end. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
