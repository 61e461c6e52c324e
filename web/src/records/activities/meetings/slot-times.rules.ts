import { formatTime } from '../../../shared/format/format.rules';
import { BRUSSELS, isOtherTime } from '../../../shared/format/zone-time.rules';

/** Formats the times of a slot in a zone: 14:00 – 14:30. */
export function formatTimes(slot: { startsAt: string; endsAt: string }, language: string, zone: string): string {
  return `${formatTime(slot.startsAt, zone, language)} – ${formatTime(slot.endsAt, zone, language)}`;
}

/** Formats the times of a slot in Brussels; null where the clock of the activity shows the same. */
export function formatBrusselsTimes(
  slot: { startsAt: string; endsAt: string },
  language: string,
  zone: string,
): string | null {
  return isOtherTime(slot.startsAt, zone, BRUSSELS) ? formatTimes(slot, language, BRUSSELS) : null;
}
