import { IsBoolean, IsOptional } from 'class-validator';

/** Options of the matchmaking. */
export class RunMatchmaking {
  /**
   * Whether to propose only, without storing anything. With false the proposals are stored, and replace earlier
   * proposals that nobody has changed.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = true;
}
