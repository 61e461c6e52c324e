import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsObject, IsOptional, ValidateIf } from 'class-validator';
import { IsSingleLineList } from '../validation/field.decorator.js';
import { Ids, IsId, NestedObject } from '../validation/reference.decorator.js';

/** Maximum number of records of one request. They are changed in one transaction. */
export const MAX_BULK_RECORDS = 200;

/** The records of a change of many: those with the ids, or those that match the filter. */
export class BulkSelection {
  /**
   * The records, at most 200. Either `ids` or `filter` is required.
   * @example ["0199c000-0000-7000-8000-000000000310"]
   */
  @ValidateIf((_, value) => value !== undefined)
  @Ids(MAX_BULK_RECORDS)
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK_RECORDS)
  ids?: string[];

  /** The filters of the list by their names, each a text or a list of texts. They may match at most 200 records. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsObject()
  filter?: Record<string, string | string[]>;

  /**
   * Whether the response says what would happen and nothing is changed. Only false changes the records.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null = true;
}

/** A change of the tags of many records. */
export class BulkUpdateTags extends BulkSelection {
  /** @example ["fair-2026"] */
  @IsOptional()
  @IsSingleLineList(50, 60)
  addTags?: string[] | null;

  /** @example [] */
  @IsOptional()
  @IsSingleLineList(50, 60)
  removeTags?: string[] | null;
}

/** The owner that many records get. */
export class BulkOwner {
  /**
   * The user who owns the records; null for nobody.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @IsId()
  ownerId?: string | null;
}

/** A change of the owner of many records. */
export class BulkUpdateOwner extends BulkSelection {
  /** Changes as `PATCH` of a record takes them. */
  @IsOptional()
  @NestedObject(() => BulkOwner)
  changes?: BulkOwner | null;
}
