import { ApiProperty } from '@nestjs/swagger';
import { MAPPED_FIELDS, type MappedField } from './mapping.rules.js';
import type { FormQuestion } from './mapping-suggestion.rules.js';

/** A question of a form and our field that it resembles. */
export class FormQuestionView implements FormQuestion {
  /**
   * Stable key, which a mapping uses.
   * @example "question_4kq1"
   */
  key: string;
  /**
   * Text of the question as the provider shows it.
   * @example "Company or organisation"
   */
  label: string | null;
  /** @example "INPUT_TEXT" */
  type: string;
  /**
   * Share of the submissions that answer it.
   * @example 0.94
   */
  filled: number;
  /** Our field that the current mapping fills from it. */
  @ApiProperty({ enum: MAPPED_FIELDS, type: String, nullable: true })
  field: MappedField | null;
  /** Whether the mapping treats an answer to it as a consent. */
  isConsent: boolean;
  /**
   * Our field that it resembles and that nothing fills yet.
   * @example "companyName"
   */
  @ApiProperty({ enum: MAPPED_FIELDS, type: String, nullable: true })
  suggestedField: MappedField | null;
  /**
   * Degree of resemblance; 1 if the type of the question is that of the field.
   * @example 0.8
   */
  score: number | null;
  /** Whether it asks for an agreement. You must decide which answer grants a consent. */
  looksLikeConsent: boolean;
}

/** Suggestion for the mapping of a form, based on its deliveries so far. */
export class MappingSuggestionView {
  /** Version of the current mapping. */
  mappingVersion: number;
  /** Number of submissions that were read: the latest ones, up to 50 deliveries and 4 MB. */
  submissions: number;
  /** The questions that were answered most often, at most 500. */
  questions: FormQuestionView[];
  /**
   * Suggested fields. Send them as `mapping.fields` if they are right.
   * @example { "companyName": "question_4kq1" }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  fields: Partial<Record<MappedField, string>>;
}
