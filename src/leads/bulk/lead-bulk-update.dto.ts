import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { BulkUpdateTags } from '../../common/bulk-updates/bulk-update.dto.js';
import { NestedObject } from '../../common/validation/reference.decorator.js';
import { UpdateLead } from '../records/lead.dto.js';
import { SetStatus } from '../transitions/lead-transition.dto.js';

/** Changes that many leads get alike. Tags are added and removed one by one. */
export class BulkChanges extends OmitType(UpdateLead, ['tags', 'title', 'codename', 'externalIds'] as const) {}

/** A change of many leads: those with the ids, or those that match the filter. */
export class BulkUpdateLeads extends BulkUpdateTags {
  /** Changes as `PATCH /leads/{id}` takes them. */
  @IsOptional()
  @NestedObject(() => BulkChanges)
  changes?: BulkChanges | null;

  /** A status as `POST /leads/{id}/status` takes it. An undo leaves it. */
  @IsOptional()
  @NestedObject(() => SetStatus)
  status?: SetStatus | null;
}
