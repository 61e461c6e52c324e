import { Transform } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateBy } from 'class-validator';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/company.vocabulary.js';
import { Line, LongText } from '../../common/validation/field.decorators.js';
import { Part, Parts } from '../../common/validation/reference.decorators.js';
import { SUBMISSION_STATUSES, type SubmissionStatus } from '../submission.js';
import type { MappedField } from './mapping.rules.js';
import { pathsFault } from './mapping.paths.rules.js';

/** The sender's stable key of a question: a ref, an identifier; `key.0` for a part of an answer. */
function Key(): PropertyDecorator {
  return Line(500);
}

/** From our fields to the sender's stable keys. */
export class MappingFields implements Partial<Record<MappedField, string | null>> {
  /**
   * The whole name, as typed.
   * @example "name"
   */
  @IsOptional()
  @Key()
  fullName?: string | null;

  @IsOptional()
  @Key()
  givenName?: string | null;

  @IsOptional()
  @Key()
  familyName?: string | null;

  /** @example "email" */
  @IsOptional()
  @Key()
  email?: string | null;

  @IsOptional()
  @Key()
  phone?: string | null;

  /** @example "company" */
  @IsOptional()
  @Key()
  companyName?: string | null;

  @IsOptional()
  @Key()
  jobTitle?: string | null;

  @IsOptional()
  @Key()
  country?: string | null;

  @IsOptional()
  @Key()
  sector?: string | null;

  @IsOptional()
  @Key()
  campaign?: string | null;

  @IsOptional()
  @Key()
  message?: string | null;
}

/** An answer that means a consent, when it is exactly this. Any other answer, and none, is no consent. */
export class ConsentMappingInput {
  /** @example "marketing" */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /**
   * Stable key of the question.
   * @example "newsletter"
   */
  @Key()
  key: string;

  /**
   * The answer that grants it.
   * @example "true"
   */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'boolean' || typeof value === 'number' ? String(value) : value,
  )
  @IsString()
  @MaxLength(500)
  equals: string;

  /** The words that were agreed to; absent: the question as the sender shows it. */
  @IsOptional()
  @LongText(5_000)
  wording?: string;

  @IsOptional()
  @Line(100)
  wordingVersion?: string;
}

/** How the answers of a form become what we know. Answers that no field names are kept all the same. */
export class MappingInput {
  @IsOptional()
  @Part(() => MappingFields)
  fields?: MappingFields;

  @IsOptional()
  @Parts(() => ConsentMappingInput, 20)
  consents?: ConsentMappingInput[];

  /**
   * Generic connector: where in the payload things stand.
   * @example { "externalId": "id", "status": "state" }
   */
  @IsOptional()
  @ValidateBy({
    name: 'paths',
    validator: {
      validate: (value: unknown) => pathsFault(value) === undefined,
      defaultMessage: (given) => `$property ${pathsFault(given?.value) ?? ''}`,
    },
  })
  paths?: Record<string, string | null>;

  /**
   * Generic connector: what the sender's words for a status mean, in whatever case they are written. They come before the
   * words that everybody uses (`paid`, `canceled`). A delivery with any other word waits as `needs_mapping`. In a change,
   * null takes a word away.
   * @example { "draft": "pending", "open": "confirmed", "done": "attended", "cancel": "cancelled" }
   */
  @IsOptional()
  @IsObject()
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: ['string', 'null'], enum: [...SUBMISSION_STATUSES, null] },
  })
  statuses?: Record<string, SubmissionStatus | null>;
}
