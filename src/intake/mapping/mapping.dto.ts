import { Transform } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateBy } from 'class-validator';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../companies/model/company.constants.js';
import { IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { NestedObject, NestedList } from '../../common/validation/reference.decorator.js';
import { SUBMISSION_STATUSES, type SubmissionStatus } from '../parsing/submission.rules.js';
import type { MappedField } from './mapping.rules.js';
import { validatePaths } from './mapping-validation.rules.js';

/**
 * Validates the provider's stable key of a question, such as a ref or an identifier; `key.0` is a part of an answer.
 */
function Key(): PropertyDecorator {
  return IsSingleLine(500);
}

/** The provider's stable keys by our fields. */
export class MappingFields implements Partial<Record<MappedField, string | null>> {
  /**
   * Key of the full name, as people type it.
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

/** An answer that grants a consent. Any other answer, or none, is not a consent. */
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
   * The answer that grants the consent.
   * @example "true"
   */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'boolean' || typeof value === 'number' ? String(value) : value,
  )
  @IsString()
  @MaxLength(500)
  equals: string;

  /** Text that the person agrees to. Without it, the question as the provider shows it is used. */
  @IsOptional()
  @IsTextBlock(5_000)
  wording?: string;

  @IsOptional()
  @IsSingleLine(100)
  wordingVersion?: string;
}

/** Mapping of the answers of a form to our fields. Answers that no field names are stored nevertheless. */
export class MappingInput {
  @IsOptional()
  @NestedObject(() => MappingFields)
  fields?: MappingFields;

  @IsOptional()
  @NestedList(() => ConsentMappingInput, 20)
  consents?: ConsentMappingInput[];

  /**
   * Paths of values in the payload, for the providers `generic` and `standard_webhooks`.
   * @example { "externalId": "id", "status": "state" }
   */
  @IsOptional()
  @ValidateBy({
    name: 'paths',
    validator: {
      validate: (value: unknown) => validatePaths(value) === undefined,
      defaultMessage: (given) => `$property ${validatePaths(given?.value) ?? ''}`,
    },
  })
  paths?: Record<string, string | null>;

  /**
   * Meanings of the provider's status words, for the providers `generic` and `standard_webhooks`. Upper and lower case
   * are the same. These words precede common words (`paid`, `canceled`). A delivery with another word waits as
   * `needs_mapping`. In an update, null removes a word.
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
