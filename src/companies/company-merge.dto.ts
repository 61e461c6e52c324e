import { IsBoolean, IsOptional } from 'class-validator';
import { Id } from '../common/validation/reference.decorators.js';

/** Which company to merge into the one in the path. */
export class MergeCompany {
  /**
   * The company that goes: archived, pointing to the one that stays.
   * @example "0199c000-0000-7000-8000-000000000190"
   */
  @Id()
  sourceId: string;

  /**
   * Only tell what would happen.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
