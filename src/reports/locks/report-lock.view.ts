import { ApiProperty } from '@nestjs/swagger';
import type { ColumnKind, RecordSource, ReportCell } from '../definition/report-definition.rules.js';

const CELL = { oneOf: [{ type: 'string' }, { type: 'number' }], nullable: true };

/** A lock of a month of a report. */
export class ReportLockView {
  id: string;
  /** @example "pipeline-summary" */
  report: string;
  /** @example "2026-10" */
  month: string;
  /** @example { "groupBy": "stage" } */
  parameters: Record<string, string>;
  /** The version of the definition by which the figures were computed. */
  definitionVersion: number;
  /** The SHA-256 of the report as json in English with all its sections, exactly as it was locked. */
  sha256: string;
  note: string | null;
  /** Whether the lock is still in force. */
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
  /**
   * The report as it was locked: the json of `GET /reports/{report}`, with the redactions that `veiled` counts. A title that named an
   * erased person appears as it is now.
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  document: object;
  /**
   * The number of rows that now show a codename, because their lead has become confidential since the month was locked.
   * `sha256` refers to the document as it was locked.
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
  /** The kind of the values in the cells. */
  kind: ColumnKind;
  /**
   * The meaning of `now`. For a period figure, which counts events in the month or by its end, `now` is the same period
   * as known today, still as of the last day of the month: what happened after that day does not count, as it would in a
   * report of today. For a point-in-time figure, which describes the end of the month, `now` is the same day computed by
   * the present definition, since later entries do not change what was known then.
   */
  basis: 'period' | 'day';
}

/** One figure as it was locked and as it is now. */
export class ComparedCellView {
  /** The name of the column. */
  column: string;
  @ApiProperty(CELL)
  locked: ReportCell;
  @ApiProperty(CELL)
  now: ReportCell;
  /** The result of now − locked; null if one of them is not a number. */
  @ApiProperty({ type: 'number', nullable: true })
  difference: number | null;
}

/** One row of a comparison. */
export class ComparedRowView {
  /** The key of the row in the report. */
  key: string | null;
  /** @example "Qualified" */
  label: string;
  /** Whether the row existed when it was locked, exists now, or both. */
  there: 'both' | 'locked' | 'now';
  /** Whether any figure is different now. */
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

/** A change to a lead that figures of the month count, recorded after the month. */
export class LaterChangeView {
  /** The time at which the change was recorded. */
  at: Date;
  /**
   * The name of the user or API key that recorded the change. Null for changes made without the API, and for leads that
   * the caller may not see.
   */
  by: string | null;
  /** The id of the lead; null for a confidential lead that the caller may not see. */
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  reference: string | null;
  /** The title, or the codename of a confidential lead that the caller may not see. */
  lead: string;
  /** For a transition: the day on which it happened according to its record. */
  occurredOn: string | null;
  /** Whether the transition happened in the month itself according to its record. */
  late: boolean;
  /** Whether fields that would name the lead are left out, because the caller may not see it. */
  veiled: boolean;
  /** The changed fields among those that figures depend on; empty for a lead that was created by this change. */
  changes: LaterFieldView[];
  /** Whether the lead was created by this change. */
  isNew: boolean;
}

/** A change to a record, other than a lead, that the report depends on, recorded after the month. */
export class LaterRecordView {
  /** The time at which the change was recorded. */
  at: Date;
  /**
   * The name of the user or API key that recorded the change. Null for a change that followed from another one, for a
   * setting that was changed at the start of the program, and for a confidential lead that the caller may not see.
   */
  by: string | null;
  /** The kind of the record. */
  record: RecordSource;
  /** The id of the record; null for a setting, and for a record of a confidential lead that the caller may not see. */
  id: string | null;
  /** The title of an activity or an agreement, or the name of a setting; null for other records. */
  title: string | null;
  /** The lead of the record; null if there is none, or if it is a confidential one that the caller may not see. */
  leadId: string | null;
  /** @example "LEAD-2026-0007" */
  reference: string | null;
  /** The title of that lead, or the codename of a confidential lead that the caller may not see. */
  lead: string | null;
  /** Whether fields that would name the lead are left out, because the caller may not see it. */
  veiled: boolean;
  /** The changed fields among those that figures depend on; for a new record, all of them that are filled. */
  changes: LaterFieldView[];
  /** Whether the record was created by this change. */
  isNew: boolean;
}

/** The versions of the definition by which the two sides were computed. */
export class ComparedDefinitionView {
  locked: number;
  now: number;
}

/** A locked month compared with the present figures. */
export class ReportLockComparisonView {
  lock: ReportLockView;
  /** The day whose knowledge `now` has. The figures are still as of the last day of the month. */
  knownAsOf: string;
  /** If the versions differ, figures may differ for that reason alone. */
  definitionVersion: ComparedDefinitionView;
  /** Whether any figure is different now. */
  differs: boolean;
  tables: ComparedTableView[];
  /**
   * Changes to leads that figures of the month count, recorded after the month, latest first; at most 500. The list is
   * empty for a report that has only point-in-time figures.
   */
  changes: LaterChangeView[];
  /** The number of all such changes, including those that are not listed. */
  changeCount: number;
  /**
   * Changes to other records that figures of the month depend on, recorded after the month, latest first; at most 500.
   * The records are touches and interactions of those leads, activities that began by the end of the month, agreements,
   * settings, and realisations of days up to the end of the month.
   */
  recordChanges: LaterRecordView[];
  /** The number of all such changes, including those that are not listed. */
  recordChangeCount: number;
}
