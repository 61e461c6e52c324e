import { applyDecorators, Get, StreamableFile, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import type { Actor } from '../actor/actor.constants.js';
import { CSV_SEPARATOR_HINT, CSV_SEPARATOR_NAMES, DEFAULT_CSV_SEPARATOR } from '../documents/csv-text.rules.js';
import { findAcceptedFormat } from '../http/request-headers.rules.js';
import { createQueryDecorator } from '../http/query.decorator.js';
import { hasRange, isSortable, type ListDefinition, type ListField } from './list-definition.rules.js';
import { EXPORT_FORMATS, type ExportRequest, parseExportRequest } from './export-request.rules.js';
import { createExportStream, MEDIA_TYPES, selectForExport } from './list-export.factory.js';
import type { ExportedRows } from './list.reader.js';
import { parseListRequest, type ListRequest, MAX_LIMIT, ME, DEFAULT_LIMIT } from './list-request.rules.js';

export type { ExportRequest } from './export-request.rules.js';

/** Injects the query string, checked against a list's definition. */
export const ListOf = createQueryDecorator((query, list: ListDefinition, me): ListRequest =>
  parseListRequest(list, query, me),
);

/** Injects the query string of an export, with its `format`, checked against a list's definition. */
export const ExportOf = createQueryDecorator((query, list: ListDefinition, me, accept): ExportRequest =>
  parseExportRequest(list, { ...findAcceptedFormat(accept, MEDIA_TYPES), ...query }, me),
);

/**
 * Creates the file of an export as a response. `reader` provides the rows; a feature that records reads passes a reader
 * of its own.
 */
export async function createExportFile(
  reader: { readRows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<ExportedRows> },
  list: ListDefinition,
  { list: rowsRequest, ...file }: ExportRequest,
  actor: Actor,
): Promise<StreamableFile> {
  const rows = await reader.readRows(selectForExport(list, file), rowsRequest, actor);
  const stream = createExportStream(list, file, rows).once('close', () => rows.close?.());
  return new StreamableFile(stream, {
    type: MEDIA_TYPES[file.format],
    disposition: `attachment; filename="${list.name}.${file.format}"`,
  });
}

/** Declares the `GET` route of a list. Filters, sorts and page are documented from the definition. */
export function ListRoute(list: ListDefinition, view: Type, summary: string, path = ''): MethodDecorator {
  const sums = Object.keys(list.sums);
  const page = {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: { $ref: getSchemaPath(view) } },
      nextCursor: { type: 'string', nullable: true, description: 'Cursor of the next page; null on the last page.' },
      total: { type: 'integer', description: 'Number of rows on all pages; present only with count=true.' },
      ...(sums.length > 0 ? { sums: buildSumsSchema(sums) } : {}),
    },
  };
  return applyDecorators(
    Get(path),
    ApiOperation({ summary, description: describeList(list) }),
    ApiExtraModels(view),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
      description: 'Maximum number of rows of the page.',
    }),
    ApiQuery({
      name: 'cursor',
      required: false,
      schema: { type: 'string' },
      description: 'The nextCursor of the previous page. The sort must be the same.',
    }),
    ApiQuery({
      name: 'count',
      required: false,
      schema: { type: 'boolean', default: false },
      description: 'Set to true to add total to the response.',
    }),
    ...(sums.length > 0 ? [buildSumQuery(sums)] : []),
    buildSortQuery(list),
    ...buildFilterQueries(list),
    ApiOkResponse({ description: 'A page of the list.', schema: page }),
  );
}

/** Declares the `GET …/export` route of a list, which streams all rows with the same filters. */
export function ExportRoute(list: ListDefinition, summary: string, path = 'export'): MethodDecorator {
  return applyDecorators(
    Get(path),
    ApiOperation({
      summary,
      description: `Streams every row of the list with the same filters, without a limit, and compressed for \`Accept-Encoding: gzip\`. Columns: ${list.columns.join(', ')}.`,
    }),
    ApiProduces('text/csv', MEDIA_TYPES.xlsx, 'application/jsonl'),
    ApiQuery({
      name: 'format',
      required: false,
      schema: { type: 'string', enum: [...EXPORT_FORMATS], default: 'csv' },
      description: 'The format. Without it, the header Accept chooses.',
    }),
    ApiQuery({
      name: 'separator',
      required: false,
      schema: { type: 'string', enum: CSV_SEPARATOR_NAMES, default: DEFAULT_CSV_SEPARATOR },
      description: `The separator of csv: ${CSV_SEPARATOR_HINT}`,
    }),
    buildSortQuery(list),
    ...buildFilterQueries(list),
    ApiOkResponse({ description: 'The exported file.', schema: { type: 'string' } }),
  );
}

