import { ApiSchema, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Transform } from 'class-transformer';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { Instant, IsSingleLine } from '../../../common/validation/field.decorator.js';
import { IsId, NestedList, NestedObject } from '../../../common/validation/reference.decorator.js';
import { CreateSeminarRegistration, WalkInConsent } from '../registrations/seminar-registration.dto.js';
import { MAX_ENTRIES } from './check-in.constants.js';

/** A person who comes without a registration. */
@ApiSchema({ name: 'CheckInWalkIn' })
export class CheckInWalkIn extends PickType(CreateSeminarRegistration, ['companyName', 'jobTitle'] as const) {
  /**
   * The name as the person writes it.
   * @example "Zhang Wei"
   */
  @IsSingleLine()
  fullName: string;

  /**
   * A person with this name and address who has a registration is checked in with it.
   * @example "zhang.wei@brightpath.example"
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseEmail(value) : value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /** The consents that the person gives. They need a registration form of the seminar. */
  @IsOptional()
  @NestedList(() => WalkInConsent, 10)
  consents?: WalkInConsent[] | null;
}

/** A check-in that a device has recorded, or its undoing. Exactly one of `registrationId`, `code`, `walkIn` and `undo` is required. */
export class CheckInEntryInput {
  /**
   * A UUID that the device makes. A key is processed once; an entry that is sent again has the same result.
   * @example "7f0c3a52-4a0e-4c39-9f1e-2f6f6c1b8a10"
   */
  @IsId()
  key: string;

  /**
   * When it happened, by the clock of the device.
   * @example "2026-11-25T09:01:00Z"
   */
  @Instant()
  occurredAt: string;

  /** The `id` of a person in the list. */
  @IsOptional()
  @IsId()
  registrationId?: string | null;

  /**
   * The code, scanned or typed. Case, spaces and hyphens do not matter.
   * @example "7K3M9QX2TB"
   */
  @IsOptional()
  @IsSingleLine(40)
  code?: string | null;

  /** A person who comes without a registration. */
  @IsOptional()
  @NestedObject(() => CheckInWalkIn)
  walkIn?: CheckInWalkIn | null;

  /** The key of the entry that is taken back. */
  @IsOptional()
  @IsId()
  undo?: string | null;
}

/** The entries that a device has recorded, in order. */
export class CheckInBatch {
  /**
   * The present time by the clock of the device. The times of the entries are corrected by its difference from the clock of
   * this application.
   * @example "2026-11-25T09:30:00Z"
   */
  @Instant()
  sentAt: string;

  /** Every entry is checked by itself: an invalid one is refused, and the others are processed. */
  @ArrayMaxSize(MAX_ENTRIES)
  @IsArray()
  entries: CheckInEntryInput[];
}
