import { CSV_SEPARATOR_NAMES, type CsvSeparator, DEFAULT_CSV_SEPARATOR } from '../documents/csv-text.rules.js';
import { createInvalidFieldError } from '../errors/domain.errors.js';
import type { ListDefinition } from './list-definition.rules.js';
import { type ListRequest, parseListRequest } from './list-request.rules.js';

/** The formats of every export. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The form of an exported file. Only csv has the separator. */
export interface ExportFileType {
  format: ExportFormat;
  separator: CsvSeparator;
}

/** A requested export: the list and the form of the file. */
export interface ExportRequest extends ExportFileType {
  list: ListRequest;
}

/**
 * Parses the query string of an export: that of the list without paging, and `format` and `separator`.
 * @throws 422
 */
export function parseExportRequest(
  list: ListDefinition,
  given: Readonly<Record<string, unknown>>,
  me: string | null = null,
): ExportRequest {
  const { format: formatText = 'csv', separator: separatorText = DEFAULT_CSV_SEPARATOR, ...query } = given;
  for (const name of ['limit', 'cursor', 'count', 'sum']) {
    if (query[name] === undefined) continue;
    throw createInvalidFieldError(
      `?${name}`,
      'parameter.unknown',
      `An export contains every row and has no parameter ${name}.`,
    );
  }
  const request = parseListRequest(list, query, me);
  const format = parseChoice('format', formatText, EXPORT_FORMATS);
  return { list: request, format, separator: parseChoice('separator', separatorText, CSV_SEPARATOR_NAMES) };
}

function parseChoice<T extends string>(name: string, given: unknown, values: readonly T[]): T {
  const value = values.find((known) => known === given);
  if (value !== undefined) return value;
  throw createInvalidFieldError(`?${name}`, 'parameter.invalid', `${name} must be one of ${values.join(', ')}.`);
}
