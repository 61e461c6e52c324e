import { IsBoolean, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { Instant, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { CONSENT_PURPOSES, LAWFUL_BASES, type ConsentPurpose, type LawfulBasis } from '../model/company.constants.js';

/**
 * A statement by which a person agreed, refused or withdrew. It is added to the earlier statements and never changed.
 */
export class RecordConsent {
  /**
   * The purpose of the consent.
   * @example "marketing"
   */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /**
   * The lawful basis (GDPR art. 6); `consent` when absent. Only a consent is an opt-in to marketing.
   * @example "consent"
   */
  @ValidateIf((consent: RecordConsent) => consent.lawfulBasis !== undefined)
  @IsIn(LAWFUL_BASES)
  lawfulBasis?: LawfulBasis;

  /**
   * True when the person agreed; false when the person refused, withdrew or objected.
   * @example true
   */
  @IsBoolean()
  granted: boolean;

  /**
   * The text that the person answered to or said.
   * @example "Yes, keep me informed of events and investment opportunities in Limburg by e-mail."
   */
  @IsTextBlock(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  wording: string;

  /**
   * The version of that text.
   * @example "2026-03"
   */
  @IsSingleLine(50)
  wordingVersion: string;

  /**
   * The time of the statement; now when absent, never in the future.
   * @example "2026-03-12T13:30:00Z"
   */
  @IsOptional()
  @Instant()
  occurredAt?: string | null;

  /**
   * The place where the person made the statement, such as a form.
   * @example "Seminar registration form"
   */
  @IsSingleLine()
  source: string;

  /**
   * The evidence of the statement, such as a form entry, a letter or a recording.
   * @example "Form entry 4711"
   */
  @IsOptional()
  @IsSingleLine(2_000)
  proof?: string | null;
}
