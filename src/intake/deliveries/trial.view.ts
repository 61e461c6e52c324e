import { ApiProperty } from '@nestjs/swagger';
import { MappingView } from '../mapping/mapping.view.js';
import type { SubmissionStatus, SubmittedAnswer } from '../submission.js';

/** An answer that no field of the mapping takes; it is kept all the same. */
export class TrialAnswerView {
  /** Stable key of the question. */
  key: string;
  label: string | null;
  type: string;
  @ApiProperty({
    description: 'A text, texts in order, or texts by name.',
    oneOf: [
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
  })
  value: SubmittedAnswer['value'];
  optionIds: string[];
}

/** A consent that the delivery would give. */
export class TrialConsentView {
  /** @example "marketing" */
  purpose: string;
  key: string;
  wording: string | null;
  wordingVersion: string | null;
}

/** What one submission of a delivery would come to. */
export class TrialSubmissionView {
  externalId: string;
  formerExternalId: string | null;
  formId: string | null;
  version: string | null;
  occurredAt: string | null;
  /** @example "registered" */
  status: SubmissionStatus;
  /** Our fields, null where the form says nothing. */
  fields: Record<string, string | null>;
  consents: TrialConsentView[];
  answers: TrialAnswerView[];
  /** Keys that neither the mapping nor a delivery before has named. */
  drift: string[];
}

/** What a stored delivery would give. */
export class TrialView {
  /** The mapping it was read with: that of the connection, with the proposed changes. */
  mapping: MappingView;
  /**
   * What kind of delivery it is.
   * @example "submissions"
   */
  reading: 'submissions' | 'fetch' | 'nothing' | 'unreadable';
  /** Why there is nothing to see. */
  reason: string | null;
  submissions: TrialSubmissionView[];
}
