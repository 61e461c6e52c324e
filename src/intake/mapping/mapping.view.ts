import { ApiProperty } from '@nestjs/swagger';
import { SUBMISSION_STATUSES, type SubmissionStatus } from '../submission.js';
import type { MappedField } from './mapping.rules.js';

/** An answer that means a consent. */
export class ConsentMappingView {
  /** @example "marketing" */
  purpose: string;
  /** Stable key of the question. */
  key: string;
  /** The answer that grants it. */
  equals: string;
  wording?: string;
  wordingVersion?: string;
}

/** How the answers of a form become what we know. */
export class MappingView {
  /**
   * From our fields to the sender's stable keys.
   * @example { "fullName": "name", "email": "email" }
   */
  fields: Partial<Record<MappedField, string>>;
  consents: ConsentMappingView[];
  /** Generic connector: where in the payload things stand. */
  paths: Record<string, string>;
  /**
   * Generic connector: what the sender's words for a status mean; absent where none is mapped.
   * @example { "draft": "pending", "open": "confirmed", "done": "attended", "cancel": "cancelled" }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: [...SUBMISSION_STATUSES] } })
  statuses?: Record<string, SubmissionStatus>;
}
