import { ApiProperty } from '@nestjs/swagger';
import { SUBMISSION_STATUSES, type SubmissionStatus } from '../parsing/submission.rules.js';
import type { MappedField } from './mapping.rules.js';

/** An answer that grants a consent. */
export class ConsentMappingView {
  /** @example "marketing" */
  purpose: string;
  /** Stable key of the question. */
  key: string;
  /** The answer that grants the consent. */
  equals: string;
  wording?: string;
  wordingVersion?: string;
}

/** Mapping of the answers of a form to our fields. */
export class MappingView {
  /**
   * The provider's stable keys by our fields.
   * @example { "fullName": "name", "email": "email" }
   */
  fields: Partial<Record<MappedField, string>>;
  consents: ConsentMappingView[];
  /** Paths of values in the payload, for the providers `generic` and `standard_webhooks`. */
  paths: Record<string, string>;
  /**
   * Meanings of the provider's status words, for `generic` and `standard_webhooks`; absent if none is mapped.
   * @example { "draft": "pending", "open": "confirmed", "done": "attended", "cancel": "cancelled" }
   */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: [...SUBMISSION_STATUSES] } })
  statuses?: Record<string, SubmissionStatus>;
}
