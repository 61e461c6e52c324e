import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import type { RawDelivery } from '../../src/intake/parsing/connector.rules.js';
import type { TestApi } from '../support/api.js';
import { buildDelivery } from './deliveries.given.js';
import { post, signature, work } from './intake.given.js';
import { type FakeSender, storedDeliveries, storedRegistrations } from './senders.given.js';

/** The folder of the pages that say how to connect a sender. */
export const PAGES = join(import.meta.dirname, '../../docs/senders');

/** A request that a page writes down. */
export interface PageRequest {
  method: string;
  /** A path of the API, or `{{url}}`: what the sender sends to the address of the connection. */
  target: string;
  headers: Record<string, string>;
  body: string;
}

/** The text of a page. */
export function readPage(name: string): string {
  return readFileSync(join(PAGES, name), 'utf8');
}

/** The requests of a page in the order in which they stand there: its `http` boxes, parted by `###`. */
export function requestsIn(markdown: string): PageRequest[] {
  const boxes = [...markdown.matchAll(/^( *)```http\n([\s\S]*?)^\1```$/gm)];
  return boxes.flatMap(([, indent = '', box = '']) => {
    const text = box.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    return text.split(/^###.*\n/m).map((part) => requestIn(part.trim()));
  });
}

function requestIn(text: string): PageRequest {
  const [head = '', ...rest] = text.split('\n\n');
  const [first = '', ...headerLines] = head.split('\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = headerLines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(': ');
    return [name.toLowerCase(), value.join(': ')];
  });
  const body = rest.join('\n\n');
  const type = Object.fromEntries(headers)['content-type'] ?? 'application/json';
  return {
    method,
    target,
    headers: body === '' ? {} : { ...Object.fromEntries(headers), 'content-type': type },
    // Multipart and CSV have lines that end in CRLF; a page cannot show that.
    body: type.startsWith('multipart/') ? body.replaceAll('\n', '\r\n') : body,
  };
}

/** Operations that the prose of a page names, such as `**POST /api/v1/x**` or `**…/connections/{id}/rotate-token**`. */
export function operationsNamedIn(markdown: string): { method: string | null; path: string }[] {
  return [...markdown.matchAll(/\*\*(?:(GET|POST|PATCH|DELETE) )?((?:…|\/api\/v1)\/[^*\s?]+)[^*]*\*\*/g)].map(
    ([, method, path = '']) => ({ method: method ?? null, path: path.replace(/^…/, '/api/v1/intake') }),
  );
}

type Sign = (body: Buffer, secret: string) => Record<string, string>;
const hmac = (body: Buffer, secret: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding);
let messages = 0;
const standard: Sign = (body, secret) => signature(secret, `msg_page_${++messages}`, body);

/** How each provider signs. */
const SIGN: Record<string, Sign> = {
  typeform: (body, secret) => ({ 'typeform-signature': `sha256=${hmac(body, secret, 'base64')}` }),
  tally: (body, secret) => ({ 'tally-signature': hmac(body, secret, 'base64') }),
  formbricks: standard,
  standard_webhooks: standard,
  hi_events: (body, secret) => ({ signature: hmac(body, secret, 'hex') }),
  cal_com: (body, secret) => ({ 'x-cal-signature-256': hmac(body, secret, 'hex') }),
  google_forms: (body, secret) => ({ 'x-signature-256': `sha256=${hmac(body, secret, 'hex')}` }),
};

/** A connection that a page has made, step by step. */
export class PageConnection {
  id = '';
  url = '';
  provider = '';
  secret: string | null = null;
  private deliveryId = '';

  constructor(
    private readonly api: TestApi,
    private readonly sender: FakeSender,
  ) {}

