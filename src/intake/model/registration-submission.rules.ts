import type { Provider } from '../parsing/connector.rules.js';
import type { LeadRule } from './lead-rule.dto.js';
import type { ApplyOutcome } from './intake-registration.constants.js';

/** The data of a connection that its registrations need. The entity of the connection has this type. */
export interface SubmissionConnection {
  id: string;
  name: string;
  provider: Provider;
  activityId: string | null;
  rules: LeadRule[];
}

/** The delivery that contains a submission. */
export interface SourceDelivery {
  id: string;
  receivedAt: Date;
  verification: 'verified' | 'unsigned';
  /** Number of replays. A replay replaces data of the same version, because the mapping may have changed. */
  replays?: number;
  /**
   * Whether an earlier delivery had the same key and a different content: the provider changed it without a new
   * version.
   */
  restates?: boolean;
}

/** Result of a submission: applied, ignored because newer data is stored, or applied and waiting for a review. */
export interface AppliedSubmission {
  outcome: ApplyOutcome;
  registrationId: string;
}
