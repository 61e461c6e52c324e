import { PAYLOAD_PATHS } from '../connectors/payload.paths.js';

const KNOWN: readonly string[] = PAYLOAD_PATHS;
/** Most paths of a mapping, and the longest. */
const MOST = 30;
const LONGEST = 500;

/** What is wrong with the paths of a mapping, as the rest of a sentence; undefined when nothing is. */
export function pathsFault(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'must be an object';
  const entries = Object.entries(given);
  if (entries.length > MOST) return `must have at most ${MOST} paths`;
  for (const [name, path] of entries) {
    // Null takes a path away, in a change.
    if (path === null) continue;
    // A misspelt externalId would make a new registration of every change.
    if (!KNOWN.includes(name)) return `must lead to some of ${KNOWN.join(', ')}`;
    if (typeof path !== 'string' || path.trim() === '' || path.length > LONGEST) {
      return `must give ${name} a path of 1 to ${LONGEST} characters`;
    }
  }
  return undefined;
}
