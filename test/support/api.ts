import { Agent, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import supertest from 'supertest';
import { createApp } from '../../src/app.factory.js';
import type { Clock } from '../../src/common/time/clock.service.js';
import { SYSTEM, type Role } from '../../src/common/actor/actor.constants.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { ApiKeyService } from '../../src/identity/api-keys/api-key.service.js';
import { ApplicationKeyService } from '../../src/identity/keys/application-keys.service.js';
import { DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { UserService } from '../../src/identity/users/user.service.js';
import { acceptChangesOfAnyTime, cloneDatabase, type DatabaseTemplate, MIGRATED } from './database.js';
import { TEST_KEYS } from './keys.js';
import { Make } from './make.js';
import { checkAgainstDocument } from './openapi.contract.js';
import { buildPooledUrl } from './pooled-connections.js';

/** Password of every test user. */
export const PASSWORD = 'a password for tests';

/** A response of the API. Its body is parsed if it is JSON. */
export class Answer {
  // Tests access bodies without types; the contract check compares them with the document.
  readonly body: supertest.Response['body'];

  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {
    const type = headers.get('content-type') ?? '';
    const isJson = /json/.test(type) && !/jsonl/.test(type);
    this.body = isJson && text ? JSON.parse(text) : undefined;
  }

  /** The status and the code of a problem. */
  get problem(): [status: number, code: string | undefined] {
    return [this.status, this.body?.code];
  }

  /** The fields that a problem names. */
  get pointers(): string[] {
    return (this.body?.errors ?? []).map(({ pointer }: FieldError) => pointer);
  }

  /** The fields that a problem names, each with its code. */
  get fieldErrors(): string[] {
    return (this.body?.errors ?? []).map(({ pointer, code }: FieldError) => `${pointer} ${code}`);
  }
}

interface FieldError {
  pointer: string;
  code: string;
}

type Headers_ = Record<string, string>;

/** Connections that requests share. Sockets that nobody uses do not keep a test running. */
const connections = new Agent({ keepAlive: true });

/** Paths that do not begin with the version of the API. */
const OUTSIDE_OF_API = /^\/(health|metrics|docs|openapi|auth\/oidc\/callback|m\/|r\/)/;

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
    const json: Headers_ = body === undefined ? {} : { 'content-type': 'application/json' };
    const { answer } = await this.exchange(method, path, { ...json, ...this.headers, ...headers }, body);
    return answer;
  }

  /** Returns the bytes of a file. */
  async bytes(path: string): Promise<Buffer> {
    return (await this.exchange('GET', path, this.headers)).bytes;
  }

  /** Sends a request and reads its response to the end. Redirects are not followed. */
  private async exchange(
    method: string,
    path: string,
    headers: Headers_,
    body?: unknown,
  ): Promise<{ answer: Answer; bytes: Buffer }> {
    const fullPath = OUTSIDE_OF_API.test(path) ? path : `/api/v1${path}`;
    const start = supertest(this.base)[method.toLowerCase() as 'get'];
    // Bodies are sent and returned as they are, because tests also send and receive bodies that cannot be parsed.
    const request = start(fullPath)
      .agent(connections)
      .set(headers)
      .serialize((sent) => sent)
      .buffer(true)
      .parse(readBody);
    const response = await (body === undefined ? request : request.send(buildBody(body)));
    // A response to HEAD has no body.
    const bytes = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
    const responseHeaders = new Headers();
    for (const [name, value] of Object.entries(response.headers as Record<string, string | string[]>)) {
      for (const each of [value].flat()) responseHeaders.append(name, each);
    }
    const answer = new Answer(response.status, responseHeaders, new TextDecoder().decode(bytes));
    checkAgainstDocument(method, new URL(fullPath, this.base).pathname, answer);
    return { answer, bytes };
  }
}

/** Collects the bytes of a response. A stream of events does not end, so only its beginning is read. */
function readBody(response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const message = response as unknown as IncomingMessage;
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (!message.headers['content-type']?.startsWith('text/event-stream')) return;
    done(null, chunk);
    message.destroy();
  });
  message.on('end', () => done(null, Buffer.concat(chunks)));
}

/** Returns texts and bytes unchanged, and anything else as JSON. */
function buildBody(body: unknown): string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
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
  /** The roles whose callers have API keys: these outlive the tokens of users where a test moves its clock by months. */
  keys?: ('admin' | 'manager' | 'bdm' | 'viewer')[];
  /** Whether the API connects without a pooler, as if DATABASE_SESSION_URL were not set. */
  direct?: boolean;
  /** Whether the database has the demonstration as of now, with the published password. It is seeded once for all files. */
  demo?: boolean;
  env?: Record<string, string>;
}

/**
 * Starts the application as shipped, on a database of its own and a free loopback port. Its connections are watched as if they
 * went through a transaction pooler.
 */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await cloneDatabase(options.demo ? DEMO : MIGRATED);
  const { app, url } = await startInstance(database.url, options);
  const { db } = database;
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
  const callers = {
    admin: await user('admin'),
    manager: await user('manager'),
    bdm: await user('bdm'),
    viewer: await user('viewer'),
  };
  for (const role of options.keys ?? []) callers[role] = await key(role);
  return {
    app,
    url,
    databaseUrl: database.url,
    db,
    ...callers,
    anonymous,
    user,
    key,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/**
 * Starts an API before the tests of a file or group and closes it after them. Its properties exist from the start on, so tests and
 * later hooks may use it.
 */
export function useApi(options?: TestApiOptions): { api: TestApi; make: Make } {
  const api = {} as TestApi;
  beforeAll(async () => void Object.assign(api, await startApi(options)));
  afterAll(() => api.close());
  return { api, make: new Make(api) };
}

/** An instance of the application on a free loopback port. */
export interface Instance {
  app: NestFastifyApplication;
  url: string;
}

/** Starts an instance on a database, which can have several of them. */
export async function startInstance(databaseUrl: string, options: TestApiOptions = {}): Promise<Instance> {
  const settings = loadSettings({
    ...(options.direct
      ? { DATABASE_URL: databaseUrl }
      : { DATABASE_URL: buildPooledUrl(databaseUrl), DATABASE_SESSION_URL: databaseUrl }),
    DEMO: 'false',
    LOG_LEVEL: 'silent',
    LOGIN_ATTEMPTS_PER_MINUTE: '1000',
    DATABASE_POOL_SIZE: '10',
    JOBS: 'false',
    ...TEST_KEYS,
    ...options.env,
  });
  if (options.clock) await acceptChangesOfAnyTime(databaseUrl);
  const app = await createApp(settings, options.clock);
  await app.get(ApplicationKeyService).open();
  await app.listen(0, '127.0.0.1');
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}

/** The demonstration as of the first file that needs it. */
const DEMO: DatabaseTemplate = {
  name: 'demo_template',
  lock: 78,
  origin: MIGRATED,
  fill: async (url) => {
    const { app } = await startInstance(url);
    await app.get(DemoSeedService).seedIfEmpty();
    await app.close();
  },
};

/** Reads a stream to its end. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
