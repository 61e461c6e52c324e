import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  example?: unknown;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Operation {
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

/** The routes and schemas of the OpenAPI document that requests are generated from. */
interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** A documented route that may have a body. */
export interface Route {
  method: string;
  path: string;
  schema?: Schema;
  /** Whether the body may be a form with a file. */
  takesForm: boolean;
}

/** A request that is ready to be sent. */
export interface GeneratedRequest {
  route: Route;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Whether the connection ends before the body is complete. */
  isCutShort: boolean;
}

const document = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as ApiDocument;
const WITH_BODY = new Set(['post', 'put', 'patch']);

/** Every documented route whose method may have a body, those that create records first. */
export const ROUTES: readonly Route[] = Object.entries(document.paths)
  .flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => WITH_BODY.has(method))
      .map(([method, { requestBody }]): Route => {
        const { 'application/json': json, 'multipart/form-data': form } = requestBody?.content ?? {};
        return { method: method.toUpperCase(), path, schema: json?.schema, takesForm: form !== undefined };
      }),
  )
  .toSorted((one, other) => one.path.split('{').length - other.path.split('{').length);

const NASTY_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  ' \t',
  'a\0b',
  '\ud800',
  '=1+1',
  '9'.repeat(400),
  '名'.repeat(3_000),
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  'me',
  [],
  [null],
  [[]],
  [{}],
  {},
  { length: 1 },
  { toString: 1, valueOf: 1, hasOwnProperty: 1 },
  { amount: 1, currency: 'EUR', rate: 1e-300 },
  Array.from({ length: 2_000 }, (_, n) => `t${n}`),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`k${n}`, n])),
];

const NASTY_NAMES = ['hasOwnProperty', 'toString', 'constructor', '__proto__', 'a\0b', 'then', '', 'k'.repeat(20_000)];

