import { formatTime } from './format.rules';
import { getFormat } from './intl-formats.rules';
import { BRUSSELS, getLocalTime, getZonePlace, listDistinctZones } from './zone-time.rules';
import { toLocale } from '../i18n/languages.constants';

/** The hours of an event, and the time zone in which it takes place. */
export interface EventHours {
  startsAt: string;
  endsAt: string;
  timezone: string;
}

/** The hours of an event on the clocks of a place. */
export interface EventTime {
  place: string;
  text: string;
}

/**
 * Lists the hours of an event: in its own time zone, and beside it in Brussels, if the clocks show another time there.
 * The zone of the browser would only be noise.
 */
export function listEventTimes(event: EventHours, language: string): EventTime[] {
  return listDistinctZones(event.startsAt, [event.timezone, BRUSSELS]).map((zone) => ({
    place: getZonePlace(zone, language),
    text: formatHours(event, zone, language),
  }));
}

/** Formats the hours of an event in a time zone. The day is named once if it is the same. */
export function formatHours(
  { startsAt, endsAt }: Pick<EventHours, 'startsAt' | 'endsAt'>,
  zone: string,
  language: string,
) {
  const format = getFormat(Intl.DateTimeFormat, toLocale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return format.formatRange(new Date(startsAt), new Date(endsAt));
}

/** Formats a moment on the clocks of a time zone. */
export function formatMomentIn(moment: string, zone: string, language: string): string {
  return getFormat(Intl.DateTimeFormat, toLocale(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(moment));
}

/** Formats a moment of today by its time, and one of another day by its day too. */
export function formatRecentMoment(moment: string, zone: string, language: string, now = Date.now()): string {
  const isToday = getLocalTime(moment, zone).day === findDayIn(zone, now);
  return isToday ? formatTime(moment, zone, language) : formatMomentIn(moment, zone, language);
}

/** Returns a moment as the input for a local time edits it: `2027-03-08T09:30`. Nothing is an empty text. */
export function toLocalInput(moment: string | null, zone: string): string {
  if (moment === null) return '';
  const { day, time } = getLocalTime(moment, zone);
  return `${day}T${time}`;
}

/** Returns the present day in a time zone. */
export function findDayIn(zone: string, now = Date.now()): string {
  return getLocalTime(now, zone).day;
}
