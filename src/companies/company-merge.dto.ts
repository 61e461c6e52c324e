import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

/** Which company to merge into the one in the path. */
export class MergeCompany {
  /**
   * The company that goes: archived, pointing to the one that stays.
   * @example "0199c000-0000-7000-8000-000000000190"
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
