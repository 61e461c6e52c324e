import { OmitType, PartialType } from '@nestjs/swagger';
import { ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Line, LongText, Whole } from '../../common/validation/field.decorators.js';
import { Id, Ids, Parts } from '../../common/validation/reference.decorators.js';
import { MOST_SLOTS, MOST_WISHES, type Side, SIDES } from './meeting.vocabulary.js';

/** Somebody of the other side whom a party wishes to meet. */
export class WishInput {
  /** @example "0199c000-0000-7000-8000-000000404301" */
  @Id()
  partyId: string;

  /**
   * 1 comes first; several may have the same.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(100)
  priority: number;
}

/** Who is to take part in the meetings of an activity: a company, a contact, both, or somebody with just a name. */
export class CreateMeetingParty {
  /**
   * Meetings are between a visitor and a host.
   * @example "visitor"
   */
  @IsIn(SIDES)
  side: Side;

  /** @example "0199c000-0000-7000-8000-000000000110" */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /**
   * Who comes for it. A person is one party at an activity.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @Id()
  contactId?: string | null;

  /**
   * How it is called on the schedule, where not by the contact or company.
   * @example "Lumenova, export department"
   */
  @IsOptional()
  @Line()
  name?: string | null;

  /**
   * The slots in which it can come; absent: in all.
   * @example ["0199c000-0000-7000-8000-000000404101", "0199c000-0000-7000-8000-000000404102"]
   */
  @IsOptional()
  @Ids(MOST_SLOTS)
  availability?: string[] | null;

  /**
   * Most meetings it takes; absent: one in every slot.
   * @example 3
   */
  @IsOptional()
  @Whole(1_000)
  maxMeetings?: number | null;

  /** Whom of the other side it wishes to meet. */
  @IsOptional()
  @Parts(() => WishInput, MOST_WISHES)
  @ArrayUnique((wish?: WishInput | null) => wish?.partyId ?? Symbol(), {
    message: '$property must not name a party twice',
  })
  wishes?: WishInput[] | null;

  /**
   * Whom of the other side it will not meet.
   * @example ["0199c000-0000-7000-8000-000000404302"]
   */
  @IsOptional()
  @Ids(MOST_WISHES)
  avoid?: string[] | null;

  /** @example "Needs an interpreter" */
  @IsOptional()
  @LongText(2_000)
  notes?: string | null;
}

/** Changes to a party (JSON merge patch); it stays on its side. */
export class UpdateMeetingParty extends PartialType(OmitType(CreateMeetingParty, ['side'] as const), {
  skipNullProperties: false,
}) {}
