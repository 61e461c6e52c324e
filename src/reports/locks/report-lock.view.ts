import { ApiProperty } from '@nestjs/swagger';
import type { ColumnKind, RecordSource, ReportCell } from '../report.definition.js';

const CELL = { oneOf: [{ type: 'string' }, { type: 'number' }], nullable: true };

/** A locked month, as clients see one. */
export class ReportLockView {
  id: string;
  /** @example "pipeline-summary" */
  report: string;
  /** @example "2026-10" */
  month: string;
  /** @example { "groupBy": "stage" } */
  parameters: Record<string, string>;
  /** The definition by which the figures were reckoned. */
  definitionVersion: number;
  /** Of the report as json in English with all its sections, to the byte, as it was locked. */
  sha256: string;
  note: string | null;
  /** Whether it holds still. */
  locked: boolean;
  lockedAt: Date;
  lockedBy: string | null;
  /** @example "An Janssens" */
  lockedByName: string;
  unlockedAt: Date | null;
  unlockedBy: string | null;
  unlockedByName: string | null;
  unlockReason: string | null;
}

/** A locked month with its figures. */
export class ReportLockDocumentView extends ReportLockView {
  /** The report as it was locked: what `GET /reports/{report}` gave as json. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  document: object;
  /**
   * How many of its rows show a codename in place of what was locked, as their lead became confidential since. `sha256`
   * is of what was locked.
   * @example 0
   */
  veiled: number;
}

/** A column of a comparison. */
export class ComparedColumnView {
  /** @example "won" */
  name: string;
  /** @example "Won" */
  title: string;
  /** What a cell is. */
  kind: ColumnKind;
  /**
   * What `now` is. Of a figure that counts what happened in the month, or by its end: the same, as it is known now. Of one that says
   * what held when the month ended: the same day, reckoned by the present definition, since later entries do not change
   * what was known then.
   */
  basis: 'period' | 'day';
}

/** One figure, as it was locked and now. */
export class ComparedCellView {
  /** Name of the column. */
  column: string;
  @ApiProperty(CELL)
  locked: ReportCell;
  @ApiProperty(CELL)
  now: ReportCell;
  /** now − locked; null where one of them is no number. */
  @ApiProperty({ type: 'number', nullable: true })
  difference: number | null;
}

/** One row of a comparison. */
export class ComparedRowView {
  /** What the row is about, as in the report. */
  key: string | null;
  /** @example "Qualified" */
  label: string;
  /** Whether the row was there when it was locked, is there now, or both. */
  there: 'both' | 'locked' | 'now';
  /** Whether any figure is another now. */
  differs: boolean;
  cells: ComparedCellView[];
}

/** One table of a comparison. */
export class ComparedTableView {
  /** `main`, or the name of the section. */
  name: string;
  differs: boolean;
  columns: ComparedColumnView[];
  rows: ComparedRowView[];
  totals: ComparedCellView[];
}

/** One field of a later change. */
export class LaterFieldView {
  /** @example "status" */
  field: string;
  @ApiProperty({ nullable: true, oneOf: [...CELL.oneOf, { type: 'boolean' }] })
  before: string | number | boolean | null;
  @ApiProperty({ nullable: true, oneOf: [...CELL.oneOf, { type: 'boolean' }] })
  after: string | number | boolean | null;
}

/** A change to a lead that figures of the month count, recorded after it. */
export class LaterChangeView {
  /** When it was recorded. */
  at: Date;
  /** Who recorded it; null for what was changed without the API, and on leads that the caller may not see. */
  by: string | null;
  /** Null for a confidential lead that the caller may not see. */
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  reference: string | null;
  /** The title, or the codename of a confidential lead that the caller may not see. */
  lead: string;
  /** For a move: the day on which it is said to have happened. */
  occurredOn: string | null;
  /** Whether the move is said to have happened in the month itself. */
  late: boolean;
  /** Whether fields that would name the lead are left out, since the caller may not see it. */
  veiled: boolean;
  /** Of the fields that figures depend on, those that changed; none for a lead that was only taken in then. */
  changes: LaterFieldView[];
  /** Whether the lead was only taken in then. */
  isNew: boolean;
}

/** A change to a record beside leads that the report goes by, recorded after the month. */
export class LaterRecordView {
  /** When it was recorded. */
  at: Date;
  /**
   * Who recorded it; null for what came of another change or of how the program was started (a setting), and for a
   * confidential lead that the caller may not see.
   */
  by: string | null;
  /** What it is. */
  record: RecordSource;
  /** Null for a setting, and where it belongs to a confidential lead that the caller may not see. */
  id: string | null;
  /** Of an activity or an agreement its title, of a commitment what it says, of a setting its name. */
  title: string | null;
  /** The lead it belongs to; null where there is none, or a confidential one that the caller may not see. */
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  reference: string | null;
  /** The title of that lead, or the codename of a confidential one that the caller may not see. */
  lead: string | null;
  /** Whether what would name the lead is left out, since the caller may not see it. */
  veiled: boolean;
  /** Of the fields that figures depend on, those that changed; of a new record all that are filled. */
  changes: LaterFieldView[];
  /** Whether the record was only taken in then. */
  isNew: boolean;
}

/** Which definitions the two sides were reckoned by. */
export class ComparedDefinitionView {
  locked: number;
  now: number;
}

/** A locked month beside what history says now. */
export class ReportLockComparisonView {
  lock: ReportLockView;
  /** The day as of which `now` is known. */
  knownAsOf: string;
  /** When they differ, figures may differ for that reason alone. */
  definitionVersion: ComparedDefinitionView;
  /** Whether any figure is another now. */
  differs: boolean;
  tables: ComparedTableView[];
  /**
   * Changes to leads that figures of the month count, recorded after it, latest first; at most 500. None of a report whose
   * figures all say what held on its last day.
   */
  changes: LaterChangeView[];
  /** How many there are. */
  changeCount: number;
  /**
   * Changes to other records that figures of the month go by, recorded after it, latest first; at most 500: touches and
   * interactions of those leads, activities that began by its end, agreements, and realisations that speak of a day up to
   * its end.
   */
  recordChanges: LaterRecordView[];
  /** How many there are. */
  recordChangeCount: number;
}
