import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import { IsSingleLine, TimeZone, Trimmed } from '../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../common/validation/reference.decorator.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { REPORT_FORMATS, type ReportFormat } from '../definition/report-definition.rules.js';
import { MAX_RECIPIENTS } from './schedule-recipient.rules.js';

const REPORT_NAMES = REPORTS.map(({ name }) => name);

/**
 * Parts of letters, digits, - and _, separated by slashes. Parent folders, hidden files and absolute paths are not
 * possible.
 */
const FOLDER = /^[A-Za-z0-9][\w-]{0,63}(\/[A-Za-z0-9][\w-]{0,63}){0,3}$/;

/** Validates a field if it is given. Null counts as given, and the validators that follow reject it. */
const ValidateIfGiven = (field: keyof CreateReportSchedule) =>
  ValidateIf((schedule: CreateReportSchedule) => schedule[field] !== undefined);

/** A user or a contact who gets the files of a schedule by mail: either `userId` or `contactId`. */
export class ScheduleRecipient {
  /** A user who may read scheduled reports. */
  @IsOptional()
  @IsId()
  userId?: string | null;

  /** @example "0199c000-0000-7000-8000-000000000201" */
  @IsOptional()
  @IsId()
  contactId?: string | null;
}

/** A new schedule of a report. */
export class CreateReportSchedule {
  /**
   * The name of the schedule.
   * @example "Pipeline for the deputy"
   */
  @IsSingleLine()
  name: string;

  /**
   * The times at which it is due, in the five fields of cron: minute, hour, day of the month, month, day of the week.
   * @example "0 6 1 * *"
   */
  @IsSingleLine(100)
  cron: string;

  /**
   * The IANA time zone of `cron`; Europe/Brussels by default. A local time that a clock change skips is due as long
   * after the change; a local time that occurs twice is due only the first time.
   * @example "Europe/Brussels"
   */
  @ValidateIfGiven('timezone')
  @TimeZone()
  timezone?: string;

  /**
   * The name of the report.
   * @example "pipeline-summary"
   */
  @IsIn(REPORT_NAMES)
  report: string;

  /**
   * The report's own parameters, without `format` and `lang`. Days may be dates, or yesterday, previous_month_start,
   * previous_month_end, previous_quarter_start, previous_quarter_end, previous_year_start or previous_year_end,
   * relative to the day in Europe/Brussels on which it is due. `from` and `to` may also be month_start, quarter_start
   * or year_start: the first day of the month, quarter or year that contains `asOf`. A daily file of the year so far
   * therefore covers the whole previous year on the first of January. `asOf` is yesterday by default, and never a day
   * that is not over, because its figures can still change. `section` is all by default, in every format, so that a
   * file is complete.
   * @example { "asOf": "previous_month_end", "groupBy": "stage" }
   */
  @ValidateIfGiven('parameters')
  @IsObject()
  parameters?: Record<string, string | null>;

  /** @example "csv" */
  @IsIn(REPORT_FORMATS)
  format: ReportFormat;

  /**
   * The language of labels, titles and definitions; `en` by default.
   * @example "nl"
   */
  @ValidateIfGiven('lang')
  @IsIn(LANGUAGES)
  lang?: Language;

  /**
   * The folder of its files, below the folder that the setting REPORTS_DIR names: at most four parts of letters,
   * digits, - and _, separated by slashes.
   * @example "deputy/pipeline"
   */
  @Trimmed()
  @Matches(FOLDER, { message: '$property must be one to four parts of letters, digits, - and _, separated by slashes' })
  folder: string;

  /**
   * The number of its files that are kept; older ones are removed. All files are kept by default.
   * @example 24
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  keepFiles?: number | null;

  /**
   * The users and contacts who get the file of each finished run by mail, at most 20. A file of more than 5 MB is given to users
   * as a link, and not to contacts.
   * @example [{ "contactId": "0199c000-0000-7000-8000-000000000201" }]
   */
  @IsOptional()
  @NestedList(() => ScheduleRecipient, MAX_RECIPIENTS)
  recipients?: ScheduleRecipient[] | null;

  /**
   * Whether it runs by its schedule; true by default.
   * @example true
   */
  @ValidateIfGiven('enabled')
  @IsBoolean()
  enabled?: boolean;
}

/** Changes to a schedule as a JSON merge patch. In `parameters`, null removes a parameter. */
export class UpdateReportSchedule extends PartialType(CreateReportSchedule, { skipNullProperties: false }) {}
