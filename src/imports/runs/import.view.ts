import { ApiProperty } from '@nestjs/swagger';
import type { Cell, TextEncoding } from '../files/table-file.constants.js';
import type { DateFormat, FieldKind, ImportEntity, NumberFormat } from '../mapping/import-field.constants.js';
import type {
  CreatableEntity,
  ImportMode,
  ImportStatus,
  MatchKey,
  RowOutcome,
  RowPhase,
  Unreadable,
  SeparatorName,
} from '../model/import.constants.js';
import type { RowDecision } from '../model/import.entity.js';

const CELL = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] };

/** A decision about a possible duplicate. */
export const DECISION = {
  oneOf: [
    {
      type: 'object',
      properties: { recordId: { type: 'string', format: 'uuid' } },
      required: ['recordId'],
      additionalProperties: false,
    },
    { type: 'string', enum: ['create', 'skip'] },
  ],
};

/** The value of a field of any kind. */
export const VALUE = {
  nullable: true,
  oneOf: [...CELL.anyOf, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }],
};

/** A word of a column that fills a choice: a short text without regard to case and spaces. */
export class ColumnWordView {
  /**
   * The word as it came first.
   * @example "Beurs"
   */
  value: string;
  /**
   * The number of rows that have it.
   * @example 412
   */
  count: number;
  /**
   * The value of the field that it means; null if it is left out. Absent, the rows that have it are refused.
   * @example "activity"
   */
  meaning?: string | null;
  /**
   * The meaning that our dictionaries know, which counts until another one is chosen; absent if they know none.
   * @example "activity"
   */
  suggested?: string;
}

/** The meaning that people have chosen for a word of a column. */
export class WordMeaningView {
  /** @example "Bron" */
  column: string;
  /** @example "Beurs" */
  value: string;
  /**
   * The value of the field that it means; null if it is left out. Absent, the rows that have it are refused.
   * @example "activity"
   */
  meaning?: string | null;
}

/** A sheet of a workbook. */
export class ImportSheetView {
  /** @example "Bedrijven 2025" */
  name: string;
  /**
   * The number of rows below the headings that are not blank. Of a long sheet that was not read, it is the number that the
   * workbook declares.
   * @example 5000
   */
  rows: number;
  /**
   * The number of columns with a heading.
   * @example 12
   */
  columns: number;
}

/** A column of the file. */
export class ImportColumnView {
  /** @example "Bedrijfsnaam" */
  name: string;
  /** @example "text" */
  type: 'text' | 'number' | 'date' | 'boolean';
  /** Some of its values. */
  @ApiProperty({ type: 'array', items: CELL, example: ['Brightwell NV'] })
  samples: Cell[];
  /**
   * The words of all rows, the most frequent first, if the column fills a choice and has at most 500 different ones; else
   * empty. Absent in lists of imports.
   */
  values?: ColumnWordView[];
  /** How the column writes numbers, as its values show. */
  numberFormat: NumberFormat;
  /** How the column writes days, as its values show. */
  dateFormat: DateFormat;
  /** Whether no value shows which of day and month comes first, as in 03/04/2025. */
  isDayOrderAssumed: boolean;
  /** Whether the heading or each amount of the first rows names a currency, so that `currencies` need not. */
  namesCurrency: boolean;
}

/** The currency of the amounts of a column. */
export class ColumnCurrencyView {
  /** @example "Omzet" */
  column: string;
  /** @example "EUR" */
  currency: string;
}

/** The field that a column fills. */
export class MappingEntryView {
  /** @example "Bedrijfsnaam" */
  column: string;
  /** @example "name" */
  field: string;
  /** Whether a value of the file replaces a value of an existing record; absent means no. */
  overwrite?: boolean;
  numberFormat?: NumberFormat | null;
  dateFormat?: DateFormat | null;
}

/** A field that a column can fill. */
export class ImportFieldView {
  /** @example "identifiers.KBO" */
  name: string;
  /** @example "text" */
  kind: FieldKind;
  /** Whether each row needs a value, from a column or from the defaults. */
  required: boolean;
  /** The values of a choice. */
  choices: string[];
  /**
   * The vocabulary of `GET /reference/labels` with the labels of the choices.
   * @example "companyKind"
   */
  vocabulary: string | null;
}

/** The settings that an import can have. */
export class ImportFieldsView {
  /** The fields that columns can fill, in the order in which people choose them. */
  fields: ImportFieldView[];
  /** The fields that the headings of the columns suggest. */
  suggestion: MappingEntryView[];
  /** The ways in which an existing record can be found, strongest first. */
  matchKeys: MatchKey[];
}

/** The number of rows with each outcome, of the last check or of the run. */
export class DataImportCountsView {
  create: number;
  update: number;
  skip: number;
  possible_duplicate: number;
  error: number;
}

/** The number of records that the rows create besides their own, because they name them. */
export class DataImportCreatesView {
  /** @example 212 */
  companies: number;
  /** @example 498 */
  contacts: number;
}

