import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ValueChange } from '../../common/bulk-updates/value-changes.rules.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import type { Cell } from '../files/table-file.constants.js';
import type { DateFormat, ImportEntity, NumberFormat, ValueStyles } from '../mapping/import-field.constants.js';
import type { DetectedStyles } from '../mapping/value-styles.rules.js';
import type { ImportMode, ImportStatus, MatchKey, RowOutcome, RowPhase } from './import.constants.js';

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

/** A file of records of another system, and how its columns become fields. */
@Entity('import')
@Index('import_created_at_idx', ['createdAt', 'id'])
@Index('import_created_by_idx', ['createdBy', 'id'])
@Index('import_history_loaded_at_idx', ['historyLoadedAt'], { where: 'history_loaded_at IS NOT NULL' })
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

  @Column('text', { default: 'uploaded' })
  status: ImportStatus;

  @Column('jsonb')
  columns: ImportColumn[];

  @Column('jsonb')
  mapping: MappingEntry[];

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

  /** The system whose ids the file has. */
  @Column('text', { default: 'import' })
  externalSystem: string;

  @Column('integer')
  rowCount: number;

  /** The number of rows that the present check, run or undo has processed. */
  @Column('integer', { default: 0 })
  processedCount: number;

  /** The number of rows with each outcome. */
  @Column('jsonb', { default: {} })
  counts: Partial<Record<RowOutcome, number>>;

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
  /** The record; null for an earlier row of the file. */
  recordId: string | null;
  name: string;
  /** The earlier row of the file; null for a record. */
  row: number | null;
}

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

  /** The earlier row of the file that this one repeats. */
  @Column('integer', { nullable: true })
  repeatsRow: number | null;

  @Column('jsonb', { default: [] })
  changes: ValueChange[];

  @Column('jsonb', { default: [] })
  candidates: RowCandidate[];

  @Column('jsonb', { default: [] })
  errors: RowError[];

  /** The values that were not taken as they are in the file. */
  @Column('jsonb', { default: [] })
  warnings: RowWarning[];

  /** The parts that an undo left as they are, with the reasons. */
  @Column('jsonb', { default: [] })
  leftReasons: RowError[];
}

/** A key by which later rows of the file are recognised as repetitions of a row. */
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
