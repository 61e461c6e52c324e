import type { Provider } from '../connectors/connector.js';
import type { LeadRule } from '../rules/rule.dto.js';
import type { ApplyOutcome } from './registration.vocabulary.js';

/** What of a connection matters to its registrations; the record of the connection is one. */
export interface RegisteringConnection {
  id: string;
  name: string;
  provider: Provider;
  activityId: string | null;
  rules: LeadRule[];
}

/** The delivery that brings a registration. */
export interface BringingDelivery {
  id: string;
  receivedAt: Date;
  verification: 'verified' | 'unsigned';
  /** How often it was replayed. What a replay says of the version that is known replaces it: the mapping may be another. */
  replays?: number;
  /** Whether one before it had the same key and said something else: the sender says it otherwise without a new version. */
  restates?: boolean;
}

/** What became of a submission: applied, older than what is known, or applied and waiting for somebody to look at it. */
export interface AppliedSubmission {
  outcome: ApplyOutcome;
  registrationId: string;
}
