import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import type { Cell, SheetSummary, TextEncoding } from '../files/table-file.constants.js';
import type { DateFormat, ImportEntity, NumberFormat, ValueStyles } from '../mapping/import-field.constants.js';
import type { DetectedStyles } from '../mapping/value-styles.rules.js';
import type {
  CreatableEntity,
  ImportMode,
  ImportStatus,
  MatchKey,
  RowOutcome,
  RowPhase,
  SeparatorName,
  Unreadable,
} from './import.constants.js';

/** A column of an uploaded file, with the way in which its values are written. */
export interface ImportColumn extends ValueStyles {
  name: string;
  type: DetectedStyles['type'];
  samples: Cell[];
  /** Whether the heading or each amount of the first rows names a currency. */
  namesCurrency: boolean;
}

/** The field that a column fills. */
export interface MappingEntry {
  column: string;
  field: string;
  /** Whether a value of the file replaces a value of the record. Otherwise it only fills an empty field. */
  overwrite?: boolean;
  numberFormat?: NumberFormat | null;
  dateFormat?: DateFormat | null;
}

/** The currency of the amounts of a column, where neither the cell nor another column names one. */
export interface ColumnCurrency {
  column: string;
  currency: string;
}

/**
 * The meaning that people have chosen for a word of a column that fills a choice: a value of the field, or null to leave
 * the word out. Rows with the word are refused where the meaning is absent.
 */
export interface WordMeaning {
  column: string;
  value: string;
  meaning?: string | null;
}

/** A file of records of another system, and how its columns become fields. */
@Entity('import')
@Index('import_created_at_idx', ['createdAt', 'id'])
@Index('import_created_by_idx', ['createdBy', 'id'])
@Index('import_history_loaded_at_idx', ['historyLoadedAt'], { where: 'history_loaded_at IS NOT NULL' })
@Index('import_unknown_owner_id_idx', ['unknownOwnerId'], { where: 'unknown_owner_id IS NOT NULL' })
@Index('import_third_party_source_idx', ['id'], { where: 'third_party_source' })
@Index('import_open_idx', ['id'], { where: `status IN ('checking', 'running', 'undoing')` })
export class Import extends RecordEntity {
  @Column('text')
  creatorKind: Actor['kind'];

  @Column('text')
  creatorName: string;

  @Column('text')
  entity: ImportEntity;

  @Column('text')
  fileName: string;

  /** The sheets of a workbook; empty for csv. */
  @Column('jsonb', { default: [] })
  sheets: SheetSummary[];

  /** The sheet that was read; null for csv. */
  @Column('text', { nullable: true })
  sheet: string | null;

  /** The row of the headings. Null for imports of before it was stored. */
  @Column('integer', { nullable: true })
  headingRow: number | null;

  /** The encoding in which a csv file was read. */
  @Column('text', { nullable: true })
  encoding: TextEncoding | null;

  /** The separator with which a csv file was read. */
  @Column('text', { nullable: true })
  separator: SeparatorName | null;

  /** The last row, if it has the sums of the columns instead of a record. */
  @Column('integer', { nullable: true })
  totalsRow: number | null;

  @Column('text', { default: 'uploaded' })
  status: ImportStatus;

  @Column('jsonb')
  columns: ImportColumn[];

  @Column('jsonb')
  mapping: MappingEntry[];

  /** The meanings of words that people have chosen. Other words have those that are suggested. */
  @Column('jsonb', { default: [] })
  values: WordMeaning[];

  /** The values of fields for rows that have none. */
  @Column('jsonb', { default: {} })
  defaults: Record<string, Cell>;

  @Column('text', { array: true, default: [] })
  matchKeys: MatchKey[];

  /** With `initial_load` the versions of records are dated by their own history. */
  @Column('text', { default: 'known_from_today' })
  mode: ImportMode;

  /** How all columns write numbers; null where each column has its own format. */
  @Column('text', { nullable: true })
  numberFormat: NumberFormat | null;

  @Column('text', { nullable: true })
  dateFormat: DateFormat | null;

  /** The currencies of columns with amounts. */
  @Column('jsonb', { default: [] })
  currencies: ColumnCurrency[];

  /** The treatment of cells that cannot be read. */
  @Column('text', { default: 'leave_out' })
  unreadable: Unreadable;

  /** The user who gets the rows of people who are no users. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  unknownOwnerId: string | null;
  /** The kinds of records that are created where rows name some that are missing. */
  @Column('text', { array: true, default: [] })
  createMissing: CreatableEntity[];

  /** The system whose ids the file has. */
  @Column('text', { default: 'import' })
  externalSystem: string;

  /** Whether the people in the file were entered on a list of somebody else, so that they must be told (GDPR art. 14). */
  @Column('boolean', { default: false })
  thirdPartySource: boolean;

  @Column('integer')
  rowCount: number;

  /** The number of rows that the present check, run or undo has processed. */
  @Column('integer', { default: 0 })
  processedCount: number;

  /** The number of rows with each outcome. */
  @Column('jsonb', { default: {} })
  counts: Partial<Record<RowOutcome, number>>;

