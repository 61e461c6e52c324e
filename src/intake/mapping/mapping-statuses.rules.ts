import { SUBMISSION_STATUSES } from '../submission.js';

/** Most words of a mapping, and the longest. */
const MAX_WORDS = 100;
const MAX_WORD_LENGTH = 100;

/** Validates the statuses of a mapping: each problem has the word it is about, or null for all of them. */
export function validateStatuses(statuses: object | null | undefined): { word: string | null; detail: string }[] {
  const entries = Object.entries(statuses ?? {});
  if (entries.length > MAX_WORDS) return [{ word: null, detail: `statuses has at most ${MAX_WORDS} words.` }];
  const ours: readonly unknown[] = SUBMISSION_STATUSES;
  return entries.flatMap(([word, status]) => {
    if (word.trim() === '' || word.length > MAX_WORD_LENGTH) {
      return [{ word, detail: `A word in statuses has 1 to ${MAX_WORD_LENGTH} characters.` }];
    }
    // Null takes a word away, in a change.
    if (status === null || ours.includes(status)) return [];
    return [{ word, detail: `statuses says for "${word}" one of ${SUBMISSION_STATUSES.join(', ')}.` }];
  });
}
