import { OmitType, PartialType } from '@nestjs/swagger';
import { ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsSingleLine, IsTextBlock, IsNonNegativeInt } from '../../../common/validation/field.decorator.js';
import { IsId, Ids, NestedList } from '../../../common/validation/reference.decorator.js';
import { MAX_SLOTS, MAX_WISHES, type Side, SIDES } from '../model/meeting.constants.js';

/** A party of the other side that this party wishes to meet. */
export class WishInput {
  /** @example "0199c000-0000-7000-8000-000000404301" */
  @IsId()
  partyId: string;

  /**
   * 1 is the highest priority; several wishes may have the same.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(100)
  priority: number;
}

/** A new party to the meetings of an activity: a company, a contact, both, or a person with only a name. */
export class CreateMeetingParty {
  /**
   * The side. A meeting is between a visitor and a host.
   * @example "visitor"
   */
  @IsIn(SIDES)
  side: Side;

  /** @example "0199c000-0000-7000-8000-000000000110" */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /**
   * The person who comes for the party. A contact can be only one party at an activity.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The name on the schedule, where it is not the name of the contact or company.
   * @example "Lumenova, export department"
   */
  @IsOptional()
  @IsSingleLine()
  name?: string | null;

  /**
   * The slots in which the party is available; all slots when absent.
   * @example ["0199c000-0000-7000-8000-000000404101", "0199c000-0000-7000-8000-000000404102"]
   */
  @IsOptional()
  @Ids(MAX_SLOTS)
  availability?: string[] | null;

  /**
   * The maximum number of meetings; one in every slot when absent.
   * @example 3
   */
  @IsOptional()
  @IsNonNegativeInt(1_000)
  maxMeetings?: number | null;

  /** The parties of the other side that it wishes to meet. */
  @IsOptional()
  @NestedList(() => WishInput, MAX_WISHES)
  @ArrayUnique((wish?: WishInput | null) => wish?.partyId ?? Symbol(), {
    message: '$property must not name a party twice',
  })
  wishes?: WishInput[] | null;

  /**
   * The parties of the other side that it avoids.
   * @example ["0199c000-0000-7000-8000-000000404302"]
   */
  @IsOptional()
  @Ids(MAX_WISHES)
  avoid?: string[] | null;

  /** @example "Needs an interpreter" */
  @IsOptional()
  @IsTextBlock(2_000)
  notes?: string | null;
}

/** Changes to a party (JSON merge patch). The side cannot change. */
export class UpdateMeetingParty extends PartialType(OmitType(CreateMeetingParty, ['side'] as const), {
  skipNullProperties: false,
}) {}
