import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { getProjectPath } from '../../src/config/project-files.reader.js';

/** The section `webhooks` of the OpenAPI document. */
interface EventDocument {
  webhooks: Record<
    string,
    { post: { description: string; requestBody: { content: { 'application/json': { example: unknown } } } } }
  >;
}

export const EVENT_DOCUMENT = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as EventDocument;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
ajv.addSchema(EVENT_DOCUMENT, 'api');
const validators = new Map<string, ValidateFunction>();

/** Checks the body of an event against the document. @throws when it does not fit */
export function checkAgainstEventSchema(type: string, body: unknown): void {
  const pointer = ['webhooks', type, 'post', 'requestBody', 'content', 'application~1json', 'schema'];
  let validate = validators.get(type);
  if (!validate) {
    validate = ajv.compile({ $ref: `api#/${pointer.map(encodeURIComponent).join('/')}` });
    validators.set(type, validate);
  }
  if (!validate(body)) {
    throw new Error(
      `An event ${type} does not fit its document: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`,
    );
  }
}
