import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import { IsSingleLine, IsSingleLineList } from '../../common/validation/field.decorator.js';
import { VIEWED_LISTS, type ViewedList } from './saved-view.constants.js';

/** A new view of a list. */
export class CreateView {
  /**
   * The list that the view shows.
   * @example "leads"
   */
  @IsIn(VIEWED_LISTS)
  entity: ViewedList;

  /**
   * Name of the view, unique among the caller's views of the list.
   * @example "My stale leads"
   */
  @IsSingleLine()
  name: string;

  /** The parameters of the list by their names, each a text or a list of texts. A PATCH replaces all of them. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    nullable: true,
    example: { ownerId: 'me', 'staleSince.isNull': 'false' },
  })
  @IsOptional()
  @IsObject()
  filters?: Record<string, string | string[]> | null;

  /**
   * The columns in their order; none for those of the application.
   * @example ["title", "company.name"]
   */
  @IsOptional()
  @IsSingleLineList(100, 100)
  columns?: string[] | null;

  /**
   * The order, as the list takes it.
   * @example "-receivedOn"
   */
  @IsOptional()
  @IsSingleLine(500)
  sort?: string | null;

  /**
   * Whether all users see the view.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  shared?: boolean | null;

  /**
   * Whether the list opens with the view for the caller. The former default no longer is it.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean | null;
}

/** Changes to a view (JSON merge patch). */
export class UpdateView extends PartialType(OmitType(CreateView, ['entity'] as const), { skipNullProperties: false }) {}
