import { IsBoolean, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { Instant, Line, LongText } from '../common/validation/field.decorators.js';
import { CONSENT_PURPOSES, LAWFUL_BASES, type ConsentPurpose, type LawfulBasis } from './company.vocabulary.js';

/** What a person agreed to, refused or withdrew. It is added to what was recorded before and never changed. */
export class RecordConsent {
  /**
   * What it is for.
   * @example "marketing"
   */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /**
   * On what ground (GDPR art. 6); `consent` when absent. Only a consent is an opt-in to marketing.
   * @example "consent"
   */
  @ValidateIf((consent: RecordConsent) => consent.lawfulBasis !== undefined)
  @IsIn(LAWFUL_BASES)
  lawfulBasis?: LawfulBasis;

  /**
   * True: agreed. False: refused, withdrawn or objected to.
   * @example true
   */
  @IsBoolean()
  granted: boolean;

  /**
   * The words the person answered to, or said.
   * @example "Yes, keep me informed of events and investment opportunities in Limburg by e-mail."
   */
  @LongText(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  wording: string;

  /**
   * Which version of those words.
   * @example "2026-03"
   */
  @Line(50)
  wordingVersion: string;

  /**
   * When the person said so; now when absent, never in the future.
   * @example "2026-03-12T13:30:00Z"
   */
  @IsOptional()
  @Instant()
  occurredAt?: string | null;

  /**
   * Where it was said or ticked.
   * @example "Seminar registration form"
   */
  @Line()
  source: string;

  /**
   * How it can be shown later: a form entry, a letter, a recording.
   * @example "Form entry 4711"
   */
  @IsOptional()
  @Line(2_000)
  proof?: string | null;
}
