/** An object of the OpenAPI document. */
export type Json = Record<string, unknown>;

/** A schema of the OpenAPI document. */
export interface Schema extends Json {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  example?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** The named schemas of the document. */
export type Schemas = Readonly<Record<string, Schema>>;

/** Times, days and ids in examples. */
export const EXAMPLE_TIME = '2026-11-30T09:12:44.120Z';
const EXAMPLE_DAY = '2026-11-30';
export const EXAMPLE_ID = '0199c0de-0000-7000-8000-000000000010';

/** Schemas below this depth get the shortest example, so that records which repeat each other come to an end. */
const MAX_DEPTH = 4;

/** Returns the schema to which a reference leads, or the schema itself. */
export function findSchema(schema: Schema, schemas: Schemas): Schema {
  return schema.$ref ? schemas[schema.$ref.split('/').at(-1)!]! : schema;
}

/** Builds an example of a value from the examples, the types and the names of a schema. */
export function buildExample(given: Schema, schemas: Schemas, name = '', depth = 0): unknown {
  const schema = findSchema(given, schemas);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  const types = [schema.type ?? []].flat();
  const isNullable = types.includes('null') || choices?.some(({ type }) => type === 'null');
  if (isNullable && (depth > 1 || !choices)) return null;
  if (choices) return buildExample(choices[0]!, schemas, name, depth);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => buildExample(part, schemas, name, depth)));
  if (types.includes('array')) {
    return depth >= MAX_DEPTH || !schema.items ? [] : [buildExample(schema.items, schemas, name, depth + 1)];
  }
  if (types.includes('object') || schema.properties) {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([field, part]) => [field, buildExample(part, schemas, field, depth + 1)]));
  }
  if (types.includes('integer') || types.includes('number')) return 1;
  if (types.includes('boolean')) return false;
  return buildText(name, schema.format);
}

function buildText(name: string, format: string | undefined): string {
  if (format === 'date-time' || name.endsWith('At')) return EXAMPLE_TIME;
  if (format === 'date' || name.endsWith('On')) return EXAMPLE_DAY;
  if (format === 'uuid' || name === 'id' || name.endsWith('Id') || name.endsWith('Ids')) return EXAMPLE_ID;
  return name;
}
