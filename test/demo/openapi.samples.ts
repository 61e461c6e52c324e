import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
}

interface Operation {
  parameters?: { name: string; in: string; description?: string; example?: string }[];
  requestBody?: {
    content: Record<string, { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }>;
  };
}

const document = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** A request as Swagger UI has it ready when somebody presses "Try it out". */
export interface Sample {
  method: string;
  /** As documented, with its placeholders. */
  route: string;
  /** Below `/api/v1`, with the examples of the path's parameters filled in; a placeholder without one stays. */
  path: string;
  /** Name of the example; empty where the document names none and the body is put together from its schema. */
  name: string;
  body: unknown;
}

/** Every example of a body in the OpenAPI document. */
export function bodySamples(): Sample[] {
  return Object.entries(document.paths).flatMap(([route, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const media = operation.requestBody?.content['application/json'];
      if (!media) return [];
      const at = { method: method.toUpperCase(), route, path: buildAddress(route, operation) };
      if (media.examples)
        return Object.entries(media.examples).map(([name, { value }]) => ({ ...at, name, body: value }));
      return [{ ...at, name: '', body: media.example ?? buildSample(media.schema) }];
    }),
  );
}

/** Every route with a placeholder in its path, with the examples filled in. */
export function readableRecords(): string[] {
  return Object.entries(document.paths)
    .filter(([route, { get }]) => get && route.includes('{id}') && !route.includes('export'))
    .map(([route, { get }]) => buildAddress(route, get!))
    .filter((path) => !path.includes('{'));
}

/** An example that is made up names nothing in the demo, and leaves its placeholder. */
function buildAddress(route: string, { parameters = [] }: Operation): string {
  const examples = new Map(
    parameters
      .filter(({ in: place, description }) => place === 'path' && !description?.includes('made up'))
      .map((p) => [p.name, p.example]),
  );
  return route.replace('/api/v1', '').replaceAll(/\{([^}]+)\}/g, (hole, name: string) => examples.get(name) ?? hole);
}

/** What Swagger UI makes of a schema: its example, or else its default, or else something of its type. */
function buildSample(schema: Schema): unknown {
  if (schema.$ref) return buildSample(document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(buildSample));
  const choice = (schema.oneOf ?? schema.anyOf)?.[0];
  if (choice) return buildSample(choice);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      return Object.fromEntries(properties.map(([name, property]) => [name, buildSample(property)]));
    }
    case 'array':
      return schema.items ? [buildSample(schema.items)] : [];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return true;
    default:
      if (schema.format === 'uuid') return '3fa85f64-5717-4562-b3fc-2c963f66afa6';
      return 'string';
  }
}
