import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, IsSingleLine, TimeZone } from '../../common/validation/field.decorator.js';
import { IsId, Ids } from '../../common/validation/reference.decorator.js';
import { ActivityBasics } from '../activity.dto.js';
import { DIRECTIONS, type Direction } from '../activity.constants.js';

/** A new delegation. */
export class CreateDelegation extends ActivityBasics {
  /** @example "Lighting makers of Foshan visit Limburg" */
  @IsSingleLine()
  title: string;

  /**
   * `inbound` travels to Limburg, `outbound` from Limburg.
   * @example "inbound"
   */
  @IsIn(DIRECTIONS)
  direction: Direction;

  /**
   * First day, in the time zone of the visit.
   * @example "2027-03-08"
   */
  @CalendarDate()
  startsOn: string;

  /**
   * Last day, in the time zone of the visit.
   * @example "2027-03-12"
   */
  @CalendarDate()
  endsOn: string;

  /**
   * The IANA time zone of the visit and its programme.
   * @example "Europe/Brussels"
   */
  @TimeZone()
  timezone: string;

  /**
   * The organisation that sends the delegation.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsOptional()
  @IsId()
  senderCompanyId?: string | null;

  /**
   * The organisations that receive the delegation, at most 100.
   * @example ["0199c000-0000-7000-8000-000000000102"]
   */
  @IsOptional()
  @Ids()
  hostCompanyIds?: string[] | null;
}

/** Changes to a delegation (JSON merge patch). */
export class UpdateDelegation extends PartialType(CreateDelegation, { skipNullProperties: false }) {}
