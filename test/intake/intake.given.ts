import { createHmac, randomBytes } from 'node:crypto';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { Answer, type Caller, type TestApi } from '../support/api.js';
import { checkAgainstDocument } from '../support/openapi.contract.js';

/** A connection as the API made it, with its address and secret. */
export interface GivenConnection {
  id: string;
  url: string;
  secret: string | null;
  body: Answer['body'];
}

/** A mapping of the forms that the tests send. */
export const MAPPING = {
  fields: { fullName: 'name', email: 'email', companyName: 'company' },
  paths: { externalId: 'id' },
};

/** A connection to a generic form; signed unless `secret` is null. */
export async function connect(
  api: Pick<TestApi, 'manager'>,
  change: Record<string, unknown> = {},
  by: Caller = api.manager,
): Promise<GivenConnection> {
  const secret = change['secret'] === null ? null : `whsec_${randomBytes(24).toString('base64')}`;
  const { secret: _, ...rest } = change;
  const body = { name: 'Autumn seminar', provider: 'generic', mapping: MAPPING, ...(secret && { secret }), ...rest };
  const answer = await by.post('/intake/connections', body);
  if (answer.status !== 201) throw new Error(`No connection: ${answer.status} ${answer.text}`);
  return { id: answer.body.id, url: answer.body.url, secret, body: answer.body };
}

/** What a form of the tests says. */
export function registration(n: number | string, change: object = {}): object {
  return { id: `r-${n}`, name: `Person ${n}`, email: `person.${n}@example.org`, company: 'Zan Works', ...change };
}

/** Sends a delivery the way a sender does, signed as Standard Webhooks when the connection has a secret. */
export function send(
  connection: Pick<GivenConnection, 'url' | 'secret'>,
  payload: unknown,
  headers: Record<string, string> = {},
  id = `msg_${randomBytes(8).toString('hex')}`,
): Promise<Answer> {
  const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
  const signed = connection.secret ? signature(connection.secret, id, body) : {};
  return post(connection.url, body, { 'content-type': 'application/json', ...signed, ...headers });
}

/** The headers of Standard Webhooks for a body. */
export function signature(secret: string, id: string, body: string | Buffer, at = Date.now()): Record<string, string> {
  const seconds = String(Math.floor(at / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(`${id}.${seconds}.`), Buffer.from(body)]))
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` };
}

/** Posts bytes to an address; the answer is held against the OpenAPI document. */
export function post(url: string, body: string | Buffer, headers: Record<string, string>): Promise<Answer> {
  return ask(url, { method: 'POST', body: body as never, headers });
}

/** Looks whether an address takes deliveries, as some senders do first. */
export function look(url: string): Promise<Answer> {
  return ask(url, { method: 'GET' });
}

async function ask(url: string, request: RequestInit & { method: string }): Promise<Answer> {
  const response = await fetch(url, request);
  const answer = new Answer(response.status, response.headers, await response.text());
  checkAgainstDocument(request.method, new URL(url).pathname, answer);
  return answer;
}

/** Works on everything that waits, as the jobs would. */
export async function work(api: TestApi): Promise<void> {
  await api.app.get(QueueRegistry).drain('intake.deliveries');
  await api.app.get(QueueRegistry).drain('intake.fetches');
}