/** Bodies that are no sensible JSON, whatever the route. */
const NASTY_TEXTS: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '7',
  '{"a":1e400}',
  '\uFEFF{}',
  '{"a\\u0000b":1}',
  '{"a":"\\ud800"}',
  '['.repeat(5_000),
  `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  '{"__proto__":{"stage":"invested"}}',
  '{"constructor":{"prototype":{}}}',
  '{"hasOwnProperty":1,"toString":2}',
  JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]))),
  'x'.repeat(50_000),
  'id,name,email\n4711,Mei Chen,mei@chen.example\n',
  'Submission ID,Respondent ID,Submitted at,Name\none,r,2026-10-05 08:00:00,Jan\n',
];

const FILE =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nSubmission ID,Name\n1,Jan\n\r\n';
const FORMS: readonly string[] = [
  '',
  '--b',
  '--b--\r\n',
  FILE,
  `${FILE}--b--\r\n`,
  FILE.slice(0, -10),
  FILE.slice(0, 30),
  '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
  `${'--b\r\ncontent-disposition: form-data; name="n"\r\n\r\nx\r\n'.repeat(500)}--b--\r\n`,
];

const TYPES: readonly string[] = [
  'application/json; charset=utf-8',
  'application/merge-patch+json',
  'application/merge-patch+json; charset=utf-8',
  'text/csv',
  'text/csv; charset=latin1',
  'multipart/form-data; boundary=b',
  'multipart/form-data; boundary="b"',
  'multipart/form-data',
  `multipart/form-data; boundary=${'b'.repeat(200)}`,
  'application/x-www-form-urlencoded',
  'application/xml',
  'text/plain',
  'nonsense',
];

/** Fields that hold the id of a record, and where such records are created. */
const ID_FIELDS: Record<string, string> = {
  companyId: '/api/v1/companies',
  localCompanyId: '/api/v1/companies',
  duplicateId: '/api/v1/companies',
  contactId: '/api/v1/contacts',
  contactIds: '/api/v1/contacts',
  leadId: '/api/v1/leads',
  ownerId: '/api/v1/users',
  assigneeId: '/api/v1/users',
  projectManagerId: '/api/v1/users',
  userId: '/api/v1/users',
  teamIds: '/api/v1/users',
  agreementId: '/api/v1/agreements',
  connectionId: '/api/v1/intake/connections',
  delegationId: '/api/v1/delegations',
  seminarId: '/api/v1/seminars',
  roadshowId: '/api/v1/roadshows',
  activityId: '/api/v1/seminars',
};
const ACTIVITIES = ['/api/v1/delegations', '/api/v1/roadshows', '/api/v1/seminars'];
/** Collections whose records have a second place in the API. */
const SECOND_PLACES: Record<string, string> = {
  ...Object.fromEntries(ACTIVITIES.map((collection) => [collection, '/api/v1/activities'])),
  '/api/v1/contacts': '/api/v1/privacy/people',
};

/** Generates requests from the OpenAPI document; the same seed and answers give the same requests. */
export class RequestGenerator {
  /** The values of placeholders by the path above them, beginning with those that no request creates. */
  private readonly ids = new Map<string, string[]>([
    ['/api/v1/mail-templates', ['registration_confirmed', 'seminar_reminder']],
    ['/api/v1/mail-templates/registration_confirmed', ['en', 'nl']],
    ['/api/v1/mail-templates/seminar_reminder', ['en', 'zh']],
  ]);
  private state: number;
  private made = 0;
  /** Share of the optional fields that a body has. */
  private optional = 0.4;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Notes the record that an answer has created, for the paths and fields of later requests. */
  fillInFields({ path }: GeneratedRequest, body: unknown): void {
    const { id, url } = (body ?? {}) as { id?: unknown; url?: unknown };
    if (typeof id !== 'string') return;
    const [collection = ''] = path.split('?');
    const second = SECOND_PLACES[collection];
    const places = second === undefined ? [collection] : [collection, second];
    // Few at a time, so that many requests are about the same record.
    for (const place of places) this.ids.set(place, [...(this.ids.get(place) ?? []).slice(-4), id]);
    // Senders of forms are told the address of a connection, which has its token.
    const token = typeof url === 'string' ? url.split('/').at(-1) : undefined;
    if (token) this.ids.set('/intake', [`${id}/${token}`]);
  }

  /** A request with what the document requires, as far as records are known, with a share of the other fields, and some as given. */
  plain(route: Route, fields: object = {}, optional = 0): GeneratedRequest {
    this.optional = optional;
    const body = route.schema ? { ...(this.buildValue(route.schema) as object), ...fields } : {};
    this.optional = 0.4;
    return this.request(route, 'application/json', Buffer.from(JSON.stringify(body)));
  }

  /** Every kind of form, whole and cut short, with and without a key. */
  forms(route: Route): GeneratedRequest[] {
    return FORMS.flatMap((form) =>
      [false, true].map((isKeyed) => {
        const request = this.request(route, 'multipart/form-data; boundary=b', Buffer.from(form));
        if (isKeyed) request.headers['idempotency-key'] = `form-${++this.made}`;
        return request;
      }),
    );
  }

  /** A request that may be wrong in any way. */
  next(route: Route): GeneratedRequest {
    const [type, body] = this.content(route);
    const request = this.request(route, type, body);
    if (this.chance(0.05)) request.path += '?unknown=1&limit=x&__proto__=1';
    if (this.chance(0.5)) request.headers['idempotency-key'] = this.idempotencyKey();
    if (this.chance(0.03)) request.headers['if-match'] = this.pick(['"1"', 'soon', '*']);
    if (this.chance(0.02)) request.headers['content-encoding'] = 'gzip';
    request.isCutShort = this.chance(0.04);
    return request;
  }

  private request(route: Route, type: string, body: Buffer): GeneratedRequest {
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
    return { route, path: this.buildPath(route), headers, body, isCutShort: false };
  }

  private content(route: Route): [string, Buffer] {
    if (route.takesForm && this.chance(0.7)) return ['multipart/form-data; boundary=b', Buffer.from(this.pick(FORMS))];
    if (this.chance(0.7)) {
      const type = route.method === 'PATCH' && this.chance(0.2) ? 'application/merge-patch+json' : 'application/json';
      const value = this.damaged(route.schema ? this.buildValue(route.schema) : {});
      const text = Buffer.from(JSON.stringify(value));
      return [type, this.chance(0.05) ? text.subarray(0, Math.floor(text.length * this.random())) : text];
    }
    const type = this.chance(0.6) ? 'application/json' : this.pick(TYPES);
    if (type.startsWith('multipart') && this.chance(0.9)) return [type, Buffer.from(this.pick(FORMS))];
    const body = Buffer.from(this.pick(NASTY_TEXTS));
    return [this.chance(0.03) ? '' : type, this.chance(0.05) ? Buffer.concat([body, Buffer.from([0xff, 0xfe])]) : body];
  }

  private idempotencyKey(): string {
    if (this.chance(0.1)) return this.pick(['', '"', 'x'.repeat(300), 'a\tb']);
    return this.chance(0.2) ? `shared-${Math.floor(this.random() * 20)}` : `key-${++this.made}-${this.random()}`;
  }

  /** Each placeholder is the id of a record that was created where it stands, or of none. */
  private buildPath({ path }: Route): string {
    if (path.startsWith('/intake/')) {
      return `/intake/${this.getId('/intake') ?? `${UNKNOWN}/token`}`;
    }
    return path.split('/').reduce((above, step) => {
      if (!step.startsWith('{')) return `${above}/${step}`;
      if (this.chance(0.02)) return `${above}/${this.pick(['not-an-id', '%00', UNKNOWN, 'x'.repeat(300)])}`;
      return `${above}/${this.getId(above) ?? UNKNOWN}`;
    });
  }

  private getId(collection: string): string | undefined {
    const known = this.ids.get(collection);
    return known && this.pick(known);
  }

  private buildValue(schema: Schema, name = '', depth = 0): unknown {
    if (schema.$ref) return this.buildValue(document.components.schemas[schema.$ref.split('/').at(-1)!]!, name, depth);
    const ids = ID_FIELDS[name];
    const id = ids && this.getId(ids);
    if (id) return name.endsWith('s') ? [id] : id;
    const parts = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (parts) return this.buildValue(this.pick(parts), name, depth);
    if (schema.properties) return this.buildObject(schema, depth);
    if (schema.enum && this.chance(0.7)) return this.pick(schema.enum);
    if (schema.example !== undefined) return this.fresh(name, schema.example);
    const [type] = [schema.type].flat();
    if (type === 'array') return depth > 4 ? [] : [this.buildValue(schema.items ?? {}, '', depth + 1)];
    if (type === 'integer' || type === 'number') return Math.floor(this.random() * 50);
    if (type === 'boolean') return this.chance(0.5);
    if (type === 'object') return {};
    if (schema.format === 'date') return '2026-10-05';
    if (schema.format === 'uuid') return UNKNOWN;
    return `Text ${++this.made}`;
  }

  private buildObject({ properties = {}, required = [] }: Schema, depth: number): Record<string, unknown> {
    const names = Object.keys(properties).filter((name) => required.includes(name) || this.chance(this.optional));
    return Object.fromEntries(names.map((name) => [name, this.buildValue(properties[name]!, name, depth + 1)]));
  }

  /** An example as it stands, but for what only one record may have. */
  private fresh(name: string, example: unknown): unknown {
    if (name === 'email') return `person.${++this.made}@generated.example`;
    if (typeof example === 'string' && /^(name|fullName|title|reference)$/.test(name))
      return `${example} ${++this.made}`;
    return example;
  }

  /** A value with some of its parts replaced, added or taken away. */
  private damaged(value: unknown): unknown {
    if (this.chance(0.3)) return value;
    const rate = this.pick([0.02, 0.1, 0.4]);
    const visit = (part: unknown): unknown => {
      if (this.chance(rate)) return this.pick(NASTY_VALUES);
      if (Array.isArray(part)) return part.map(visit);
      if (typeof part !== 'object' || part === null) return part;
      const entries = Object.entries(part).filter(() => !this.chance(rate / 2));
      const added = this.chance(rate) ? [[this.pick(NASTY_NAMES), this.pick(NASTY_VALUES)] as const] : [];
      return Object.fromEntries([...entries.map(([name, item]) => [name, visit(item)] as const), ...added]);
    };
    return visit(value);
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)]!;
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  /** The next number from 0 to 1 (mulberry32). */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** An id that no record has. */
const UNKNOWN = '0199ffff-ffff-7fff-8fff-ffffffffffff';
