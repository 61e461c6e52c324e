import { SUBMISSION_STATUSES } from '../parsing/submission.rules.js';

/** Maximum number of status words in a mapping. */
const MAX_WORDS = 100;
/** Maximum length of a status word. */
const MAX_WORD_LENGTH = 100;

/** Validates the statuses of a mapping. Each problem names the wrong word, or null for all words. */
export function validateStatuses(statuses: object | null | undefined): { word: string | null; detail: string }[] {
  const entries = Object.entries(statuses ?? {});
  if (entries.length > MAX_WORDS) return [{ word: null, detail: `statuses must have at most ${MAX_WORDS} words.` }];
  const ours: readonly unknown[] = SUBMISSION_STATUSES;
  return entries.flatMap(([word, status]) => {
    if (word.trim() === '' || word.length > MAX_WORD_LENGTH) {
      return [{ word, detail: `A word in statuses must have 1 to ${MAX_WORD_LENGTH} characters.` }];
    }
    // In a change, null removes a word.
    if (status === null || ours.includes(status)) return [];
    return [{ word, detail: `statuses must map "${word}" to one of ${SUBMISSION_STATUSES.join(', ')}.` }];
  });
}
