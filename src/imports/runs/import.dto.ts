import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, ValidateIf } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Currency, IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../common/validation/reference.decorator.js';
import type { Cell } from '../files/table-file.constants.js';
import { DATE_FORMATS, type DateFormat, NUMBER_FORMATS, type NumberFormat } from '../mapping/import-field.constants.js';
import { IMPORT_MODES, type ImportMode, MATCH_KEYS, type MatchKey } from '../model/import.constants.js';

/** The field that a column fills. */
export class MappingEntryInput {
  /**
   * The name of the column, as the upload returned it.
   * @example "Bedrijfsnaam"
   */
  @IsSingleLine(500)
  column: string;

  /**
   * The name of the field in the API, with dots for parts: `identifiers.KBO`, `turnover.amount`. A field such as
   * `parent.name` names another record.
   * @example "name"
   */
  @IsSingleLine(100)
  field: string;

  /**
   * Whether a value of the file replaces a value of an existing record. Otherwise it only fills an empty field.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  overwrite?: boolean;

  /**
   * How the column writes numbers; recognised by its values when absent.
   * @example "dutch"
   */
  @IsOptional()
  @IsIn(NUMBER_FORMATS)
  numberFormat?: NumberFormat | null;

  /**
   * How the column writes days; recognised by its values when absent.
   * @example "day-first"
   */
  @IsOptional()
  @IsIn(DATE_FORMATS)
  dateFormat?: DateFormat | null;
}

/** The currency of the amounts of a column. */
export class ColumnCurrencyInput {
  /**
   * The name of the column, as the upload returned it.
   * @example "Omzet"
   */
  @IsSingleLine(500)
  column: string;

  /**
   * The currency, as an ISO 4217 code.
   * @example "EUR"
   */
  @Currency()
  currency: string;
}

/** Changes to an import before it runs. The rows must be checked again afterwards. */
export class UpdateImport {
  /**
   * The saved mapping whose settings the import gets, for the columns that its file has. Headings are compared without
   * regard to case, accents, spaces and punctuation; other columns are left out. It cannot be combined with the settings that it has.
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsId()
  mappingId?: string;

  /** The fields that the columns fill. A column that is not named is left out. */
  @ValidateIf((_, value) => value !== undefined)
  @NestedList(() => MappingEntryInput, 200)
  mapping?: MappingEntryInput[];

  /**
   * Values of fields for rows that have none. A text has at most 2,000 characters.
   * @example { "country": "BE" }
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsObject()
  @ApiProperty({
    type: 'object',
    additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    example: { country: 'BE' },
  })
  defaults?: Record<string, Cell>;

  /**
   * The ways in which an existing record is found; all of those that the kind of records has when empty.
   * @example ["identifier", "name"]
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(MATCH_KEYS.length)
  @IsIn(MATCH_KEYS, { each: true })
  matchKeys?: MatchKey[];

  /**
   * When imported records become known to reports. `known_from_today` leaves the reports of past days as they are.
   * `initial_load` is for the start with the application: reports of past days show the history of the file. Only
   * administrators may load it, and only while no month is locked.
   * @example "known_from_today"
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(IMPORT_MODES)
  mode?: ImportMode;

  /**
   * How all columns write numbers, unless an entry of the mapping says otherwise; recognised in each column when null.
   * @example null
   */
  @IsOptional()
  @IsIn(NUMBER_FORMATS)
  numberFormat?: NumberFormat | null;

  /**
   * How all columns write days, unless an entry of the mapping says otherwise; recognised in each column when null.
   * @example null
   */
  @IsOptional()
  @IsIn(DATE_FORMATS)
  dateFormat?: DateFormat | null;

  /**
   * The currencies of columns with amounts. They count where neither the cell (€ 5.000, USD 5,000) nor a column of
   * currencies nor the heading of the column names one.
   * @example [{ "column": "Omzet", "currency": "EUR" }]
   */
  @ValidateIf((_, value) => value !== undefined)
  @NestedList(() => ColumnCurrencyInput, 200)
  currencies?: ColumnCurrencyInput[];

  /**
   * The system whose ids the column of the field `externalId` has. Other imports from the same system find the records
   * by them.
   * @example "HubSpot"
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsSingleLine(100)
  externalSystem?: string;
}

/** Options of an undo. */
export class UndoImport {
  /**
   * Whether to return only what the undo would do and change nothing.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
