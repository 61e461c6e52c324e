import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.js';
import { Line, TimeZone, Trimmed } from '../../common/validation/field.decorators.js';
import { REPORTS } from '../report.catalogue.js';
import { REPORT_FORMATS, type ReportFormat } from '../report.definition.js';

const REPORT_NAMES = REPORTS.map(({ name }) => name);

/** Parts of letters, digits, - and _, with slashes between: no way up, nothing hidden, nothing absolute. */
const FOLDER = /^[A-Za-z0-9][\w-]{0,63}(\/[A-Za-z0-9][\w-]{0,63}){0,3}$/;

/** Whether a field is given; null is, and is refused by the checks that follow. */
const given = (field: keyof CreateReportSchedule) =>
  ValidateIf((schedule: CreateReportSchedule) => schedule[field] !== undefined);

/** A new schedule of a report. */
export class CreateReportSchedule {
  /**
   * What people call it.
   * @example "Pipeline for the deputy"
   */
  @Line()
  name: string;

  /**
   * When, in the five fields of cron: minute, hour, day of the month, month, day of the week.
   * @example "0 6 1 * *"
   */
  @Line(100)
  cron: string;

  /**
   * The IANA zone whose clocks `cron` speaks of; Europe/Brussels when absent. A local time that a clock change skips is due
   * as long after the change; one that comes twice, the first time only.
   * @example "Europe/Brussels"
   */
  @given('timezone')
  @TimeZone()
  timezone?: string;

  /**
   * Name of the report.
   * @example "pipeline-summary"
   */
  @IsIn(REPORT_NAMES)
  report: string;

  /**
   * The report's own parameters, without `format` and `lang`. Days may be dates, or yesterday, previous_month_start,
   * previous_month_end, previous_quarter_start, previous_quarter_end, previous_year_start or previous_year_end, seen from
   * the day in Europe/Brussels on which it is due. `from` and `to` may also be month_start, quarter_start or year_start:
   * where the month, quarter or year begins that `asOf` is a day of, so that a daily file of the year so far is on the
   * first of January one of the whole year before. `asOf` is yesterday when absent, and never a day that is not over, since
   * its figures still move. `section` is all when absent, in every format: a file is whole.
   * @example { "asOf": "previous_month_end", "groupBy": "stage" }
   */
  @given('parameters')
  @IsObject()
  parameters?: Record<string, string | null>;

  /** @example "csv" */
  @IsIn(REPORT_FORMATS)
  format: ReportFormat;

  /**
   * The language of labels, titles and definitions; `en` when absent.
   * @example "nl"
   */
  @given('lang')
  @IsIn(LANGUAGES)
  lang?: Language;

  /**
   * Where its files go, below the folder that the setting REPORTS_DIR names: letters, digits, - and _, with slashes
   * between at most four parts.
   * @example "deputy/pipeline"
   */
  @Trimmed()
  @Matches(FOLDER, { message: '$property must be parts of letters, digits, - and _, with slashes between' })
  folder: string;

  /**
   * How many of its files are kept; older ones are removed. All, when absent.
   * @example 24
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  keepFiles?: number | null;

  /**
   * Whether it runs by itself; true when absent.
   * @example true
   */
  @given('enabled')
  @IsBoolean()
  enabled?: boolean;
}

/** Changes to a schedule (JSON merge patch): of `parameters`, null takes one away. */
export class UpdateReportSchedule extends PartialType(CreateReportSchedule, { skipNullProperties: false }) {}
