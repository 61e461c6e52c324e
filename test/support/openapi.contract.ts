import { readFileSync, appendFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import type { Answer } from './api.js';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const document = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addSchema(document, 'api');

const routes = Object.entries(document.paths).map(([path, operations]) => ({
  path,
  operations,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  // A literal path wins over one with a placeholder at the same place.
  holes: path.split('{').length,
}));
routes.sort((a, b) => a.holes - b.holes || b.path.length - a.path.length);

const validators = new Map<string, ValidateFunction>();

/** File with the documented routes that have succeeded in a test, for `scripts/routes.covered.js`. */
const COVERAGE = process.env['ROUTE_COVERAGE'];

/**
 * Checks a response against the OpenAPI document: the status must be documented, and the body must match its schema,
 * field by field. So a view that differs from its query, or an undocumented error, fails any test that receives it.
 */
export function checkAgainstDocument(method: string, path: string, answer: Answer): void {
  const route = routes.find(({ pattern }) => pattern.test(path));
  const operation = route?.operations[method.toLowerCase()];
  if (!route || !operation) return;
  if (COVERAGE && answer.status < 400) appendFileSync(COVERAGE, `${method} ${route.path}\n`);
  const response = operation.responses[String(answer.status)];
  if (!response) {
    throw new Error(
      `${method} ${route.path} answered ${answer.status}, which is not documented: ${answer.text.slice(0, 500)}`,
    );
  }
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
  const schema = response.content?.[type]?.schema;
  if (!schema || !type.endsWith('json')) return;
  const pointer = [
    'paths',
    route.path,
    method.toLowerCase(),
    'responses',
    String(answer.status),
    'content',
    type,
    'schema',
  ]
    .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  let validate = validators.get(pointer);
  if (!validate) {
    validate = ajv.compile({ $ref: `api#/${pointer}` });
    validators.set(pointer, validate);
  }
  if (!validate(answer.body)) {
    throw new Error(
      `${method} ${route.path} ${answer.status} does not fit its document: ${ajv.errorsText(validate.errors)}\n${answer.text.slice(0, 1_500)}`,
    );
  }
}
