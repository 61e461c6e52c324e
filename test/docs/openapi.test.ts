import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIObject } from '@nestjs/swagger';
import { buildSwaggerUiDocument } from '../../src/common/openapi/swagger-ui-document.factory.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { Make } from '../support/make.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  example?: unknown;
}

interface Operation {
  tags: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, unknown> };
  responses: Record<string, unknown>;
  'x-permission'?: string;
}

interface Schema {
  $ref?: string;
  example?: unknown;
  examples?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
}

interface Example {
  example?: unknown;
  examples?: unknown;
  schema?: Schema;
}

/** Tells whether a schema, or a field of it, has an example, or values to choose from. */
function isExample({ $ref, properties = {}, ...own }: Schema, schemas: Record<string, Schema>): boolean {
  if ($ref) return isExample(schemas[$ref.split('/').at(-1)!]!, schemas);
  if (own.example !== undefined || own.examples !== undefined || own.enum) return true;
  return Object.values(properties).some((property) => isExample(property, schemas));
}

const document = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as OpenAPIObject;
const derived = buildSwaggerUiDocument(document);

function listOperations({ paths }: OpenAPIObject) {
  return Object.entries(paths as unknown as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      path,
      operation,
    })),
  );
}

const operations = listOperations(document);

/** The names of the operations for which something does not hold. */
const failing = (holds: (found: (typeof operations)[number]) => boolean) =>
  operations.filter((found) => !holds(found)).map(({ name }) => name);

describe('The OpenAPI document', () => {
  it.each([
    ['complete', document, '3.1'],
    ['for Swagger UI', derived, '3.0'],
  ])('%s is valid', async (_, given, version) => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(given) as unknown as Record<string, unknown>);
    expect({ valid, errors, version: validator.version }).toEqual({ valid: true, errors: undefined, version });
  });

  it('gives no e-mail address that does not exist', () => {
    expect(document.info.contact).not.toHaveProperty('email');
  });

  it('declares every tag in use, with a description, and uses every tag it declares', () => {
    const declared = document.tags!.filter(({ description }) => description).map(({ name }) => name);
    const used = new Set(operations.flatMap(({ operation }) => operation.tags));
    expect(declared.toSorted()).toEqual([...used].toSorted());
  });

  it('has a summary of one line and a description for every operation', () => {
    const isShort = (summary: string) => summary.length > 0 && !summary.includes('\n');
    expect(
      failing(({ operation: { summary = '', description = '' } }) => isShort(summary) && description !== ''),
    ).toEqual([]);
  });

  it('starts every summary with a verb of the glossary', () => {
    const { summaryVerbs } = JSON.parse(readFileSync(getProjectPath('docs', 'glossary.json'), 'utf8')) as {
      summaryVerbs: string[];
    };
    expect(summaryVerbs.length).toBeLessThanOrEqual(45);
    const startsWithVerb = (summary: string) =>
      summaryVerbs.some((verb) => summary === verb || summary.startsWith(`${verb} `));
    expect(failing(({ operation: { summary = '' } }) => startsWithVerb(summary))).toEqual([]);
  });

  it('has an example for every body, and for every parameter that a request needs', () => {
    const { schemas = {} } = document.components as { schemas?: Record<string, Schema> };
    const hasExample = ({ example, examples, schema }: Example): boolean =>
      example !== undefined || examples !== undefined || (schema !== undefined && isExample(schema, schemas));
    expect(
      failing(({ operation: { parameters = [], requestBody } }) => {
        const needed = parameters.filter(({ required }) => required);
        return [...needed, ...Object.values(requestBody?.content ?? {})].every((each) => hasExample(each as Example));
      }),
    ).toEqual([]);
  });

  it('has an example for every parameter of a path and every search', () => {
    const needsExample = ({ name, in: place }: Parameter) => place === 'path' || name === 'q';
    expect(
      failing(({ operation }) =>
        (operation.parameters ?? []).filter(needsExample).every(({ example }) => example !== undefined),
      ),
    ).toEqual([]);
  });

  it('has the errors that follow from the shape of an operation', () => {
    expect(
      failing(({ path, operation }) => {
        const isPublic = operation['x-permission'] === 'public';
        const takesJson = operation.requestBody && 'application/json' in operation.requestBody.content;
        const expected = [
          '503',
          ...(isPublic ? [] : ['401', '403']),
          ...(path.includes('{') ? ['404'] : []),
          ...(takesJson ? ['400', '413', '415', '422'] : []),
        ];
        return expected.every((status) => status in operation.responses);
      }),
    ).toEqual([]);
  });
});

