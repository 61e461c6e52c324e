import type { Cell } from '../files/table-file.constants.js';
import { convertValue } from '../mapping/convert-value.rules.js';
import type { ImportEntity, ImportField, ValueStyles } from '../mapping/import-field.constants.js';
import { findAmountCurrency, findHeadingCurrency } from '../mapping/values/currencies.rules.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import type { RowValues } from '../model/entity-import.constants.js';
import type { Import, RowError, RowWarning } from '../model/import.entity.js';
import { convertWord, createMeaningFinder } from '../words/word-meanings.rules.js';

/** The parts of an import that decide how cells become values. */
export type ConversionSettings = Pick<
  Import,
  'columns' | 'mapping' | 'values' | 'defaults' | 'numberFormat' | 'dateFormat' | 'currencies'
> & {
  entity: ImportEntity;
};

/** A column with the field that it fills and the way in which it writes values. */
interface ConvertedColumn extends ValueStyles {
  name: string;
  index: number;
  field: ImportField;
  /** The currency of its amounts where neither the cell nor another column names one. */
  currency: string | null;
  /** Finds the meanings of its words, where it fills a choice. */
  findMeaning: ReturnType<typeof createMeaningFinder> | null;
}

/** Converts the rows of an import. */
export interface RowConverter {
  convert(cells: readonly Cell[]): { values: RowValues; errors: RowError[]; warnings: RowWarning[] };
}

/** Creates the converter of an import. Where two columns fill the same field, the first one with a value counts. */
export function createRowConverter(settings: ConversionSettings): RowConverter {
  const fields = new Map(getImportFields(settings.entity).map((field) => [field.name, field]));
  const columns = settings.mapping.flatMap((entry): ConvertedColumn[] => {
    const index = settings.columns.findIndex(({ name }) => name === entry.column);
    const field = fields.get(entry.field);
    const column = settings.columns[index];
    if (!field || !column) return [];
    const chosen = settings.currencies.find((each) => each.column === entry.column);
    return [
      {
        name: column.name,
        index,
        field,
        numberFormat: entry.numberFormat ?? settings.numberFormat ?? column.numberFormat,
        dateFormat: entry.dateFormat ?? settings.dateFormat ?? column.dateFormat,
        currency: chosen?.currency ?? findHeadingCurrency(entry.column),
        findMeaning: field.kind === 'choice' ? createMeaningFinder(field, entry.column, settings.values) : null,
      },
    ];
  });
  const defaults = Object.entries(settings.defaults).flatMap(([name, value]) => {
    const field = fields.get(name);
    return field ? [{ field, value }] : [];
  });
  const currencyFields = [...fields.values()].filter(({ kind }) => kind === 'currency');
  return {
    convert(cells) {
      const values: Record<string, unknown> = {};
      const errors: RowError[] = [];
      const warnings: RowWarning[] = [];
      /** The columns that filled the fields. */
      const sources = new Map<string, ConvertedColumn>();
      const fill = (field: ImportField, cell: Cell, styles: ValueStyles): boolean => {
        if (isBlankCell(cell) || field.name in values) return false;
        const converted = convertValue(field, cell, styles);
        if ('error' in converted) errors.push({ field: field.name, ...converted.error });
        else if (converted.value !== null && converted.value !== undefined) values[field.name] = converted.value;
        return field.name in values;
      };
      const fillWord = ({ name, field, findMeaning }: ConvertedColumn, cell: Cell): void => {
        if (!findMeaning || field.name in values) return;
        const word = convertWord(field, name, findMeaning, cell);
        if ('error' in word) errors.push({ field: field.name, ...word.error });
        else if ('leftOut' in word) warnings.push({ column: name, cell, ...word.leftOut });
        else if (word.value !== null) values[field.name] = word.value;
      };
      for (const column of columns) {
        if (column.findMeaning) fillWord(column, cells[column.index] ?? null);
        else if (fill(column.field, cells[column.index] ?? null, column)) sources.set(column.field.name, column);
      }
      const wrong = new Set(errors.map(({ field }) => field));
      const free = defaults.filter(({ field }) => !wrong.has(field.name));
      for (const { field, value } of free) {
        if (field.kind !== 'currency') fill(field, value, DEFAULT_STYLES);
      }
      for (const field of currencyFields) {
        const amountName = getAmountName(field);
        if (amountName in values) {
          const source = sources.get(amountName);
          if (source && source.currency !== null && !wrong.has(field.name))
            fill(field, source.currency, DEFAULT_STYLES);
          for (const each of free) if (each.field === field) fill(field, each.value, DEFAULT_STYLES);
          const given = (values[field.name] as string | undefined) ?? null;
          const currency = source ? findAmountCurrency(cells[source.index] ?? null, given) : given;
          if (currency !== null) values[field.name] = currency;
        } else delete values[field.name];
      }
      const found = errors.filter(({ field }) => !isCurrencyWithoutAmount(field, values, fields));
      return { values, errors: found, warnings };
    },
  };
}

/** How the values of defaults are written. */
const DEFAULT_STYLES: ValueStyles = { numberFormat: 'plain', dateFormat: 'iso' };

/** Returns the name of the amount to which a currency belongs. */
function getAmountName({ name }: ImportField): string {
  return name.replace(/currency$/, 'amount');
}

/** Tells whether a field is the currency of an amount that the row lacks. Such a currency is no value, so it cannot be wrong. */
function isCurrencyWithoutAmount(
  name: string | null,
  values: RowValues,
  fields: ReadonlyMap<string, ImportField>,
): boolean {
  const field = fields.get(name ?? '');
  return field?.kind === 'currency' && !(getAmountName(field) in values);
}

function isBlankCell(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
