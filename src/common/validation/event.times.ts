import { invalidField } from '../errors/domain.errors.js';
import { resolveTime } from '../reference/local.times.js';

/**
 * The instant that a time of an event means in the event's zone.
 * @throws 422 `time.skipped` or `time.ambiguous` for a local time that a clock change takes out or doubles
 */
export function eventInstant(text: string, zone: string, pointer: string): Date {
  const resolved = resolveTime(text, zone);
  if (!resolved.ok) throw invalidField(pointer, resolved.code, resolved.detail);
  return resolved.at;
}
