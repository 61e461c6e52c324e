import { isBlank } from '../entities/row-body.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { MappingEntry, RowError } from '../model/import.entity.js';

/**
 * Adds to the errors of a row the column that fills the field, with its cell as it came. Of several columns that fill it or
 * its parts, the first one with a value counts.
 */
export function addErrorColumns(
  errors: readonly RowError[],
  { mapping, columns }: { mapping: readonly MappingEntry[]; columns: readonly { name: string }[] },
  cells: readonly Cell[],
): RowError[] {
  return errors.map((error) => {
    const { field } = error;
    const filling = mapping
      .filter((entry) => field !== null && (entry.field === field || entry.field.startsWith(`${field}.`)))
      .map(({ column }) => ({ column, cell: cells[columns.findIndex(({ name }) => name === column)] ?? null }));
    const found = filling.find(({ cell }) => !isBlank(cell)) ?? filling[0];
    return { ...error, column: found?.column ?? null, cell: found?.cell ?? null };
  });
}
