import type { ConvertedRow } from '../model/entity-import.constants.js';
import { createRowError } from '../model/import-row.errors.js';

/**
 * Takes the record to which a row adds a person out of the body, because the API has it in the path.
 * @throws ImportRowError where the row names none
 */
export function takeParent(row: ConvertedRow, target: string, prefix: string): void {
  const { [target]: parentId, ...body } = row.body;
  if (typeof parentId !== 'string') {
    const field = `${prefix}.reference`;
    throw createRowError(field, 'field.required', `${field} is required; map a column to it or give it a default.`);
  }
  row.parentId = parentId;
  row.body = body;
}
