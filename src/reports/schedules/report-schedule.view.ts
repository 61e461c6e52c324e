import type { RunOutcome } from './report-schedule-run.entity.js';

/** A schedule of a report. */
export class ReportScheduleView {
  id: string;
  /** @example "Pipeline for the deputy" */
  name: string;
  /** @example "0 6 1 * *" */
  cron: string;
  /** @example "Europe/Brussels" */
  timezone: string;
  /** @example "pipeline-summary" */
  report: string;
  /** @example { "asOf": "previous_month_end", "groupBy": "stage" } */
  parameters: Record<string, string>;
  /** @example "csv" */
  format: string;
  /** @example "nl" */
  lang: string;
  /**
   * The folder of its files, below the folder that the setting REPORTS_DIR names.
   * @example "deputy/pipeline"
   */
  folder: string;
  /** The number of files that are kept; null for all. */
  keepFiles: number | null;
  enabled: boolean;
  /** The next due time; null while the schedule is not enabled. A time in the past is being made up for. */
  nextDueAt: Date | null;
  /** The outcome of the run with the latest due time; null before the first run. */
  lastOutcome: RunOutcome | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** One due time of a schedule, with the outcome of its run. */
export class ReportScheduleRunView {
  id: string;
  scheduleId: string;
  /** The time at which the report was due. */
  dueAt: Date;
  requestedBy: string | null;
  /** The name of the user or API key that requested the run; null for a run that was due by its schedule. */
  requestedByName: string | null;
  /**
   * The outcome. `waiting` means that the run waits for its first or next attempt. `skipped` means that this due time
   * and those before it were missed too long ago to be made up for.
   */
  outcome: RunOutcome;
  /** The number of attempts so far. */
  attempt: number;
  /** The time of the next attempt; null once the run is done, failed or skipped. */
  nextAttemptAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /**
   * The parameters of the report, with days resolved; null before the first attempt.
   * @example { "asOf": "2026-10-31", "groupBy": "stage", "format": "csv" }
   */
  parameters: Record<string, string> | null;
  definitionVersion: number | null;
  /** @example "deputy/pipeline" */
  folder: string | null;
  /** @example "pipeline-summary_2026-10-31_by-stage_en.csv" */
  fileName: string | null;
  bytes: number | null;
  /** The SHA-256 of the file, in hexadecimal. */
  sha256: string | null;
  /**
   * The reason why the last attempt failed; null if it did not.
   * @example "file.disk_full"
   */
  errorCode: string | null;
  /** The time at which the file was removed, to keep no more files than `keepFiles`. */
  prunedAt: Date | null;
}
