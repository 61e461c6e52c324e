import type { Submission, SubmittedAnswer } from '../submission.js';
import type { SaidPart } from './registration.order.rules.js';

/**
 * The answers of a registration after a submission. A submission that has all of them replaces them; a partial one, and one
 * that is news on the answers of its order only, replaces those that it mentions.
 *
 * @param unmapped the answers of the submission that no field takes
 */
export function mergeAnswers(
  known: readonly SubmittedAnswer[],
  unmapped: readonly SubmittedAnswer[],
  { answers, isPartial = false, emptied = [] }: Submission,
  news: readonly SaidPart[],
): SubmittedAnswer[] {
  const isNews = ({ scope }: SubmittedAnswer) => news.includes(scope === 'order' ? 'orderAnswers' : 'answers');
  const brought = unmapped.filter(isNews);
  const isNewsOnAnswers = news.includes('answers');
  if (isNewsOnAnswers && !isPartial && answers.every(isNews)) return brought;
  const mentioned = new Set(answers.filter(isNews).map(({ key }) => key));
  if (isNewsOnAnswers) for (const key of emptied) mentioned.add(key);
  return [...known.filter(({ key }) => !mentioned.has(key)), ...brought];
}
