import { PAYLOAD_PATHS } from '../parsing/payload-paths.rules.js';
import { SUBMISSION_STATUSES } from '../parsing/submission.rules.js';

const KNOWN: readonly string[] = PAYLOAD_PATHS;
/** Maximum number of paths in a mapping. */
const MAX_PATHS = 30;
/** Maximum length of a path. */
const MAX_PATH_LENGTH = 500;

/** Returns the problem of the paths of a mapping as the rest of a sentence; undefined if they are valid. */
export function validatePaths(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'must be an object';
  const entries = Object.entries(given);
  if (entries.length > MAX_PATHS) return `must have at most ${MAX_PATHS} paths`;
  for (const [name, path] of entries) {
    // In a change, null removes a path.
    if (path === null) continue;
    // Without this check a misspelt externalId would create a new registration for every change.
    if (!KNOWN.includes(name)) return `must have only keys from ${KNOWN.join(', ')}`;
    if (typeof path !== 'string' || path.trim() === '' || path.length > MAX_PATH_LENGTH) {
      return `must give ${name} a path of 1 to ${MAX_PATH_LENGTH} characters`;
    }
  }
  return undefined;
}

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
