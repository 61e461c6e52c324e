import type { OpenAPIObject } from '@nestjs/swagger';
import { type ErrorCode, getErrorStatus } from '../errors/error-codes.rules.js';
import { isApiPath } from '../http/http.constants.js';
import { DEMO_PARTS, DEMO_RECORDS, DEMO_SEARCHES, MADE_UP } from './demo-records.examples.js';
import { PROBLEMS } from './api-problems.decorator.js';

/**
 * A loose type for the parts of the document that are walked here. `npm run check` validates the document itself with
 * redocly.
 */
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
  400: 'The request is malformed: not UTF-8, not JSON, or nested too deeply.',
  401: 'The caller is not authenticated, or the token has expired or was revoked.',
  403: 'The caller may not do this; or a write with a session comes from another site.',
  404: 'The record does not exist, or the caller may not know of it.',
  409: 'The request contradicts the stored data.',
  412: 'The record has changed since the version in If-Match.',
  413: 'The body is larger than 1 MiB.',
  415: 'The body is not JSON, or is compressed.',
  422: 'The request is not valid; `errors` names each place, including unknown parameters.',
  429: 'Too many attempts.',
  503:
    'The database cannot be reached, too many requests wait for it, or this instance lacks a ' +
    'key that was rotated or has a wrong clock; try again shortly.',
};

/** The codes that routes of a shape can return, by status. */
const CODES_BY_STATUS: Record<string, readonly string[]> = {
  400: ['request.malformed'],
  401: ['auth.required'],
  403: ['auth.forbidden', 'session.cross_site'],
  404: ['record.not_found'],
  412: ['request.stale_version'],
  413: ['request.too_large'],
  415: ['request.unsupported_media_type'],
  422: ['request.invalid'],
  503: ['service.database_unavailable', 'service.database_busy', 'service.key_unknown', 'service.clock_wrong'],
};

/** Adds to a generated document the parts that follow from each route's shape, and converts it to OpenAPI 3.1. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const json = document as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Json; responses: Json };
  };
  json.components.schemas['Problem'] = buildProblemSchema();
  json.components.responses = Object.fromEntries(
    Object.entries(CODES_BY_STATUS).map(([status, list]) => [`Refused${status}`, buildProblemResponse(status, list)]),
  );
  for (const [path, operations] of Object.entries(json.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation) completeOperation(path, method, operation);
    }
  }
  return toOpenApi31(document) as OpenAPIObject;
}

function completeOperation(path: string, method: string, operation: Operation): void {
  splitComment(operation);
  const open = operation['x-permission'] === 'public';
  if (open) operation.security = [];
  operation.parameters = [
    ...(operation.parameters ?? []).map((parameter) => addExample(path, parameter)),
    ...buildMissingPathParameters(path, operation),
  ].map((parameter) => addLeadReference(path, parameter));
  const codes = new Map<string, string[]>();
  const add = (status: string, ...more: readonly string[]) =>
    codes.set(status, [...new Set([...(codes.get(status) ?? []), ...more])]);
  for (const code of (operation[PROBLEMS] as ErrorCode[] | undefined) ?? []) add(String(getErrorStatus(code)), code);
  delete operation[PROBLEMS];
  if (isTagged(path, operation)) {
    operation.responses['304'] = { description: 'If-None-Match has the ETag of the bytes: they have not changed.' };
  }
  if (!open) for (const status of ['401', '403']) add(status, ...CODES_BY_STATUS[status]!);
  if (path.includes('{')) for (const status of ['400', '404']) add(status, ...CODES_BY_STATUS[status]!);
  if (hasJsonBody(operation))
    for (const status of ['400', '413', '415', '422']) add(status, ...CODES_BY_STATUS[status]!);
  const ifMatch = operation.parameters.some((parameter) => parameter['name'] === 'If-Match');
  if (ifMatch) for (const status of ['412', '422']) add(status, ...CODES_BY_STATUS[status]!);
  // Every route of the API rejects unknown parameters and parameters that are not UTF-8.
  if (isApiPath(path)) for (const status of ['400', '422']) add(status, ...CODES_BY_STATUS[status]!);
  add('503', ...CODES_BY_STATUS['503']!);
  if (method === 'post' && !open) {
    operation.parameters.push(buildIdempotencyHeader());
    add('409', 'idempotency.in_flight', 'idempotency.not_visible');
    add('422', 'idempotency.key_reused');
    // A malformed body is rejected before the route is known to take none.
    for (const status of ['400', '413', '415']) add(status, ...CODES_BY_STATUS[status]!);
  }
  if (method === 'delete' || method === 'patch')
    for (const status of ['400', '413', '415']) add(status, ...CODES_BY_STATUS[status]!);
  // Node's own parser rejects such headers before any route is known.
  if (codes.size === 1) operation.responses['431'] = { description: 'The headers are larger than 16 KiB.' };
  for (const [status, list] of [...codes].toSorted(([a], [b]) => a.localeCompare(b))) {
    const isUsual = list.join() === CODES_BY_STATUS[status]?.join();
    operation.responses[status] = isUsual
      ? { $ref: `#/components/responses/Refused${status}` }
      : buildProblemResponse(status, list);
  }
}

/**
 * Splits the comment of a route, which arrives as its summary: the first paragraph becomes the summary, on one line,
 * and the rest the description.
 */
