import type { OpenAPIObject } from '@nestjs/swagger';
import { isOfApi } from '../requests/api.prefix.js';
import { DEMO_PARTS, DEMO_RECORDS, DEMO_SEARCHES, MADE_UP } from './demo-records.examples.js';
import { REFUSALS } from './refusals.decorator.js';

/** The loose shape of what is walked here; the document itself is checked by redocly in `npm run check`. */
type Json = Record<string, unknown>;

interface Operation extends Json {
  parameters?: Json[];
  requestBody?: Json;
  responses: Record<string, Json>;
  security?: Json[];
  summary?: string;
  description?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const MEANINGS: Record<string, string> = {
  400: 'The request is malformed: not UTF-8, not JSON, or nested absurdly deep.',
  401: 'The caller is not known, or no longer.',
  403: 'The caller may not do this.',
  404: 'There is no such record, or none that the caller may know of.',
  409: 'The request contradicts what is stored.',
  412: 'The record has changed since the version in If-Match.',
  413: 'The body is larger than 1 MiB.',
  415: 'The body is not JSON, or is packed.',
  422: 'Something in the request is not valid; `errors` names each place, an unknown parameter too.',
  429: 'Too many attempts.',
  503:
    'The database cannot be reached just now, more requests wait for it than can be served, or this instance lacks a ' +
    'key that was rotated; try again shortly.',
};

/** The codes that routes of a shape can give, by status. */
const USUAL: Record<string, readonly string[]> = {
  400: ['request.malformed'],
  401: ['auth.required'],
  403: ['auth.forbidden'],
  404: ['record.not_found'],
  412: ['request.stale_version'],
  413: ['request.too_large'],
  415: ['request.unsupported_media_type'],
  422: ['request.invalid'],
  503: ['service.database_unavailable', 'service.database_busy', 'service.key_unknown'],
};

/** Adds to a generated document what follows from each route's shape, and brings it to OpenAPI 3.1. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const loose = document as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Json; responses: Json };
  };
  loose.components.schemas['Problem'] = problemSchema();
  loose.components.responses = Object.fromEntries(
    Object.entries(USUAL).map(([status, list]) => [`Refused${status}`, problemResponse(status, list)]),
  );
  for (const [path, operations] of Object.entries(loose.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation) completeOperation(path, method, operation);
    }
  }
  return modernise(document) as OpenAPIObject;
}

function completeOperation(path: string, method: string, operation: Operation): void {
  splitComment(operation);
  const open = operation['x-permission'] === 'public';
  if (open) operation.security = [];
  operation.parameters = [
    ...(operation.parameters ?? []).map((parameter) => withExample(path, parameter)),
    ...missingPathParameters(path, operation),
  ];
  const codes = new Map<string, string[]>();
  const add = (status: string, ...more: readonly string[]) =>
    codes.set(status, [...new Set([...(codes.get(status) ?? []), ...more])]);
  for (const refusal of (operation[REFUSALS] as string[] | undefined) ?? []) {
    const [, status, code] = /^(?:(\d{3}) )?(.+)$/.exec(refusal)!;
    add(status ?? '409', code!);
  }
  delete operation[REFUSALS];
  if (!open) for (const status of ['401', '403']) add(status, ...USUAL[status]!);
  if (path.includes('{')) for (const status of ['400', '404']) add(status, ...USUAL[status]!);
  if (takesJson(operation)) for (const status of ['400', '413', '415', '422']) add(status, ...USUAL[status]!);
  const ifMatch = operation.parameters.some((parameter) => parameter['name'] === 'If-Match');
  if (ifMatch) for (const status of ['412', '422']) add(status, ...USUAL[status]!);
  // Parameters that are no text, or that a route does not know, are refused everywhere below it.
  if (isOfApi(path)) for (const status of ['400', '422']) add(status, ...USUAL[status]!);
  add('503', ...USUAL['503']!);
  if (method === 'post' && !open) {
    operation.parameters.push(idempotencyHeader());
    add('409', 'idempotency.in_flight');
    add('422', 'idempotency.key_reused');
    // A body that is not wanted, but malformed, is refused before anybody looks.
    for (const status of ['400', '413', '415']) add(status, ...USUAL[status]!);
  }
  if (method === 'delete' || method === 'patch')
    for (const status of ['400', '413', '415']) add(status, ...USUAL[status]!);
  // What Node's own parser refuses before any route is known.
  if (codes.size === 1) operation.responses['431'] = { description: 'The headers are larger than 16 KiB.' };
  for (const [status, list] of [...codes].toSorted(([a], [b]) => a.localeCompare(b))) {
    const usual = list.join() === USUAL[status]?.join();
    operation.responses[status] = usual
      ? { $ref: `#/components/responses/Refused${status}` }
      : problemResponse(status, list);
  }
}

/** The comment of a route arrives as its summary, whole: the first paragraph is one, on one line; what follows describes. */
function splitComment(operation: Operation): void {
  const [summary, ...more] = (operation.summary ?? '').split('\n\n');
  operation.summary = summary!.replaceAll('\n', ' ');
  if (more.length > 0) operation.description = [...more, operation.description ?? []].flat().join('\n\n');
}

/** Whether the body of a request is JSON of ours; that of senders of forms is whatever they send. */
function takesJson({ requestBody }: Operation): boolean {
  return requestBody !== undefined && 'application/json' in ((requestBody['content'] as Json | undefined) ?? {});
}

/** A route's own example of a parameter stands beside the schema, where Swagger UI fills it in from. */
function withExample(path: string, parameter: Json): Json {
  const { example, ...schema } = (parameter['schema'] ?? {}) as Json;
  if (example !== undefined) return { ...parameter, schema, example };
  if (parameter['example'] !== undefined) return parameter;
  const name = String(parameter['name']);
  if (parameter['in'] === 'path') return { ...parameter, ...findPathExample(path, name) };
  const part = path.replace('/export', '').split('/').at(-1)!;
  return name === 'q' && DEMO_SEARCHES[part] ? { ...parameter, example: DEMO_SEARCHES[part] } : parameter;
}

function missingPathParameters(path: string, operation: Operation): Json[] {
  const known = new Set(
    (operation.parameters ?? []).filter(({ in: place }) => place === 'path').map(({ name }) => name),
  );
  return [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !known.has(name))
    .map((name) => ({
      name,
      in: 'path',
      required: true,
      description: name === 'id' ? 'Id of the record.' : `Id (${name}).`,
      schema: { type: 'string', format: 'uuid' },
      ...findPathExample(path, name),
    }));
}

/** Finds an example for a path parameter: a record of the demo, or a made-up value where the demo cannot have one. */
function findPathExample(path: string, name: string): Json {
  const [, , , collection = '', below = '', part = '', partId = ''] = path.split('/');
  const demo =
    name === 'id'
      ? (DEMO_RECORDS[`${collection}/${below}/${part}/${partId}`] ??
        DEMO_RECORDS[collection] ??
        DEMO_RECORDS[`${collection}/${below}`])
      : DEMO_PARTS[name];
  if (demo) return { example: demo };
  const example = MADE_UP[name === 'id' ? collection : name];
  if (!example) return {};
  const source = name === 'token' ? 'the answer that made it' : 'the list';
  return { example, description: `The example is made up: take one from ${source}.` };
}

function idempotencyHeader(): Json {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A text of your own; the same request sent again with it gets the first response and does nothing twice.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
}

function problemResponse(status: string, codes: readonly string[]): Json {
  return {
    description: `${MEANINGS[status] ?? 'Refused.'} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: {
          type: `urn:locate-crm:problem:${codes[0]}`,
          title: MEANINGS[status]?.split(/[:;.]/)[0] ?? 'Refused',
          status: Number(status),
          detail: MEANINGS[status] ?? 'Refused.',
          code: codes[0],
          requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
          errors: [],
        },
      },
    },
  };
}

function problemSchema(): Json {
  const text = { type: 'string' };
  return {
    type: 'object',
    description: 'A refusal (RFC 9457). Programs go by `code`, which is stable; `detail` is for people.',
    required: ['type', 'title', 'status', 'detail', 'code', 'requestId', 'errors'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      requestId: text,
      errors: {
        type: 'array',
        description:
          'Each place that is wrong: the first 20, and where there are more a last one, `request.more_errors`, that counts them.',
        items: {
          type: 'object',
          required: ['pointer', 'code', 'detail'],
          properties: {
            pointer: {
              ...text,
              description: 'JSON pointer into the body, `?name` of a parameter, `#name` of a header.',
            },
            code: text,
            detail: text,
          },
        },
      },
      missingScopes: {
        type: 'array',
        items: text,
        description: 'With `auth.missing_scopes`: the scopes that the caller would grant and lacks.',
      },
    },
  };
}

/** OpenAPI 3.0's `nullable` as 3.1 writes it; numbers that the generator cannot tell from integers are integers here. */
function modernise(node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => modernise(item));
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node as Json;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, modernise(value)]));
  if (nullable !== true || typeof nullable === 'object')
    return nullable === undefined || nullable === false ? copy : { ...copy, nullable };
  if (typeof copy['type'] === 'string') {
    const values = copy['enum'];
    return {
      ...copy,
      type: [copy['type'], 'null'],
      ...(Array.isArray(values) ? { enum: [...(values as unknown[]), null] } : {}),
    };
  }
  return { anyOf: [copy, { type: 'null' }] };
}
