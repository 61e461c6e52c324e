import type { RunOutcome } from './report-schedule-run.entity.js';

/** A schedule of a report, as clients see one. */
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
   * Below the folder that the setting REPORTS_DIR names.
   * @example "deputy/pipeline"
   */
  folder: string;
  /** Files kept; null for all. */
  keepFiles: number | null;
  enabled: boolean;
  /** When it is due next; null while it is not enabled. A time in the past is being made up for. */
  nextDueAt: Date | null;
  /** How the run with the latest due time stands; null before the first. */
  lastOutcome: RunOutcome | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** One due time of a schedule, and what came of it. */
export class ReportScheduleRunView {
  id: string;
  scheduleId: string;
  /** When it was to be made. */
  dueAt: Date;
  requestedBy: string | null;
  /** Who asked for it; null for what was due by the clock. */
  requestedByName: string | null;
  /**
   * `waiting` for its first or next attempt; `skipped`: this due time and those before it were missed too long ago to be
   * made up for.
   */
  outcome: RunOutcome;
  /** How often it has been tried. */
  attempt: number;
  /** When it is tried again; null once it is done, failed or skipped. */
  nextAttemptAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /**
   * What the report was asked for, days resolved; null before the first attempt.
   * @example { "asOf": "2026-10-31", "groupBy": "stage", "format": "csv" }
   */
  parameters: Record<string, string> | null;
  definitionVersion: number | null;
  /** @example "deputy/pipeline" */
  folder: string | null;
  /** @example "pipeline-summary_2026-10-31_by-stage.csv" */
  fileName: string | null;
  bytes: number | null;
  /** Of the file, in hexadecimal. */
  sha256: string | null;
  /**
   * Why the last attempt failed; null when none did.
   * @example "file.disk_full"
   */
  errorCode: string | null;
  /** When the file was removed, to keep no more than `keepFiles`. */
  prunedAt: Date | null;
}