function splitComment(operation: Operation): void {
  const [summary, ...more] = (operation.summary ?? '').split('\n\n');
  operation.summary = summary!.replaceAll('\n', ' ');
  if (more.length > 0) operation.description = [...more, operation.description ?? []].flat().join('\n\n');
}

/** Tells whether a response has the ETag of its bytes: a report, or a calendar. */
function isTagged(path: string, { responses }: Operation): boolean {
  const content = (responses['200'] as { content?: Json } | undefined)?.content ?? {};
  return /^\/api\/v1\/reports\/./.test(path) || 'text/calendar' in content;
}

/** Tells whether the body of a request is JSON of this API. Senders of forms send bodies of their own formats. */
function hasJsonBody({ requestBody }: Operation): boolean {
  return requestBody !== undefined && 'application/json' in ((requestBody['content'] as Json | undefined) ?? {});
}

/** Moves a route's own example of a parameter beside the schema, where Swagger UI reads it. */
function addExample(path: string, parameter: Json): Json {
  const { example, ...schema } = (parameter['schema'] ?? {}) as Json;
  if (example !== undefined) return { ...parameter, schema, example };
  if (parameter['example'] !== undefined) return parameter;
  const name = String(parameter['name']);
  if (parameter['in'] === 'path') return { ...parameter, ...findPathExample(path, name) };
  const part = path.replace('/export', '').split('/').at(-1)!;
  return name === 'q' && DEMO_SEARCHES[part] ? { ...parameter, example: DEMO_SEARCHES[part] } : parameter;
}

/** Documents that a parameter with the id of a lead also takes its reference. */
function addLeadReference(path: string, parameter: Json): Json {
  const { name, in: place, description, schema } = parameter;
  const isPath = place === 'path' && name === 'id' && path.startsWith('/api/v1/leads/{id}');
  const isFilter = place === 'query' && (name === 'leadId' || name === 'entityId');
  if (!isPath && !isFilter) return parameter;
  const note = 'The reference of the lead, such as LEAD-2026-0021, can stand for its id.';
  const text = { type: 'string' };
  return {
    ...parameter,
    schema: isFilter ? { ...(schema as Json), items: text } : text,
    description: [description, note].filter(Boolean).join(' '),
  };
}

function buildMissingPathParameters(path: string, operation: Operation): Json[] {
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

/** Finds an example for a path parameter: a record of the demo, or a made-up value if the demo cannot have one. */
function findPathExample(path: string, name: string): Json {
  const [, , , collection = '', below = '', part = '', partId = ''] = path.split('/');
  const demo =
    name === 'id'
      ? (DEMO_RECORDS[`${collection}/${below}/${part}/${partId}`] ??
        DEMO_RECORDS[collection] ??
        DEMO_RECORDS[`${collection}/${below}`])
      : DEMO_PARTS[name];
  if (demo) return { example: demo };
  const example = name === 'id' ? (MADE_UP[collection] ?? MADE_UP[`${collection}/${below}`]) : MADE_UP[name];
  if (!example) return {};
  const source = name === 'token' ? 'the response that created it' : 'the list';
  return { example, description: `The example is made up; take a real value from ${source}.` };
}

function buildIdempotencyHeader(): Json {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Unique text that the client chooses. A request repeated with the same key returns the first response and changes nothing.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
}

function buildProblemResponse(status: string, codes: readonly string[]): Json {
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

function buildProblemSchema(): Json {
  const text = { type: 'string' };
  return {
    type: 'object',
    description: 'An error (RFC 9457). Programs should use `code`, which is stable; `detail` is for people.',
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
          'The first 20 errors. If there are more, a last entry with the code `request.more_errors` counts them.',
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
        description: 'For `auth.missing_scopes`: the scopes to be granted that the caller lacks.',
      },
    },
  };
}

/**
 * Converts OpenAPI 3.0's `nullable` to 3.1. Numbers, which the generator cannot tell from integers, become integers.
 */
function toOpenApi31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => toOpenApi31(item));
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node as Json;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, toOpenApi31(value)]));
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
