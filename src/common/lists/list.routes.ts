import { applyDecorators, Get, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../actor/actor.js';
import { queryReader } from '../requests/query.decorators.js';
import { hasRange, isSortable, type ListDefinition, type ListField } from './list.definition.js';
import { EXPORT_FORMATS, type ExportRequest, parseExportRequest } from './export.request.js';
import { exportStream, MEDIA_TYPES } from './list.export.js';
import type { ExportedRows } from './list.reader.js';
import { parseListRequest, type ListRequest } from './list.request.js';
import { MOST_ROWS, USUAL_ROWS } from './page.limit.js';

export type { ExportRequest } from './export.request.js';

/** Parameter decorator: the query string, checked against a list's definition. */
export const ListOf = queryReader((query, list: ListDefinition): ListRequest => parseListRequest(list, query));

/** Parameter decorator: the same for an export, with its `format`. */
export const ExportOf = queryReader((query, list: ListDefinition): ExportRequest => parseExportRequest(list, query));

/** Streams an export as the response. `reader` gives the rows; a feature that notes what was read has one of its own. */
export async function sendExport(
  reader: { rows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<ExportedRows> },
  list: ListDefinition,
  request: ExportRequest,
  actor: Actor,
  reply: FastifyReply,
): Promise<void> {
  const rows = await reader.rows(list, request.list, actor);
  const stream = exportStream(list, request.format, rows).once('close', () => rows.close?.());
  await reply
    .type(MEDIA_TYPES[request.format])
    .header('Content-Disposition', `attachment; filename="${list.name}.${request.format}"`)
    .send(stream);
}

/** `GET` of a list: route, filters, sorts and page, documented from the definition. */
export function ListRoute(list: ListDefinition, view: Type, summary: string, path = ''): MethodDecorator {
  const page = {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: { $ref: getSchemaPath(view) } },
      nextCursor: { type: 'string', nullable: true, description: 'Cursor of the next page; null on the last.' },
      total: { type: 'integer', description: 'Rows over all pages; only with count=true.' },
    },
  };
  return applyDecorators(
    Get(path),
    ApiOperation({ summary, description: describeList(list) }),
    ApiExtraModels(view),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: MOST_ROWS, default: USUAL_ROWS },
      description: 'Rows a page.',
    }),
    ApiQuery({
      name: 'cursor',
      required: false,
      schema: { type: 'string' },
      description: 'nextCursor of the page before, with the same sort.',
    }),
    ApiQuery({
      name: 'count',
      required: false,
      schema: { type: 'boolean', default: false },
      description: 'Adds total.',
    }),
    ...filterQueries(list),
    ApiOkResponse({ description: 'A page.', schema: page }),
  );
}

/** `GET …/export`: the same filters and rows, streamed whole. */
export function ExportRoute(list: ListDefinition, summary: string, path = 'export'): MethodDecorator {
  return applyDecorators(
    Get(path),
    ApiOperation({
      summary,
      description: `Every row that the list gives with the same filters, streamed without a cap. Columns: ${list.columns.join(', ')}.`,
    }),
    ApiProduces('text/csv', MEDIA_TYPES.xlsx, 'application/jsonl'),
    ApiQuery({
      name: 'format',
      required: false,
      schema: { type: 'string', enum: [...EXPORT_FORMATS], default: 'csv' },
    }),
    ...filterQueries(list),
    ApiOkResponse({ description: 'The file.', schema: { type: 'string' } }),
  );
}

function describeList(list: ListDefinition): string {
  const sorts = Object.keys(list.fields).filter((name) => isSortable(list.fields[name]));
  return [
    `Sorts (a comma between, \`-\` for descending): ${sorts.map((name) => `\`${name}\``).join(', ')}.`,
    'A filter given several times means any of the values.',
    list.search ? `\`q\` looks through ${list.search.description}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function filterQueries(list: ListDefinition): MethodDecorator[] {
  const queries = [
    ApiQuery({
      name: 'sort',
      required: false,
      schema: { type: 'string', default: list.defaultSort },
      description: 'Order; nulls last, ties by id.',
    }),
  ];
  if (list.search) {
    queries.push(
      ApiQuery({
        name: 'q',
        required: false,
        schema: { type: 'string', maxLength: 200 },
        description: `Text in ${list.search.description}.`,
      }),
    );
  }
  if (list.archived) {
    queries.push(
      ApiQuery({
        name: 'archived',
        required: false,
        schema: { type: 'string', enum: ['false', 'true', 'any'], default: 'false' },
        description: 'Archived rows: without them, only them, or any.',
      }),
    );
  }
  for (const [name, field] of Object.entries(list.fields)) {
    if (field.filter === false) continue;
    const schema = schemaOf(field);
    const description = field.description ?? '';
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

function schemaOf(field: ListField): object {
  switch (field.type) {
    case 'integer':
      return { type: 'integer' };
    case 'boolean':
      return { type: 'boolean' };
    case 'uuid':
      return { type: 'string', format: 'uuid' };
    case 'month':
      // As in the years that dates of ours lie in.
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