function describeList(list: ListDefinition): string {
  const sorts = Object.keys(list.fields).filter((name) => isSortable(list.fields[name]));
  return [
    `Sorts (comma-separated, \`-\` for descending): ${sorts.map((name) => `\`${name}\``).join(', ')}.`,
    'A filter that is given several times matches any of its values.',
    list.search ? `\`q\` searches ${list.search.description}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function buildSumQuery(sums: readonly string[]): MethodDecorator {
  return ApiQuery({
    name: 'sum',
    required: false,
    schema: { type: 'string', example: sums.slice(0, 2).join(',') },
    description:
      'Fields to add up over the rows of all pages that the caller may see, separated by commas: ' +
      `${sums.map((name) => `\`${name}\``).join(', ')}. The response then has sums.`,
  });
}

function buildSumsSchema(sums: readonly string[]) {
  return {
    type: 'object',
    description:
      'Sums over the rows of all pages, by the fields that sum names; present only with sum. Unknown values add nothing.',
    properties: Object.fromEntries(sums.map((name) => [name, { type: 'integer' }])),
  };
}

function buildSortQuery(list: ListDefinition): MethodDecorator {
  return ApiQuery({
    name: 'sort',
    required: false,
    schema: { type: 'string', default: list.defaultSort },
    description: 'Order of the rows. Nulls come last; ties are ordered by id.',
  });
}

/** Documents the filters of a list. */
export function buildFilterQueries(list: ListDefinition): MethodDecorator[] {
  const queries: MethodDecorator[] = [];
  if (list.search) {
    queries.push(
      ApiQuery({
        name: 'q',
        required: false,
        schema: { type: 'string', maxLength: 200 },
        description: `Text to search in ${list.search.description}.`,
      }),
    );
  }
  if (list.archived) {
    queries.push(
      ApiQuery({
        name: 'archived',
        required: false,
        schema: { type: 'string', enum: ['false', 'true', 'any'], default: 'false' },
        description: 'Whether archived rows are left out (false), returned alone (true) or included (any).',
      }),
    );
  }
  for (const [name, field] of Object.entries(list.fields)) {
    const schema = buildFieldSchema(field);
    const description = field.description ?? '';
    if (field.buildChangedSince)
      queries.push(ApiQuery({ name: `${name}.gte`, required: false, description, schema: schema as never }));
    if (field.filter === false) continue;
    queries.push(
      ApiQuery({
        name,
        required: false,
        description,
        schema: { type: 'array', items: schema } as never,
        style: 'form',
        explode: true,
      }),
    );
    if (hasRange(field)) {
      for (const operator of ['gte', 'lte', 'gt', 'lt']) {
        queries.push(ApiQuery({ name: `${name}.${operator}`, required: false, schema: schema as never }));
      }
    }
    if (field.nullable) {
      queries.push(ApiQuery({ name: `${name}.isNull`, required: false, schema: { type: 'boolean' } }));
    }
  }
  return queries;
}

function buildFieldSchema(field: ListField): object {
  switch (field.type) {
    case 'integer':
      return { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    case 'uuid':
      if (!field.user) return { type: 'string', format: 'uuid' };
      return {
        anyOf: [
          { type: 'string', format: 'uuid' },
          { type: 'string', enum: [ME] },
        ],
      };
    case 'month':
      // The pattern matches the years in which dates may lie.
      return { type: 'string', pattern: '^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'enum':
      return { type: 'string', enum: field.values ? [...field.values] : [] };
    default:
      return { type: 'string' };
  }
}