  /** The number of records that the rows create besides their own, by kind. */
  @Column('jsonb', { default: {} })
  createsCounts: Partial<Record<CreatableEntity, number>>;

  /** The last row whose keys are stored for rows that stand above it and name it. */
  @Column('integer', { default: 0 })
  keyedRow: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  /** The time at which the first row of an initial load was imported. Reports of earlier days say so. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  historyLoadedAt: Date | null;

  /** The person or key that asked for the undo, whose rights it has. */
  @Column('uuid', { nullable: true })
  undoneBy: string | null;

  @Column('text', { nullable: true })
  undoneByKind: Actor['kind'] | null;

  @Column('text', { nullable: true })
  undoneByName: string | null;

  /** The reason why the import could not go on. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** The time at which the rows and the samples of columns were deleted after their retention period. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  rowsDeletedAt: Date | null;
}

/** Imports as a kind of record for the record store. */
export const IMPORT: RecordKind<Import> = { entity: Import, name: 'import' };

/** A record that a row may be about. */
export interface RowCandidate {
  /** The record; null for an earlier row of the file that is not imported. */
  recordId: string | null;
  name: string;
  /** The earlier row of the file; null for a record. */
  row: number | null;
  /** The kind of the record where it is one that the row names and not the record of the row. */
  entity?: CreatableEntity;
}

/** A record that a row creates because it names it and nobody knows it. */
export interface RowCreation {
  entity: CreatableEntity;
  values: Readonly<Record<string, unknown>>;
}

/** A record that a row has created because it names it. */
export interface CreatedRecord {
  entity: CreatableEntity;
  id: string;
}

/** A decision about a possible duplicate: the record that the row is about, a record of its own, or nothing. */
export type RowDecision = { recordId: string } | 'create' | 'skip';

/** A reason why a row is not imported. */
export interface RowError {
  field: string | null;
  /** The column that fills the field, with its cell as it came. Both are null where none does. */
  column?: string | null;
  cell?: Cell;
  code: string;
  detail: string;
}

/** A part of a row that its import leaves out or assumes, by the field of the import. */
export interface RowNotice {
  field: string;
  code: string;
  detail: string;
}

/** A value of a row that was left out or assumed, although the row itself was not refused for it. */
export interface RowWarning {
  /** The column that fills the field; null where none does. */
  column: string | null;
  cell: Cell;
  code: string;
  detail: string;
}

/** A row of the file with what the import does with it. */
@Entity('import_row')
@Unique('import_row_import_id_row_uq', ['importId', 'row'])
@Index('import_row_phase_idx', ['importId', 'phase', 'row'])
@Index('import_row_outcome_idx', ['importId', 'outcome', 'row'])
@Index('import_row_record_id_idx', ['recordId'])
export class ImportRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Import)
  @Column('uuid')
  importId: string;

  /** The number of the row in the sheet. */
  @Column('integer')
  row: number;

  @Column('jsonb')
  cells: Cell[];

  @Column('text', { default: 'uploaded' })
  phase: RowPhase;

  @Column('text', { nullable: true })
  outcome: RowOutcome | null;

  @Column('uuid', { nullable: true })
  recordId: string | null;

  /** The records that the row creates besides its own. */
  @Column('jsonb', { default: [] })
  creates: RowCreation[];

  /** The ids of those records, by which an undo finds them and a check makes them again for later rows. */
  @Column('jsonb', { default: [] })
  created: CreatedRecord[];

  /** The earlier row of the file that this one repeats. */
  @Column('integer', { nullable: true })
  repeatsRow: number | null;

  @Column('jsonb', { default: [] })
  changes: ValueChange[];

  @Column('jsonb', { default: [] })
  candidates: RowCandidate[];

  /** The decision of a person about the candidates. */
  @Column('jsonb', { nullable: true })
  decision: RowDecision | null;

  @Column('jsonb', { default: [] })
  errors: RowError[];

  /** The values that were not taken as they are in the file. */
  @Column('jsonb', { default: [] })
  warnings: RowWarning[];

  /** The parts that an undo left as they are, with the reasons. */
  @Column('jsonb', { default: [] })
  leftReasons: RowError[];
}

/** A key by which other rows of the file are recognised as repetitions of a row, or name a record that it creates. */
@Entity('import_row_key')
export class ImportRowKey {
  @ForeignKey(() => Import)
  @PrimaryColumn('uuid')
  importId: string;

  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  @PrimaryColumn('integer')
  row: number;
}

/** A word of a column, which is a short text without regard to case and spaces, with the number of rows that have it. */
@Entity('import_word')
export class ImportWord {
  @ForeignKey(() => Import)
  @PrimaryColumn('uuid')
  importId: string;

  @PrimaryColumn('integer')
  columnIndex: number;

  /** The form by which the word is recognised. */
  @PrimaryColumn('text', { collation: 'C' })
  key: string;

  /** The word as it came first. */
  @Column('text')
  word: string;

  @Column('integer')
  count: number;
}
