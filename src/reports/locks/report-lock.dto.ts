import { IsIn, IsObject, IsOptional, Matches, ValidateIf } from 'class-validator';
import { IsTextBlock } from '../../common/validation/field.decorator.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';

/** The report and the month to lock. */
export class CreateReportLock {
  /**
   * The name of the report.
   * @example "pipeline-summary"
   */
  @IsIn(REPORTS.map(({ name }) => name))
  report: string;

  /**
   * A month that is over in Europe/Brussels.
   * @example "2025-12"
   */
  @Matches(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { message: '$property must be a month (YYYY-MM)' })
  month: string;

  /**
   * The report's own parameters, without days, because the lock takes them from the month.
   * @example { "groupBy": "stage" }
   */
  @ValidateIf((lock: CreateReportLock) => lock.parameters !== undefined)
  @IsObject()
  parameters?: Record<string, string>;

  /**
   * The purpose of the lock.
   * @example "Reported to the deputy on 5 November"
   */
  @IsOptional()
  @IsTextBlock(2_000)
  note?: string | null;
}

/** The reason for unlocking a month. */
export class UnlockReport {
  /** @example "The realisations of one lead were counted twice" */
  @IsTextBlock(2_000)
  @Matches(/\S/, { message: '$property must state why the month is unlocked' })
  reason: string;
}
