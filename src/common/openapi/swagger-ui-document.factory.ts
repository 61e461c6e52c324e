import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Record<string, unknown>;

interface Parameter extends Json {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
}

/** The route that needs its search word. */
const SEARCH_PATH = '/api/v1/search';

/** The operators of a list filter, each with the condition that a row must meet. */
const OPERATORS: Record<string, string> = {
  gte: 'this value or after',
  lte: 'this value or before',
  gt: 'after this value',
  lt: 'before this value',
  isNull: 'true: without a value, false: with one',
};

/**
 * Derives the document that Swagger UI shows from the complete one. Swagger UI resolves OpenAPI 3.1 slowly and renders
 * every parameter and every example of an operation. So this document is OpenAPI 3.0.3, a list has one parameter for
 * each field and one for all filters with an operator, and errors, which all have the shape of `Problem`, have a
 * description only. OpenAPI 3.0 has no section for webhooks.
 */
export function buildSwaggerUiDocument(document: OpenAPIObject): OpenAPIObject {
  const { webhooks: _, ...derived } = toOpenApi30(document) as Json & {
    paths: Record<string, Record<string, Json>>;
    components: Json;
  };
  const { responses: refusals, ...components } = derived.components;
  for (const [path, operations] of Object.entries(derived.paths)) {
    for (const operation of Object.values(operations)) {
      operation['responses'] = removeProblemBodies(operation['responses'] as Json, refusals);
      if (!operation['parameters']) continue;
      const parameters = operation['parameters'] as Parameter[];
      operation['parameters'] = foldOperators(path === SEARCH_PATH ? parameters : parameters.map(removeSeldomExample));
    }
  }
  return { ...derived, openapi: '3.0.3', components } as unknown as OpenAPIObject;
}

/**
 * Returns the responses with the descriptions of errors but without their bodies. `shared` holds the responses that
 * several operations refer to.
 */
function removeProblemBodies(responses: Json, shared: unknown): Json {
  return Object.fromEntries(
    Object.entries(responses as Record<string, Json>).map(([status, response]) => {
      if (Number(status) < 400) return [status, response];
      const name = ((response['$ref'] as string | undefined) ?? '').split('/').at(-1)!;
      const { description } = (shared as Record<string, Json>)[name] ?? response;
      return [status, { description }];
    }),
  );
}

/** Adds the operators to the description of their field, and adds one parameter that sends any of them. */
function foldOperators(parameters: Parameter[]): Parameter[] {
  const fields = new Set(parameters.map(({ name }) => name));
  const operators = new Map<string, string[]>();
  const kept = parameters.filter(({ name, in: place }) => {
    const [, field = '', operator = ''] = /^(.+)\.(\w+)$/.exec(name) ?? [];
    if (place !== 'query' || !fields.has(field) || !(operator in OPERATORS)) return true;
    operators.set(field, [...(operators.get(field) ?? []), operator]);
    return false;
  });
  if (operators.size === 0) return kept;
  const described = kept.map((parameter) => {
    const known = operators.get(parameter.name);
    if (!known) return parameter;
    const names = known.map((operator) => `\`.${operator}\``).join(', ');
    return { ...parameter, description: [parameter.description, `Operators: ${names}.`].filter(Boolean).join(' ') };
  });
  const place = described.findIndex(({ name }) => operators.has(name));
  return described.toSpliced(place, 0, buildOperatorsParameter(operators));
}

/**
 * Builds the parameter for filters with an operator. Its style sends each property as a query parameter, so that the
 * requests match the complete document.
 */
function buildOperatorsParameter(operators: Map<string, string[]>): Parameter {
  const [field, [operator]] = [...operators].find(([name]) => name.endsWith('On')) ?? [...operators][0]!;
  const value = operator === 'isNull' ? 'true' : field.endsWith('On') ? '2026-01-31' : '…';
  const known = new Set([...operators.values()].flat());
  const meanings = Object.entries(OPERATORS).filter(([name]) => known.has(name));
  return {
    name: 'operators',
    in: 'query',
    required: false,
    description: [
      `Filters with an operator, as JSON: \`{"${field}.${operator}": "${value}"}\`.`,
      ...meanings.map(([name, meaning]) => `\`.${name}\` ${meaning}.`),
      'Each one is sent as a query parameter of its own. The descriptions of the fields below name their operators.',
    ].join(' '),
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    style: 'form',
    explode: true,
    example: {},
  };
}

/** Parameters of lists that few requests need: the text to search, and the fields to add up. */
const SELDOM_SENT: readonly unknown[] = ['q', 'sum'];

/**
 * Removes the example of a parameter that few requests need. Swagger UI would send it unless the user clears it, and the
 * list would then show only the matches of a search.
 */
function removeSeldomExample(parameter: Parameter): Parameter {
  const { example, ...rest } = parameter;
  if (!SELDOM_SENT.includes(parameter.name) || parameter['required'] === true || typeof example !== 'string')
    return parameter;
  return { ...rest, description: `${parameter.description ?? ''} For example \`${example}\`.`.trim() };
}

/** Writes types with null, which only OpenAPI 3.1 has, as `nullable`. No example of this API contains such a type. */
function toOpenApi30(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toOpenApi30);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, toOpenApi30(value)]));
  const types = copy['type'];
  if (Array.isArray(types) && types.includes('null')) {
    return { ...copy, type: types.find((type) => type !== 'null') as string, nullable: true };
  }
  const choices = copy['anyOf'];
  if (Array.isArray(choices) && choices.some(isNull)) {
    const { anyOf: _, ...rest } = copy;
    return { ...rest, allOf: choices.filter((choice) => !isNull(choice)), nullable: true };
  }
  return copy;
}

function isNull(choice: unknown): boolean {
  return (choice as Json | null)?.['type'] === 'null';
}
