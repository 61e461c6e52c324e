import { ApiProperty } from '@nestjs/swagger';
import { VIEWED_LISTS, type ViewedList } from './saved-view.constants.js';

/** A view of a list that a user has saved. */
export class SavedViewView {
  id: string;

  @ApiProperty({ enum: VIEWED_LISTS, example: 'leads' })
  entity: ViewedList;

  /** @example "My stale leads" */
  name: string;

  /** The parameters of the list by their names. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    example: { ownerId: 'me', 'staleSince.isNull': 'false' },
  })
  filters: Record<string, string | string[]>;

  /** @example ["title", "company.name"] */
  columns: string[];

  /** @example "-receivedOn" */
  sort: string | null;

  /** Whether all users see the view. */
  shared: boolean;

  /** Whether the list opens with the view for its owner. */
  isDefault: boolean;

  ownerId: string;

  /** @example "An Janssens" */
  ownerName: string;

  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
