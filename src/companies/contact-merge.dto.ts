import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

/** Which contact to merge into the one in the path. */
export class MergeContact {
  /**
   * The contact that goes: archived, pointing to the one that stays.
   * @example "0199c000-0000-7000-8000-000000000211"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  sourceId: string;

  /**
   * Only tell what would happen.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
