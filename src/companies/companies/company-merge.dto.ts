import { IsBoolean, IsOptional } from 'class-validator';
import { IsId } from '../../common/validation/reference.decorator.js';

/** The company to merge into the one in the path. */
export class MergeCompany {
  /**
   * The source of the merge. It is archived and then points to the company in the path.
   * @example "0199c000-0000-7000-8000-000000000190"
   */
  @IsId()
  sourceId: string;

  /**
   * Whether to return only a preview and change nothing.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
