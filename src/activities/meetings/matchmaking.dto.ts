import { IsBoolean, IsOptional } from 'class-validator';

/** How to match. */
export class RunMatchmaking {
  /**
   * Only propose: nothing is written. False writes the proposals, in the place of earlier ones that nobody has touched.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = true;
}
