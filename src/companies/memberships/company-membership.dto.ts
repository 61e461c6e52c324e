import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { MEMBERSHIP_DIRECTIONS, type MembershipDirection } from './company-membership.view.js';

/** A new membership between the company in the path and another. */
export class CreateMembership {
  /**
   * The other company.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsId()
  companyId: string;

  /**
   * With member_of the company in the path belongs to the other company. With member the other company belongs to it.
   * @example "member_of"
   */
  @IsOptional()
  @IsIn(MEMBERSHIP_DIRECTIONS)
  direction?: MembershipDirection | null = 'member_of';

  /**
   * The capacity in which the company is a member.
   * @example "board member"
   */
  @IsOptional()
  @IsSingleLine()
  role?: string | null;

  /** @example "2016-05-24" */
  @IsOptional()
  @CalendarDate()
  since?: string | null;

  /**
   * Last day of the membership; absent while it is current.
   * @example "2029-05-23"
   */
  @IsOptional()
  @CalendarDate()
  until?: string | null;
}

/** Changes to a membership (JSON merge patch). An end date ends the membership. */
export class UpdateMembership extends PartialType(OmitType(CreateMembership, ['companyId', 'direction'] as const), {
  skipNullProperties: false,
}) {}
