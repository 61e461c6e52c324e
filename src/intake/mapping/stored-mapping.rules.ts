import type { SubmissionStatus } from '../parsing/submission.rules.js';
import type { Mapping } from './mapping.rules.js';

/** Mapping of answers to our fields, as it is stored with a version. */
export interface StoredMapping extends Mapping {
  /** Paths of values in the payload, for the generic connector. */
  paths: Record<string, string>;
  /** Meanings of the provider's status words, for the generic connector; absent if none is mapped. */
  statuses?: Record<string, SubmissionStatus>;
}

/** The mapping of a connection without any mapped field. */
export const EMPTY_MAPPING: StoredMapping = { fields: {}, consents: [], paths: {} };
