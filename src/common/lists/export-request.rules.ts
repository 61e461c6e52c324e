import { createInvalidFieldError } from '../errors/domain.errors.js';
import type { ListDefinition } from './list-definition.rules.js';
import { type ListRequest, parseListRequest } from './list-request.rules.js';

/** The formats of every export. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A requested export: the list and the format. */
export interface ExportRequest {
  list: ListRequest;
  format: ExportFormat;
}

/**
 * Parses the query string of an export: that of the list without paging, and `format`.
 * @throws 422
 */
export function parseExportRequest(
  list: ListDefinition,
  given: Readonly<Record<string, unknown>>,
  me: string | null = null,
): ExportRequest {
  const { format: formatText = 'csv', ...query } = given;
  for (const name of ['limit', 'cursor', 'count']) {
    if (query[name] === undefined) continue;
    throw createInvalidFieldError(
      `?${name}`,
      'parameter.unknown',
      `An export contains every row and has no parameter ${name}.`,
    );
  }
  const request = parseListRequest(list, query, me);
  const format = EXPORT_FORMATS.find((known) => known === formatText);
  if (!format)
    throw createInvalidFieldError(
      '?format',
      'parameter.invalid',
      `format must be one of ${EXPORT_FORMATS.join(', ')}.`,
    );
  return { list: request, format };
}
