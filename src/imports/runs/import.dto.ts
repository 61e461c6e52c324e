import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsOptional, ValidateIf } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Currency, IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../common/validation/reference.decorator.js';
import type { Cell } from '../files/table-file.constants.js';
import { DATE_FORMATS, type DateFormat, NUMBER_FORMATS, type NumberFormat } from '../mapping/import-field.constants.js';
import { MAX_WORD_CHARACTERS } from '../mapping/words/word.rules.js';
import {
  CREATABLE_ENTITIES,
  type CreatableEntity,
  IMPORT_MODES,
  type ImportMode,
  MATCH_KEYS,
  type MatchKey,
  type Unreadable,
  UNREADABLE_TREATMENTS,
} from '../model/import.constants.js';

/** Maximum number of meanings of one request. */
const MAX_MEANINGS = 5_000;

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

/** The meaning of a word of a column that fills a choice. */
export class WordMeaningInput {
  /**
   * The name of the column, as the upload returned it.
   * @example "Bron"
   */
  @IsSingleLine(500)
  column: string;

  /**
   * The word, without regard to case and spaces.
   * @example "Beurs"
   */
  @IsSingleLine(MAX_WORD_CHARACTERS)
  value: string;

  /**
   * The value of the field that the word means; null leaves the word out. Absent, the rows that have it are refused.
   * @example "activity"
   */
  @IsOptional()
  @IsSingleLine()
  @ApiProperty({ type: String, nullable: true, required: false, example: 'activity' })
  meaning?: string | null;
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
   * The meanings of words of columns that fill a choice. Only the words that are named change. Where the field of a
   * column changes, the meanings that its choices have remain.
   * @example [{ "column": "Bron", "value": "Beurs", "meaning": "activity" }]
   */
  @ValidateIf((_, value) => value !== undefined)
  @NestedList(() => WordMeaningInput, MAX_MEANINGS)
  values?: WordMeaningInput[];

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
   * The treatment of a cell that cannot be read, such as a phone number "see office". `leave_out` takes the row without
   * the cell and reports it in the warnings of the row; `refuse` makes the row an error. A field that every record needs
   * refuses the row in both cases, and so does a word that is none of a choice.
   * @example "leave_out"
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(UNREADABLE_TREATMENTS)
  unreadable?: Unreadable;

  /**
   * The user who gets the rows whose owner or assignee is no user or has left. Without one their name is a cell that
   * cannot be read.
   * @example null
   */
  @IsOptional()
  @IsId()
  unknownOwnerId?: string | null;

  /**
   * The kinds of records that are created where rows name one that is missing: companies for contacts, companies and
   * contacts for leads, nothing for others. A company needs a name and a country, a person a name or an e-mail address.
   * A record that exists is found and never changed. The importing person needs the permission to create them.
   * @example ["companies"]
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayUnique()
  @IsIn(CREATABLE_ENTITIES, { each: true })
  createMissing?: CreatableEntity[];

  /**
   * The system whose ids the column of the field `externalId` has. Other imports from the same system find the records
   * by them.
   * @example "HubSpot"
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsSingleLine(100)
  externalSystem?: string;

  /**
   * Whether the people in the file come from a list of somebody else, such as a partner. They must be told within a month that
   * their data are stored (GDPR art. 14), and managers see who has not been told. Alone in a request it can also be changed
   * after the import, and the rows stay as they are.
   * @example false
   */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  thirdPartySource?: boolean;
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
