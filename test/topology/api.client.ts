import { createHmac, randomBytes } from 'node:crypto';

/** The first administrator of the topology. */
export const ADMIN = { email: 'admin@topology.example', password: 'a password for the topology' };

/** How long a client waits for an answer, in milliseconds: longer than the application lets a query be silent. */
const ANSWER_TIMEOUT_MS = 40_000;

/** The outcome of a request. */
export interface Reply {
  /** 0 where there was no answer. */
  status: number;
  /** The code of a refusal, or of the error that broke the connection. */
  code?: string;
  /** The parsed body, of whatever route. */
  body: unknown;
}

/** Calls the API through the front as an administrator, once for each request: whoever calls decides about a retry. */
export class ApiClient {
  private token = '';

  constructor(readonly base: string) {}

  async logIn(): Promise<void> {
    const { body } = await this.expect('POST', '/api/v1/auth/login', ADMIN);
    this.token = (body as { accessToken: string }).accessToken;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    try {
      const response = await fetch(`${this.base}${path}`, {
        method,
        body: text,
        headers: {
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
          ...headers,
        },
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      const received = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      const parsed: unknown = isJson && received !== '' ? JSON.parse(received) : undefined;
      return { status: response.status, code: (parsed as { code?: string } | undefined)?.code, body: parsed };
    } catch (error) {
      const { cause, name } = error as { cause?: { code?: string }; name: string };
      return { status: 0, code: cause?.code ?? name, body: undefined };
    }
  }

  /** Sends a request that must succeed. */
  async expect(method: string, path: string, body?: unknown): Promise<Reply> {
    const reply = await this.send(method, path, body);
    if (reply.status >= 200 && reply.status < 300) return reply;
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body ?? reply.code)}`);
  }
}

/** A form that sends its registrations as Standard Webhooks to a connection of the intake. */
export class FormClient {
  private constructor(
    readonly connectionId: string,
    private readonly path: string,
    private readonly key: Buffer,
    private readonly api: ApiClient,
  ) {}

  static async connect(api: ApiClient): Promise<FormClient> {
    const key = randomBytes(24);
    const { body } = await api.expect('POST', '/api/v1/intake/connections', {
      name: 'Form of the topology',
      provider: 'generic',
      secret: `whsec_${key.toString('base64')}`,
      mapping: { fields: { fullName: 'name', email: 'email', companyName: 'company' }, paths: { externalId: 'id' } },
    });
    const { id, url } = body as { id: string; url: string };
    return new FormClient(id, new URL(url).pathname, key, api);
  }

  /** Sends a registration; a retry has the same id and the same contents. */
  async sendRegistration(id: string): Promise<Reply> {
    const body = JSON.stringify({ id, name: `Person ${id}`, email: `${id}@example.org`, company: 'Zan Works' });
    const seconds = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', this.key).update(`${id}.${seconds}.${body}`).digest('base64');
    const headers = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
    return this.api.send('POST', this.path, body, headers);
  }
}
