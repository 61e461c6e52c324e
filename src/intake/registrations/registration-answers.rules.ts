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
  news: readonly FieldPart[],
): SubmittedAnswer[] {
  const isNews = ({ scope }: SubmittedAnswer) => news.includes(scope === 'order' ? 'orderAnswers' : 'answers');
  const brought = unmapped.filter(isNews);
  const isNewsOnAnswers = news.includes('answers');
  if (isNewsOnAnswers && !isPartial && answers.every(isNews)) return brought;
  const mentioned = new Set(answers.filter(isNews).map(({ key }) => key));
  if (isNewsOnAnswers) for (const key of emptied) mentioned.add(key);
  return [...known.filter(({ key }) => !mentioned.has(key)), ...brought];
}
