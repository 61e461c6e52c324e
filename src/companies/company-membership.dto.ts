import { OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsUUID } from 'class-validator';
import { CalendarDate, Line } from '../common/validation/field.decorators.js';

function lowerCased({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** A new membership of the company in the path: of an organisation, or of another company in it. */
export class CreateMembership {
  /**
   * The organisation that the company is a member of. Either this or memberId.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsOptional()
  @Transform(lowerCased)
  @IsUUID()
  organisationId?: string | null;

  /**
   * The company that is a member of this one. Either this or organisationId.
   * @example null
   */
  @IsOptional()
  @Transform(lowerCased)
  @IsUUID()
  memberId?: string | null;

  /**
   * In what capacity.
   * @example "board member"
   */
  @IsOptional()
  @Line()
  role?: string | null;

  /** @example "2016-05-24" */
  @IsOptional()
  @CalendarDate()
  since?: string | null;

  /**
   * Last day; absent while it runs.
   * @example null
   */
  @IsOptional()
  @CalendarDate()
  until?: string | null;
}

/** Changes to a membership (JSON merge patch); an end date ends it. */
export class UpdateMembership extends PartialType(OmitType(CreateMembership, ['organisationId', 'memberId'] as const), {
  skipNullProperties: false,
}) {}
