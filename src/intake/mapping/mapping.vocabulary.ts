import type { SubmissionStatus } from '../submission.js';
import type { Mapping } from './mapping.rules.js';

/** How answers become what we know, as it is stored with a version. */
export interface StoredMapping extends Mapping {
  /** Generic connector: where in the payload things stand. */
  paths: Record<string, string>;
  /** Generic connector: what the sender's words for a status mean; absent where none is mapped. */
  statuses?: Record<string, SubmissionStatus>;
}

/** A mapping that names nothing. */
export const EMPTY_MAPPING: StoredMapping = { fields: {}, consents: [], paths: {} };