/** An import as clients see it. */
export class DataImportView {
  id: string;
  status: ImportStatus;
  /** @example "companies" */
  entity: ImportEntity;
  /** @example "companies.xlsx" */
  fileName: string;
  /** The sheets of a workbook, hidden ones as well; empty for csv. */
  sheets: ImportSheetView[];
  /**
   * The sheet that was read; null for csv.
   * @example "Bedrijven 2025"
   */
  sheet: string | null;
  /**
   * The row with the headings, as the sheet counts.
   * @example 1
   */
  headingRow: number | null;
  /**
   * The encoding in which a csv file was read; null for a workbook.
   * @example null
   */
  encoding: TextEncoding | null;
  /**
   * The separator with which a csv file was read; null for a workbook.
   * @example null
   */
  separator: SeparatorName | null;
  /**
   * The number of rows of the file, without headings and blank rows.
   * @example 5000
   */
  rowCount: number;
  /**
   * The number of rows that the present check, run or undo has processed.
   * @example 1200
   */
  processedCount: number;
  counts: DataImportCountsView;
  createsCounts: DataImportCreatesView;
  columns: ImportColumnView[];
  mapping: MappingEntryView[];
  /** The meanings of words that people have chosen, also of words that only other files of a saved mapping have. */
  values: WordMeaningView[];
  @ApiProperty({ type: 'object', additionalProperties: CELL, example: { country: 'BE' } })
  defaults: Record<string, Cell>;
  /** The ways in which an existing record is found; empty means all of those that the kind of records has. */
  matchKeys: MatchKey[];
  mode: ImportMode;
  numberFormat: NumberFormat | null;
  dateFormat: DateFormat | null;
  /** The currencies of columns whose amounts have none in the cell and none in another column. */
  currencies: ColumnCurrencyView[];
  /** The treatment of cells that cannot be read. */
  unreadable: Unreadable;
  /** The user who gets the rows whose owner or assignee is no user. */
  unknownOwnerId: string | null;
  /** The kinds of records that are created where rows name one that is missing. */
  createMissing: CreatableEntity[];
  /** @example "import" */
  externalSystem: string;
  /** Whether the people in the file come from a list of somebody else. They must be told within a month. */
  thirdPartySource: boolean;
  /** The reason why the import failed as a whole. Rows with errors do not make it fail. */
  failure: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  /** @example "Stefan Raes" */
  creatorName: string;
}

/** The value of a field before and after an update. */
export class RowChangeView {
  /** @example "city" */
  field: string;
  /** The value before; null if there was none. */
  @ApiProperty(VALUE)
  from: unknown;
  /** The value after. */
  @ApiProperty(VALUE)
  to: unknown;
}

/** A record that the row may be about, or an earlier row. */
export class RowCandidateView {
  /** The record; null for an earlier row of the file that is not imported. */
  recordId: string | null;
  /** @example "Brightwell Greenhouse Lighting Co., Ltd." */
  name: string;
  /** The earlier row of the file; null for a record. */
  row: number | null;
  /** The kind of the record where the row names it and would create it; absent for one that the row itself may be about. */
  entity?: CreatableEntity;
}

/** A record that a row creates besides its own, because it names it and nobody knows it. */
export class RowCreationView {
  entity: CreatableEntity;
  /** The values of its fields, by their names in an import of such records. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { name: 'Brightwell NV', country: 'BE' } })
  values: Record<string, unknown>;
}

/** A reason why a row is not imported, or why an undo leaves a part of it. */
export class RowErrorView {
  /**
   * The field; null if the reason concerns the whole row.
   * @example "identifiers.KBO"
   */
  field: string | null;
  /**
   * The column that fills the field; null where none does, absent where an undo leaves a part.
   * @example "Ondernemingsnummer"
   */
  column?: string | null;
  /** The cell as it came. */
  @ApiProperty({ anyOf: [...CELL.anyOf, { type: 'null' }], example: '0403.170.702', required: false })
  cell?: Cell;
  /** @example "identifier.invalid" */
  code: string;
  /** A sentence that says what would be right. With `lang` it names the field and the column and quotes the cell. */
  detail: string;
}

/** A value of a row that was left out or assumed. */
export class RowWarningView {
  /**
   * The column that gives the value; null where none does.
   * @example "Stad"
   */
  column: string | null;
  /** The cell as it came. */
  @ApiProperty({ anyOf: [...CELL.anyOf, { type: 'null' }], example: 'Hasselt' })
  cell: Cell;
  /** @example "import.value_not_taken" */
  code: string;
  /** A sentence that says what was left out, kept or assumed. */
  detail: string;
}

/** A row of the file with what the import does with it. */
export class ImportRowView {
  id: string;
  /**
   * The number of the row in the sheet.
   * @example 17
   */
  row: number;
  /** How far the row has come: `done` means that the import has dealt with it, and not only checked it. */
  phase: RowPhase;
  /** The treatment of the row; null while it has not been checked. */
  outcome: RowOutcome | null;
  /** The record that was created or updated, or that has these values already. */
  recordId: string | null;
  /** The earlier row that this one repeats; such a row is skipped. */
  repeatsRow: number | null;
  changes: RowChangeView[];
  /** The records that the row creates besides its own. A record that several rows name is one of the first of them. */
  creates: RowCreationView[];
  candidates: RowCandidateView[];
  /** The decision of a person about the candidates. The outcome follows it. */
  @ApiProperty({ nullable: true, oneOf: DECISION.oneOf, example: 'create' })
  decision: RowDecision | null;
  errors: RowErrorView[];
  /** The values that were left out or assumed, whatever is done with the row. */
  warnings: RowWarningView[];
  /** The parts that an undo left as they are. */
  leftReasons: RowErrorView[];
  /** The cells as they came. */
  @ApiProperty({ type: 'array', items: { anyOf: [...CELL.anyOf, { type: 'null' }] } as never })
  cells: Cell[];
}

/** A row that an undo leaves. */
export class UndoRemainderView {
  /** @example 17 */
  row: number;
  recordId: string;
  reasons: RowErrorView[];
}

/** The result of an undo, or of its preview. */
export class ImportUndoView {
  /** @example true */
  dryRun: boolean;
  /** The number of records that it archives. */
  archive: number;
  /** The number of records in which it restores former values. */
  restore: number;
  /** The number of records that it leaves, at least in part. */
  leave: number;
  /** The first 100 of those. */
  remainders: UndoRemainderView[];
}
