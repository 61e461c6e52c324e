import { ApiProperty } from '@nestjs/swagger';
import { MAPPED_FIELDS, type MappedField } from './mapping.rules.js';
import type { FormQuestion } from './mapping.suggestion.rules.js';

/** A question of a form, and our field that it looks like. */
export class FormQuestionView implements FormQuestion {
  /**
   * Its stable key, which a mapping uses.
   * @example "question_4kq1"
   */
  key: string;
  /**
   * As the sender shows it.
   * @example "Company or organisation"
   */
  label: string | null;
  /** @example "INPUT_TEXT" */
  type: string;
  /**
   * Share of the submissions in which it was answered.
   * @example 0.94
   */
  filled: number;
  /** Our field that the mapping fills from it now. */
  @ApiProperty({ enum: MAPPED_FIELDS, type: String, nullable: true })
  field: MappedField | null;
  /** Whether the mapping takes an answer to it for a consent. */
  isConsent: boolean;
  /**
   * Our field that it looks like and that nothing fills yet.
   * @example "companyName"
   */
  @ApiProperty({ enum: MAPPED_FIELDS, type: String, nullable: true })
  suggestedField: MappedField | null;
  /**
   * How much it looks like it: 1 for a question of that very kind.
   * @example 0.8
   */
  score: number | null;
  /** Whether it asks for an agreement; which answer is a yes, you have to say. */
  looksLikeConsent: boolean;
}

/** What a mapping of a form could be, from what has come of it so far. */
export class MappingSuggestionView {
  /** Version of the mapping there is. */
  mappingVersion: number;
  /** Submissions that were looked through: the last ones, up to 50 deliveries and 4 MB. */
  submissions: number;
  /** The questions, 500 at most: those that were answered most. */
  questions: FormQuestionView[];
  /**
   * Fields that could be added, to be sent as `mapping.fields` when they are right.
   * @example { "companyName": "question_4kq1" }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  fields: Partial<Record<MappedField, string>>;
}
