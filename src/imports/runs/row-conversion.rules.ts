import type { Cell } from '../files/table-file.constants.js';
import { convertValue } from '../mapping/convert-value.rules.js';
import type { DateFormat, ImportEntity, ImportField, NumberFormat } from '../mapping/import-field.constants.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import type { RowValues } from '../model/entity-import.constants.js';
import type { Import, RowError } from '../model/import.entity.js';

/** The parts of an import that decide how cells become values. */
export type ConversionSettings = Pick<Import, 'columns' | 'mapping' | 'defaults' | 'numberFormat' | 'dateFormat'> & {
  entity: ImportEntity;
};

/** A column with the field that it fills and the way in which it writes values. */
interface ConvertedColumn {
  index: number;
  field: ImportField;
  numberFormat: NumberFormat;
  dateFormat: DateFormat;
}

/** Converts the rows of an import. */
export interface RowConverter {
  convert(cells: readonly Cell[]): { values: RowValues; errors: RowError[] };
}

/** Creates the converter of an import. Where two columns fill the same field, the first one with a value counts. */
export function createRowConverter(settings: ConversionSettings): RowConverter {
  const fields = new Map(getImportFields(settings.entity).map((field) => [field.name, field]));
  const columns = settings.mapping.flatMap((entry): ConvertedColumn[] => {
    const index = settings.columns.findIndex(({ name }) => name === entry.column);
    const field = fields.get(entry.field);
    const column = settings.columns[index];
    if (!field || !column) return [];
    return [
      {
        index,
        field,
        numberFormat: entry.numberFormat ?? settings.numberFormat ?? column.numberFormat,
        dateFormat: entry.dateFormat ?? settings.dateFormat ?? column.dateFormat,
      },
    ];
  });
  const defaults = Object.entries(settings.defaults).flatMap(([name, value]) => {
    const field = fields.get(name);
    return field ? [{ field, value }] : [];
  });
  return {
    convert(cells) {
      const values: Record<string, unknown> = {};
      const errors: RowError[] = [];
      const fill = (field: ImportField, cell: Cell, numberFormat: NumberFormat, dateFormat: DateFormat) => {
        if (isBlankCell(cell) || field.name in values) return;
        const converted = convertValue(field, cell, { numberFormat, dateFormat });
        if ('error' in converted) errors.push({ field: field.name, ...converted.error });
        else if (converted.value !== null && converted.value !== undefined) values[field.name] = converted.value;
      };
      for (const { index, field, numberFormat, dateFormat } of columns) {
        fill(field, cells[index] ?? null, numberFormat, dateFormat);
      }
      const wrong = new Set(errors.map(({ field }) => field));
      for (const { field, value } of defaults) if (!wrong.has(field.name)) fill(field, value, 'plain', 'iso');
      return { values, errors };
    },
  };
}

function isBlankCell(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
