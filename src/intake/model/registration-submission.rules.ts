import type { Provider } from '../parsing/connector.rules.js';
import type { LeadRule } from './lead-rule.dto.js';
import type { ApplyOutcome } from './intake-registration.constants.js';
import type { Submission, SubmittedAnswer } from '../parsing/submission.rules.js';
import type { FieldPart } from './registration-order.rules.js';

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
  /** Whether the registration waits for a review from now on. */
  isNewReview: boolean;
}

/**
 * Returns the answers of a registration after a submission. A complete submission replaces all answers. A partial
 * submission, and one that is newer only on the answers of the order, replaces the answers that it mentions.
 *
 * @param unmapped the answers of the submission that no field takes
 */
export function mergeAnswers(
  known: readonly SubmittedAnswer[],
  unmapped: readonly SubmittedAnswer[],
  { answers, isPartial = false, emptied = [] }: Submission,
  newerParts: readonly FieldPart[],
): SubmittedAnswer[] {
  const isNewer = ({ scope }: SubmittedAnswer) => newerParts.includes(scope === 'order' ? 'orderAnswers' : 'answers');
  const newer = unmapped.filter(isNewer);
  const hasNewerAnswers = newerParts.includes('answers');
  if (hasNewerAnswers && !isPartial && answers.every(isNewer)) return newer;
  const mentioned = new Set(answers.filter(isNewer).map(({ key }) => key));
  if (hasNewerAnswers) for (const key of emptied) mentioned.add(key);
  return [...known.filter(({ key }) => !mentioned.has(key)), ...newer];
}
