import { ApiProperty } from '@nestjs/swagger';
import { MappingView } from '../mapping/mapping.view.js';
import type { SubmissionStatus, SubmittedAnswer } from '../parsing/submission.rules.js';

/** An answer that no field of the mapping uses. It is stored nevertheless. */
export class MappingPreviewAnswerView {
  /** Stable key of the question. */
  key: string;
  label: string | null;
  type: string;
  @ApiProperty({
    description: 'A text, a list of texts, or texts by name.',
    oneOf: [
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
  })
  value: SubmittedAnswer['value'];
  optionIds: string[];
}

/** A consent that the delivery contains. */
export class MappingPreviewConsentView {
  /** @example "marketing" */
  purpose: string;
  key: string;
  wording: string | null;
  wordingVersion: string | null;
}

/** Preview of one submission of a delivery. */
export class MappingPreviewSubmissionView {
  externalId: string;
  formerExternalId: string | null;
  formId: string | null;
  version: string | null;
  occurredAt: string | null;
  /** @example "registered" */
  status: SubmissionStatus;
  /** Values of our fields; null if the form contains none. */
  fields: Record<string, string | null>;
  consents: MappingPreviewConsentView[];
  answers: MappingPreviewAnswerView[];
  /** Keys that neither the mapping names nor an earlier delivery contained. */
  drift: string[];
}

/** Preview of the result of a stored delivery. */
export class MappingPreviewView {
  /** Mapping of the preview: the mapping of the connection with the proposed changes. */
  mapping: MappingView;
  /**
   * Kind of the delivery.
   * @example "submissions"
   */
  reading: 'submissions' | 'fetch' | 'nothing' | 'unreadable';
  /** Reason why there are no submissions. */
  reason: string | null;
  submissions: MappingPreviewSubmissionView[];
}
