import type { Cell } from '../files/table-file.constants.js';
import { buildLeftOutNotice, convertValue, quoteCell } from '../mapping/convert-value.rules.js';
import type { ImportEntity, ImportField, ValueStyles } from '../mapping/import-field.constants.js';
import { findAmountCurrency, findHeadingCurrency } from '../mapping/values/currencies.rules.js';
import { getImportFields } from '../mapping/import-fields.rules.js';
import { toText } from '../entities/row-values.rules.js';
import type { RowValues } from '../model/entity-import.constants.js';
import type { Import, RowError, RowWarning } from '../model/import.entity.js';
import { convertWord, createMeaningFinder } from '../words/word-meanings.rules.js';

/** The parts of an import that decide how cells become values. */
export type ConversionSettings = Pick<
  Import,
  'columns' | 'mapping' | 'values' | 'defaults' | 'numberFormat' | 'dateFormat' | 'currencies' | 'unreadable'
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

/** A cell that cannot be read, or a default, which has no column. */
interface RefusedCell {
  field: ImportField;
  column: ConvertedColumn | null;
  cell: Cell;
  code: string;
  detail: string;
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
  const movingFields = [...fields.values()].filter(({ moved }) => moved !== undefined);
  const currencyFields = [...fields.values()].filter(({ kind }) => kind === 'currency');
  return {
    convert(cells) {
      const values: Record<string, unknown> = {};
      const refused: RefusedCell[] = [];
      const warnings: RowWarning[] = [];
      const parts: Record<string, string> = {};
      /** The columns that filled the fields. */
      const sources = new Map<string, ConvertedColumn>();
      const fill = (field: ImportField, cell: Cell, styles: ValueStyles, column: ConvertedColumn | null): void => {
        if (isBlankCell(cell) || field.name in values) return;
        const converted = column?.findMeaning
          ? convertWord(field, column.name, column.findMeaning, cell)
          : convertValue(field, cell, styles);
        if ('error' in converted) {
          refused.push({ field, column, cell, ...converted.error });
          return;
        }
        const { notices = [] } = converted;
        warnings.push(...notices.map((notice) => ({ column: column?.name ?? null, cell, ...notice })));
        if (converted.value !== null && converted.value !== undefined) {
          values[field.name] = converted.value;
          if (column) sources.set(field.name, column);
          for (const [part, text] of Object.entries(converted.parts ?? {})) parts[getSibling(field, part)] = text;
        }
      };
      for (const column of columns) fill(column.field, cells[column.index] ?? null, column, column);
      const contradictions = moveChoices(movingFields, values);
      for (const [name, text] of Object.entries(parts)) if (fields.has(name) && !(name in values)) values[name] = text;
      const wrong = new Set(refused.map(({ field }) => field.name));
      const free = defaults.filter(({ field }) => !wrong.has(field.name));
      for (const { field, value } of free) {
        if (field.kind !== 'currency') fill(field, value, DEFAULT_STYLES, null);
      }
      contradictions.push(...moveChoices(movingFields, values));
      for (const field of currencyFields) {
        const amountName = getSibling(field, 'amount');
        if (amountName in values) {
          const source = sources.get(amountName);
          if (source && source.currency !== null && !wrong.has(field.name))
            fill(field, source.currency, DEFAULT_STYLES, null);
          for (const each of free) if (each.field === field) fill(field, each.value, DEFAULT_STYLES, null);
          const given = (values[field.name] as string | undefined) ?? null;
          const currency = source ? findAmountCurrency(cells[source.index] ?? null, given) : given;
          if (currency !== null) values[field.name] = currency;
          else if (source && wrong.has(field.name) && settings.unreadable === 'leave_out') {
            const detail = 'The amount was left out, because its currency cannot be read.';
            const cell = cells[source.index] ?? null;
            warnings.push({ column: source.name, cell, code: 'import.value_left_out', detail });
            delete values[amountName];
          }
        } else delete values[field.name];
      }
      const errors: RowError[] = [...contradictions];
      for (const { field, column, cell, code, detail } of refused) {
        const isAmountLess = field.kind === 'currency' && !(getSibling(field, 'amount') in values);
        if (column && canLeaveOut(settings, field, values)) {
          warnings.push({ column: column.name, cell, ...buildLeftOutNotice(cell, detail) });
        } else if (!isAmountLess) {
          const isQuoted = field.required && field.kind !== 'choice';
          errors.push({ field: field.name, code, detail: isQuoted ? `${quoteCell(cell)} ${detail}` : detail });
        }
      }
      return { values, errors, warnings };
    },
  };
}

/**
 * Moves the choices that are values of another field to that field.
 * @returns the errors of fields that say something else
 */
function moveChoices(fields: readonly ImportField[], values: Record<string, unknown>): RowError[] {
  return fields.flatMap(({ name, moved }) => {
    const value = values[name];
    if (!moved || typeof value !== 'string' || !moved.choices.includes(value)) return [];
    delete values[name];
    const other = (values[moved.field] ??= value);
    if (other === value) return [];
    const detail = `${name} says ${value} and ${moved.field} says ${toText(other)}; they must agree.`;
    return [{ field: name, code: 'import.stage_contradicts_status', detail }];
  });
}

/**
 * Tells whether a row can do without a cell that cannot be read. A field that the record needs cannot be left out, and
 * the words of a choice are no matter of spelling.
 */
function canLeaveOut({ unreadable }: ConversionSettings, field: ImportField, values: RowValues): boolean {
  return unreadable === 'leave_out' && field.kind !== 'choice' && (!field.required || field.name in values);
}

/** How the values of defaults are written. */
const DEFAULT_STYLES: ValueStyles = { numberFormat: 'plain', dateFormat: 'iso' };

/** Returns the name of the field that stands beside another one: the amount of a currency, the given name of a full name. */
function getSibling({ name }: ImportField, last: string): string {
  return name.replace(/[^.]+$/, last);
}

function isBlankCell(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
