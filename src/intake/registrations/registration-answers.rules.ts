import type { Submission, SubmittedAnswer } from '../parsing/submission.rules.js';
import type { FieldPart } from '../model/registration-order.rules.js';

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