  /** Does what a box of a page says; the answer must be a success. */
  async run(request: PageRequest): Promise<void> {
    const target = this.filled(request.target);
    const body = this.filled(request.body);
    if (target === this.url) {
      await this.deliver(buildDelivery(body, {}, request.headers['content-type']));
      return;
    }
    const sent = redirected(body, request.headers['content-type'], this.sender);
    const path = target.replace(/^\/api\/v1/, '');
    const answer = await this.api.manager.send(request.method, path, sent || undefined, request.headers);
    const step = `${request.method} ${request.target}`;
    expect([step, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([step, answer.status, '']);
    await work(this.api);
    if (step === 'POST /api/v1/intake/connections') {
      this.id = answer.body.id;
      this.url = answer.body.url;
      this.provider = answer.body.provider;
    }
    if (path.startsWith('/intake/deliveries?')) this.deliveryId = answer.body.items[0].id;
    if (body.includes('"secret"')) this.secret = JSON.parse(body).secret;
  }

  /** Sends what the provider sends, signed as it signs. */
  async deliver({ body, contentType, headers }: RawDelivery): Promise<void> {
    // The script of a page signs by itself.
    const isSigned = headers['X-Signature-256'] !== undefined;
    const signed = this.secret === null || isSigned ? {} : (SIGN[this.provider]?.(body, this.secret) ?? {});
    const answer = await post(this.url, body, { 'content-type': contentType ?? '', ...signed, ...headers });
    expect([answer.status, answer.body]).toEqual([202, expect.objectContaining({ duplicate: false })]);
    await work(this.api);
  }

  /** Maps what another form asks, as the last step of the page does. */
  async map(fields: object): Promise<void> {
    expect((await this.api.manager.patch(`/intake/connections/${this.id}`, { mapping: { fields } })).status).toBe(200);
    await work(this.api);
  }

  registrations() {
    return storedRegistrations(this.api, this.id);
  }

  deliveries() {
    return storedDeliveries(this.api, this.id);
  }

  /** Finds the value of a placeholder of a page; one that nothing has given yet is a mistake of the page. */
  private filled(text: string): string {
    const values: Record<string, string> = { connectionId: this.id, url: this.url, deliveryId: this.deliveryId };
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      if (!values[name]) throw new Error(`The page uses {{${name}}} before any step has given it.`);
      return values[name];
    });
  }
}

/** The same request with the provider's API on this machine. */
function redirected(body: string, type: string | undefined, sender: FakeSender): string {
  if (type !== 'application/json') return body;
  const parsed = JSON.parse(body);
  if (!parsed.api) return body;
  const { pathname } = new URL(parsed.api.baseUrl);
  return JSON.stringify({ ...parsed, api: { ...parsed.api, baseUrl: `${sender.origin}${pathname}` } });
}

/**
 * Runs the script of the page for a response as Google runs it, with the address and the secret filled in, and reads its
 * request.
 */
export function sentByScript({ url, secret }: PageConnection): RawDelivery[] {
  const sent: RawDelivery[] = [];
  const item = (id: number, title: string, response: string) => ({
    getItem: () => ({ getId: () => id, getTitle: () => title, getType: () => 'TEXT' }),
    getResponse: () => response,
  });
  const response = {
    getId: () => '2_script',
    getTimestamp: () => new Date('2026-10-05T09:00:00.500Z'),
    getRespondentEmail: () => 'lieve@maes.example',
    getItemResponses: () => [item(1633920210, 'Name', 'Lieve Maes'), item(839337160, 'Company', 'Maes Foods')],
  };
  const trigger = { forForm: () => trigger, onFormSubmit: () => trigger, create: () => undefined };
  const context = createContext({
    event: { response },
    FormApp: { getActiveForm: () => ({ getId: () => 'form-script' }) },
    ScriptApp: { getProjectTriggers: () => [], newTrigger: () => trigger },
    UrlFetchApp: {
      fetch: (address: string, request: { payload: string; contentType: string; headers: Record<string, string> }) => {
        expect(address).toBe(url);
        sent.push(buildDelivery(request.payload, request.headers, request.contentType));
        return { getResponseCode: () => 202 };
      },
    },
    Utilities: {
      Charset: { UTF_8: 'utf8' },
      computeHmacSha256Signature: (text: string, key: string) => [
        ...new Int8Array(createHmac('sha256', key).update(text, 'utf8').digest()),
      ],
    },
  });
  const script = readPage('google-forms.gs')
    .replace(/var ADDRESS = '[^']*'/, `var ADDRESS = '${url}'`)
    .replace(/var SECRET = '[^']*'/, `var SECRET = '${secret}'`);
  new Script(`${script}\nsetUp(); onRegistration(event);`).runInContext(context);
  return sent;
}
