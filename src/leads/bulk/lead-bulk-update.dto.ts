import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsObject, IsOptional, ValidateIf } from 'class-validator';
import { IsSingleLineList } from '../../common/validation/field.decorator.js';
import { Ids, NestedObject } from '../../common/validation/reference.decorator.js';
import { UpdateLead } from '../records/lead.dto.js';
import { SetStatus } from '../transitions/lead-transition.dto.js';

/** Maximum number of leads of one request. They are changed in one transaction. */
export const MAX_BULK_LEADS = 200;

/** Changes that many leads get alike. Tags are added and removed one by one. */
export class BulkChanges extends OmitType(UpdateLead, ['tags', 'title', 'codename', 'externalIds'] as const) {}

/** A change of many leads: those with the ids, or those that match the filter. */
export class BulkUpdateLeads {
  /**
   * The leads, at most 200. Either `ids` or `filter` is required.
   * @example ["0199c000-0000-7000-8000-000000000310"]
   */
  @ValidateIf((_, value) => value !== undefined)
  @Ids(MAX_BULK_LEADS)
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK_LEADS)
  ids?: string[];

  /** The filters of `GET /leads` by their names, each a text or a list of texts. They may match at most 200 leads. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsObject()
  filter?: Record<string, string | string[]>;

  /** Changes as `PATCH /leads/{id}` takes them. */
  @IsOptional()
  @NestedObject(() => BulkChanges)
  changes?: BulkChanges | null;

  /** @example ["fair-2026"] */
  @IsOptional()
  @IsSingleLineList(50, 60)
  addTags?: string[] | null;

  /** @example [] */
  @IsOptional()
  @IsSingleLineList(50, 60)
  removeTags?: string[] | null;

  /** A status as `POST /leads/{id}/status` takes it. */
  @IsOptional()
  @NestedObject(() => SetStatus)
  status?: SetStatus | null;

  /**
   * Whether the response says what would happen and nothing is changed. Only false changes the leads.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null = true;
}