describe('The document for Swagger UI', () => {
  it('has every operation of the complete one', () => {
    expect(listOperations(derived).map(({ name }) => name)).toEqual(operations.map(({ name }) => name));
  });

  it('describes the operators of a filter with its field, and has one parameter that sends them', () => {
    const { parameters } = listOperations(derived).find(({ name }) => name === 'GET /api/v1/leads')!.operation;
    const names = parameters!.map(({ name }) => name);
    // This filter has no field of its own, and no other operator.
    expect(names.filter((name) => /\.(gte|lte|gt|lt|isNull)$/.test(name))).toEqual(['changedAt.gte']);
    expect(parameters!.find(({ name }) => name === 'expectedDecisionOn')?.description).toContain(
      'Operators: `.gte`, `.lte`, `.gt`, `.lt`, `.isNull`.',
    );
    expect(parameters!.find(({ name }) => name === 'operators')).toMatchObject({
      style: 'form',
      explode: true,
      schema: { type: 'object' },
      example: {},
    });
    // A name with a dot that is no operator is a field.
    expect(names).toContain('company.country');
  });

  it('offers no search that Swagger UI would send unasked', () => {
    const searches = listOperations(derived).flatMap(({ operation }) =>
      (operation.parameters ?? []).filter(({ name, required }) => name === 'q' && !required),
    );
    expect(searches.length).toBeGreaterThan(20);
    expect(searches.filter(({ example }) => example !== undefined)).toEqual([]);
  });
});

describe('The documentation', () => {
  let api: TestApi;
  /** Records where a request is refused only once its record has been found. */
  let records: Record<string, string>;
  beforeAll(async () => {
    api = await startApi();
    const make = new Make(api);
    const seminar = await api.bdm.post('/seminars', {
      title: 'A seminar',
      startsAt: '2026-05-21T14:00',
      endsAt: '2026-05-21T18:00',
      timezone: 'Europe/Brussels',
    });
    records = { seminars: seminar.body.id, leads: (await make.lead()).id };
  }, 120_000);
  afterAll(() => api.close());

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${api.url}${path}`, { method, headers, redirect: 'manual' });

  it.each(['/docs', '/docs/', '/openapi.json', '/docs/openapi.json', '/docs/swagger-ui-bundle.js'])(
    'compresses %s, and sends it again only when it has changed',
    async (path) => {
      const plain = await get(path, { 'accept-encoding': 'identity' });
      const text = await plain.text();
      const etag = plain.headers.get('etag')!;
      expect(plain.headers.get('content-encoding')).toBeNull();
      for (const encoding of ['br', 'gzip']) {
        const packed = await get(path, { 'accept-encoding': encoding });
        expect(packed.headers.get('content-encoding')).toBe(encoding);
        expect(packed.headers.get('vary')).toContain('Accept-Encoding');
        expect(Number(packed.headers.get('content-length'))).toBeLessThan(text.length / 1.5);
        expect(await packed.text()).toBe(text);
      }
      expect((await get(path, { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
      expect((await get(path, { 'accept-encoding': 'br;q=0, gzip;q=0.5' })).headers.get('content-encoding')).toBe(
        'gzip',
      );
    },
  );

  it('serves the complete document as it is committed', async () => {
    expect(await (await get('/openapi.json')).json()).toEqual(document);
  });

  const posts = operations.filter(
    ({ path, method, operation }) =>
      method === 'post' && operation.requestBody?.content['application/json'] && path.startsWith('/api/v1'),
  );
  const sendNothing = (path: string, ids: Record<string, string> = {}): Promise<Answer> => {
    const [, , , collection] = path.split('/');
    const id = ids[collection!] ?? '0199ffff-ffff-7fff-8fff-ffffffffffff';
    // The login for browsers is refused before its body is read if it does not come from a page.
    const page = api.admin.with({ 'x-locate-client': 'web', origin: api.url });
    const address = path.replace('/api/v1', '').replace('{number}', '1');
    return page.send('POST', address.replaceAll(/\{[^}]+\}/g, id));
  };

  it('calls a body optional where a request without one is understood', async () => {
    const optional = posts.filter(({ operation }) => operation.requestBody!.required !== true);
    expect(optional.map(({ path }) => path).toSorted()).toEqual([
      '/api/v1/activities/{id}/matchmaking',
      '/api/v1/imports/{id}/undo',
      '/api/v1/inbound-mails/{id}/reopen',
      '/api/v1/intake/connections/{id}/rotate-token',
      '/api/v1/intake/connections/{id}/rules/run',
      '/api/v1/intake/deliveries/{id}/replay',
      '/api/v1/leads/{id}/screening/triage',
      '/api/v1/leads/{id}/verification-requests',
      '/api/v1/mail-templates/{key}/{language}/preview',
      '/api/v1/users/{id}/password-links',
    ]);
    // Whether the record exists is looked at once the body has been understood.
    for (const { path } of optional) expect([path, (await sendNothing(path)).status]).toEqual([path, 404]);
  });

  it('calls a body required where a request without one is refused', async () => {
    const required = posts.filter(({ operation }) => operation.requestBody!.required === true);
    const statuses: [string, number][] = [];
    for (const { path } of required) statuses.push([path, (await sendNothing(path, records)).status]);
    expect(statuses.filter(([, status]) => status !== 400 && status !== 422)).toEqual([]);
  }, 60_000);
});
