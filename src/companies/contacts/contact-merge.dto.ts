import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

/** The contact to merge into the one in the path. */
export class MergeContact {
  /**
   * The source of the merge. It is archived and then points to the contact in the path.
   * @example "0199c000-0000-7000-8000-000000000211"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  sourceId: string;

  /**
   * Whether to return only a preview and change nothing.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
