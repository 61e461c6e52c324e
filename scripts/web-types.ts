/**
 * Generates the types with which the web application calls the API, from `openapi.json`: `npm run web:types`. They are those
 * of openapi-typescript, without what the application does not read: responses with a problem, which its client throws,
 * headers, and the examples that Swagger UI shows. Every list names its filters once.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString, type OpenAPI3, type OperationObject, type ParameterObject } from 'openapi-typescript';

/** The parameters that the type of every list has. */
const LIST_PARAMETERS = ['limit', 'cursor', 'count', 'sort'];

/** Stands in the document for the query of a list, until its type is written. */
const LIST_MARK = 'list';

const LIST_TYPES = `
/** A page of a list. Its cursor is null on the last page, and total is present only with count=true. */
export interface ListPage<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}
type FilterValue = string | number | boolean;
/** The query of a list: its page, its order and its filters. Several values of a filter mean any of them. */
export type ListQuery<L extends keyof ListFilters> = {
  limit?: number;
  cursor?: string;
  count?: boolean;
  sort?: string;
} & { [filter in ListFilters[L]]?: FilterValue | readonly FilterValue[] };
`;

const document = JSON.parse(await readFile('openapi.json', 'utf8')) as OpenAPI3;
/** The filters of each list, by the name of the list. */
const filters = new Map<string, string[]>();
for (const [path, item] of Object.entries(document.paths ?? {})) {
  for (const operation of Object.values(item as Record<string, OperationObject>)) reduceOperation(path, operation);
}
delete document.components?.responses;

const types = reduceText(astToString(await openapiTS(document)));
await writeFile('web/src/shared/api/schema.d.ts', `${types}\n${writeFilters()}\n${LIST_TYPES}`);

/** Keeps the successful responses of an operation, and marks the query of a list. */
function reduceOperation(path: string, operation: OperationObject): void {
  delete operation.summary;
  delete operation.description;
  const responses = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
  operation.responses = Object.fromEntries(responses.map(([status, one]) => [status, { ...one, description: '' }]));
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  const query = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  operation.parameters = parameters.filter((parameter) => parameter.in !== 'header');
  for (const parameter of parameters) if (parameter.in === 'path') delete parameter.description;
  if (!query.some((name) => name === 'sort' || name.endsWith('.gte'))) return;
  const list = path.replace('/api/v1/', '').replaceAll(/\/\{\w+\}/g, '');
  const names = query.filter((name) => !LIST_PARAMETERS.includes(name));
  filters.set(list, names);
  const mark = { name: LIST_MARK, in: 'query' as const, schema: { type: 'string' as const, enum: [list] } };
  operation.parameters = [...operation.parameters.filter((one) => (one as ParameterObject).in !== 'query'), mark];
}

/** Leaves out what is never there, headers, and all of a comment but its description. */
function reduceText(text: string): string {
  return text
    .replaceAll(/^ *\/\*\*(?:(?!\*\/)[^])*\*\/\n/gm, (comment) => {
      const description =
        /@description (.*?)(?: \*\/)?\n/.exec(comment)?.[1] ?? /\/\*\* (?!@|Format: )(.*) \*\//.exec(comment)?.[1];
      return description ? `/** ${description} */\n` : '';
    })
    .replaceAll(/^ *\w+\?: never;\n/gm, '')
    .replaceAll(/^ *headers: \{\n *\[name: string\]: unknown;\n *\};\n/gm, '')
    .replaceAll(/\{\n *\}/g, '{}')
    .replaceAll(/^ *parameters: \{\};\n(?= *\w+\??: operations)/gm, '')
    .replaceAll(
      /\{\n *items: (.*)\[\];\n.*\n *nextCursor: string \| null;\n.*\n *total\?: number;\n *\}/g,
      'ListPage<$1>',
    )
    .replaceAll(/\{\n *content: \{\n *("[^"]+": [^;\n]+);\n *\};\n *\}/g, '{ content: { $1 } }')
    .replaceAll(/\{\n *path: \{\n *(\w+: [^;\n]+);\n *\};\n *\}/g, '{ path: { $1 } }')
    .replaceAll(new RegExp(`query\\?: \\{\\n *${LIST_MARK}\\?: "([^"]+)";\\n *\\};`, 'g'), 'query?: ListQuery<"$1">;');
}

function writeFilters(): string {
  const lists = [...filters].map(
    ([list, names]) => `  '${list}': ${names.map((name) => `'${name}'`).join(' | ') || 'never'};`,
  );
  return `export interface ListFilters {\n${lists.join('\n')}\n}`;
}
