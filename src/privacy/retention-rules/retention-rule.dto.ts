import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { MAX_RETENTION_MONTHS } from './retention-rule.constants.js';

/** A retention rule as a whole. */
export class PutRetentionRule {
  /**
   * The months for which the data are kept.
   * @example 36
   */
  @IsInt()
  @Min(1)
  @Max(MAX_RETENTION_MONTHS)
  months: number;

  /**
   * Whether data that are due can be erased, and managers get a task about them. A rule that is off only lists them.
   * @example true
   */
  @IsBoolean()
  enabled: boolean;
}
