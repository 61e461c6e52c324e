import { createInvalidFieldError } from '../errors/domain.errors.js';
import { resolveTime } from './local-times.rules.js';

/**
 * Converts the time of an event to an instant in the event's zone.
 * @throws 422 `time.skipped` or `time.ambiguous` for a local time that a clock change skips or repeats
 */
export function resolveEventTime(text: string, zone: string, pointer: string): Date {
  const resolved = resolveTime(text, zone);
  if (!resolved.ok) throw createInvalidFieldError(pointer, resolved.code, resolved.detail);
  return resolved.at;
}
