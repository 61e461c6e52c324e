import { ApiProperty } from '@nestjs/swagger';
import { MAIL_STATES, type MailState } from '../../mail/model/mail.constants.js';
import type { RunOutcome } from './report-schedule-run.entity.js';
import { RECIPIENT_SKIP_CODES, type RecipientSkipCode } from './schedule-recipient.rules.js';

/** A user or a contact who gets the files of a schedule by mail. One of the two is null. */
export class ScheduleRecipientView {
  userId: string | null;
  /** @example "0199c000-0000-7000-8000-000000000201" */
  contactId: string | null;
}

/** A recipient of a finished run. */
export class RunRecipientView extends ScheduleRecipientView {
  /** The mail that was stored; null if there is none. */
  mailId: string | null;
  /** The state of the mail now. */
  @ApiProperty({ enum: MAIL_STATES, nullable: true })
  mailState: MailState | null;
  /** Whether the mail came back, because the address takes none. */
  hasBounced: boolean;
  /**
   * Why there is no mail; null if there is one.
   * @example "no_email"
   */
  @ApiProperty({ enum: RECIPIENT_SKIP_CODES, nullable: true })
  skipCode: RecipientSkipCode | null;
}

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
  /** The users and contacts who get the file of each finished run by mail. */
  recipients: ScheduleRecipientView[];
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
  /** The recipients, each with the mail or with the reason why there is none; empty until the run is done. */
  recipients: RunRecipientView[];
}
